"""With `https` one talks to whom the certificates say, or not at all."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from certificates import Authority
from cluster import Cluster as Nodes
from guarded import Door
from test_trust import VERSION, Host
from there import There

from indexer.opensearch.cluster import Cluster
from indexer.opensearch.settings import Credentials, EngineSettings, engine_settings
from text.errors import KyogoError

Guard = Callable[..., Door]


@pytest.fixture
def house(tmp_path: Path) -> Authority:
    return Authority(tmp_path / "house", "house")


@pytest.fixture
def host() -> Iterator[Host]:
    made = Host(body=VERSION)
    yield made
    made.close()


@pytest.fixture
def guard() -> Iterator[Guard]:
    made: list[Door] = []

    def door(*arguments: str | tuple[str, str]) -> Door:
        made.append(Door(*arguments))  # type: ignore[arg-type]
        return made[-1]

    yield door
    for one in made:
        one.close()


def _asked(url: str, ca: str, who: Credentials | None = None) -> str:
    """Return the version that is told at `url`, or the code of the sentence that refuses."""
    who = who or Credentials()
    cluster = Cluster(EngineSettings((url,), "kyogo-a", ca), who, patience=0.2)
    try:
        return str(cluster.ask(lambda client: client.info())["version"]["number"])
    except KyogoError as refused:
        return refused.code
    finally:
        cluster.close()


def test_whom_the_house_vouches_for_is_asked(house: Authority, host: Host, guard: Guard) -> None:
    assert _asked(guard(host.url, house.vouches("node")).url, house.ca) == "2.19.6"


@pytest.mark.parametrize(
    ("whose", "address", "days"),
    [
        ("nobody's", "127.0.0.1", 1),  # no ca is named, and the system knows none such
        ("another's", "127.0.0.1", 1),
        ("house", "127.0.0.2", 1),
        ("house", "127.0.0.1", -1),
    ],
    ids=["unknown", "another authority's", "of another host", "run out"],
)  # fmt: skip
def test_a_certificate_that_does_not_hold_lets_nothing_through(
    house: Authority, host: Host, guard: Guard, tmp_path: Path, whose: str, address: str, days: int
) -> None:
    door = guard(host.url, house.vouches("node", address, days))
    known = {
        "house": house.ca,
        "nobody's": "",
        "another's": Authority(tmp_path / "other", "house").ca,
    }
    secret = Credentials("kyogo", "opensesame")
    assert _asked(door.url, known[whose], secret) == "engine.bad-certificate"
    assert host.asked == []


def test_a_client_shows_its_certificate_where_one_is_asked_for(
    house: Authority, host: Host, guard: Guard
) -> None:
    door = guard(host.url, house.vouches("node"), house.ca)
    certificate, key = house.vouches("reader")
    assert _asked(door.url, house.ca, Credentials("", "", certificate, key)) == "2.19.6"
    before = list(host.asked)
    assert _asked(door.url, house.ca) in ("engine.bad-certificate", "engine.unreachable")
    assert host.asked == before


@pytest.mark.parametrize("missing", ["ca", "certificate", "key"])
def test_a_file_that_is_not_there_is_named(house: Authority, missing: str) -> None:
    certificate, key = house.vouches("reader")
    files = {"ca": house.ca, "certificate": certificate, "key": key, missing: "/nowhere/x.pem"}
    who = Credentials("", "", files["certificate"], files["key"])
    with pytest.raises(KyogoError) as refused:
        Cluster(EngineSettings(("https://127.0.0.1:1",), "kyogo-a", files["ca"]), who)
    assert refused.value.code == "engine.no-certificate"
    assert "/nowhere/x.pem" in str(refused.value)


@pytest.mark.parametrize("key", ["text", "folder", "of another"])
def test_what_is_no_certificate_or_no_key_of_it_is_one_sentence(
    house: Authority, tmp_path: Path, key: str
) -> None:
    certificate, _ = house.vouches("reader")
    wrong = {"text": tmp_path / "k.pem", "folder": tmp_path, "of another": tmp_path / "o"}[key]
    if key == "text":
        wrong.write_text("鍵ではない")
    if key == "of another":
        wrong = Path(house.vouches("somebody")[1])
    who = Credentials("", "", certificate, str(wrong))
    assert _code_of(EngineSettings(("https://127.0.0.1:1",), "kyogo-a", house.ca), who) in (
        "engine.no-certificate",
        "engine.bad-certificate-file",
    )


def test_a_ca_that_is_no_certificate_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("証明書ではない", "utf-8")
    settings = EngineSettings(("https://127.0.0.1:1",), "kyogo-a", str(tmp_path / "ca.pem"))
    assert _code_of(settings, Credentials()) == "engine.bad-certificate-file"


def _code_of(settings: EngineSettings, who: Credentials) -> str:
    with pytest.raises(KyogoError) as refused:
        Cluster(settings, who, patience=0.2).ask(lambda client: client.info())
    return refused.value.code


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://search.example.jp:9200", "engine.password-in-clear"),
        ("http://192.0.2.7:9200", "engine.password-in-clear"),
        ("http://127.0.0.1:1", "engine.unreachable"),
        ("http://localhost:1", "engine.unreachable"),
        ("http://[::1]:1", "engine.unreachable"),
    ],
)
def test_a_password_goes_nowhere_in_clear_but_on_this_machine(url: str, code: str) -> None:
    assert _code_of(EngineSettings((url,), "kyogo-a"), Credentials("kyogo", "secret")) == code


def test_hosts_with_and_without_tls_are_not_one_cluster(tmp_path: Path) -> None:
    urls = 'url = ["https://a.example.jp:9200", "http://b.example.jp:9200"]'
    (tmp_path / "kyogo.toml").write_text(f'[engine]\n{urls}\nindex = "kyogo-a"\n', "utf-8")
    with pytest.raises(KyogoError) as refused:
        engine_settings(tmp_path)
    assert refused.value.code == "check.bad-settings"


@pytest.mark.engine
def test_a_cluster_behind_tls_gives_the_answers_that_it_gives_without(
    cluster: Nodes,
    house: Authority,
    guard: Guard,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = {f"{n}.txt": f"第{n}号の要請書。会費は千円である。" for n in range(5)}
    doors = [guard(url, house.vouches(f"node{n}"), house.ca) for n, url in enumerate(cluster.urls)]
    certificate, key = house.vouches("writer")
    monkeypatch.setenv("KYOGO_ENGINE_CERTIFICATE", certificate)
    monkeypatch.setenv("KYOGO_ENGINE_KEY", key)
    corpus, urls = tmp_path / "corpus", [door.url for door in doors]
    there = There(corpus, urls, "kyogo-behind-tls", f'ca = "{house.ca}"\n').trust()
    there.update(texts)
    assert there.hits("要請書") == sorted(texts)
    plain = There(tmp_path / "plain", cluster.urls, "kyogo-behind-tls").trust()
    assert plain.hits("要請書") == sorted(texts)
    assert sum(door.passed for door in doors) > 0
