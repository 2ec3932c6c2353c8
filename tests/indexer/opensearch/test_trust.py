"""To whom anything is sent: to hosts that the user confirmed, and to no other."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from there import There

from indexer.opensearch.cluster import Cluster
from indexer.opensearch.settings import Credentials, EngineSettings, engine_settings
from text.errors import KyogoError

OLD = {"version": {"number": "1.3.2", "distribution": "opensearch"}}
VERSION = {"version": {"number": "2.19.6", "distribution": "opensearch"}}


class Host:
    """Something on loopback that answers every request alike, and remembers them."""

    def __init__(self, status: int = 200, body: object = None, headers: object = ()) -> None:
        asked: list[str] = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(f"{self.command} {self.path} {self.headers.get('Authorization', '')}")
                self.send_response(status)
                for name, value in dict(headers).items():  # type: ignore[call-overload]
                    self.send_header(name, value)
                content = json.dumps({} if body is None else body).encode()
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(content)

            do_POST = do_PUT = do_HEAD = do_GET  # noqa: N815

            def log_message(self, *_: object) -> None:
                pass

        self.asked = asked
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def hosts() -> Iterator[list[Host]]:
    made: list[Host] = []
    yield made
    for host in made:
        host.close()


def _code(there: There) -> str:
    with pytest.raises(KyogoError) as refused:
        there.update({"a.txt": "秘密の文書。"})
    assert "秘密" not in str(refused.value)
    return refused.value.code


def test_a_host_that_nobody_confirmed_is_not_even_asked(hosts: list[Host], tmp_path: Path) -> None:
    hosts.append(Host(body=VERSION))
    there = There(tmp_path / "from-elsewhere", [hosts[0].url], "kyogo-a")
    assert _code(there) == "engine.not-trusted"
    with pytest.raises(KyogoError):
        there.index()
    assert hosts[0].asked == []


def test_confirming_one_host_or_index_confirms_no_other(hosts: list[Host], tmp_path: Path) -> None:
    hosts += [Host(body=VERSION), Host(body=VERSION)]
    There(tmp_path / "a", [hosts[0].url], "kyogo-a").trust()
    for urls, index in (
        ([hosts[1].url], "kyogo-a"),
        ([hosts[0].url, hosts[1].url], "kyogo-a"),
        ([hosts[0].url], "kyogo-b"),
    ):
        assert _code(There(tmp_path / "b", urls, index)) == "engine.not-trusted"
    assert hosts[0].asked == hosts[1].asked == []


def test_no_redirect_is_followed(hosts: list[Host], tmp_path: Path) -> None:
    hosts.append(Host(body=VERSION))
    for status in (301, 302, 307, 308):
        hosts.append(Host(status, headers={"Location": f"{hosts[0].url}/"}))
        there = There(tmp_path / str(status), [hosts[-1].url], "kyogo-a").trust()
        assert _code(there) == "engine.redirects"
    assert hosts[0].asked == []


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (401, {"error": "no"}, "engine.wrong-password"),
        (403, {"error": {"type": "security_exception"}}, "engine.not-allowed"),
        (200, OLD, "engine.wrong-version"),
        (200, {"version": {"number": "8.15.0"}}, "engine.wrong-version"),
        (200, {"hello": "world"}, "engine.wrong-version"),
        (200, [], "engine.wrong-version"),
        (418, {}, "engine.refused"),
    ],
)  # fmt: skip
def test_a_host_that_will_not_or_cannot_is_one_sentence(
    hosts: list[Host], tmp_path: Path, status: int, body: object, code: str
) -> None:
    hosts.append(Host(status, body))
    assert _code(There(tmp_path / "c", [hosts[0].url], "kyogo-a").trust()) == code


def test_a_host_that_is_not_there_is_one_sentence(hosts: list[Host]) -> None:
    hosts.append(Host())
    url = hosts[0].url
    hosts.pop().close()
    cluster = Cluster(EngineSettings((url,), "kyogo-a"), Credentials(), patience=0.2)
    with pytest.raises(KyogoError) as refused:
        cluster.ask(lambda client: client.info())
    assert refused.value.code == "engine.unreachable"


def test_user_and_password_come_from_the_environment_alone(
    hosts: list[Host], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hosts.append(Host(401))
    monkeypatch.setenv("KYOGO_ENGINE_USER", "kyogo")
    monkeypatch.setenv("KYOGO_ENGINE_PASSWORD", "opensesame")
    _code(There(tmp_path / "d", [hosts[0].url], "kyogo-a").trust())
    assert all("Basic " in line for line in hosts[0].asked)
    assert "opensesame" not in repr(Credentials("kyogo", "opensesame"))


@pytest.mark.parametrize(
    "lines",
    [
        'url = "https://user:secret@host:9200"\nindex = "kyogo-a"',
        'url = "https://host:9200/elsewhere"\nindex = "kyogo-a"',
        'url = "ftp://host:9200"\nindex = "kyogo-a"',
        'url = "https://host"\nindex = "kyogo-a"',
        'url = []\nindex = "kyogo-a"',
        'url = "https://host:9200"\nindex = "letters"',
        'url = "https://host:9200"\nindex = "kyogo-*"',
        'url = "https://host:9200"\nindex = "kyogo-A/../b"',
        'url = "https://host:9200"',
        'url = "https://host:9200"\nindex = "kyogo-a"\nshards = 0',
        'url = "https://host:99999"\nindex = "kyogo-a"',
    ],
)
def test_settings_that_make_no_sense_are_refused(tmp_path: Path, lines: str) -> None:
    (tmp_path / "kyogo.toml").write_text(f"[engine]\n{lines}\n", "utf-8")
    with pytest.raises(KyogoError) as refused:
        engine_settings(tmp_path)
    assert refused.value.code == "check.bad-settings"


def test_without_the_table_all_is_as_before(tmp_path: Path) -> None:
    assert engine_settings(tmp_path) is None
    (tmp_path / "kyogo.toml").write_text('exclude = ["x/**"]\n', "utf-8")
    assert engine_settings(tmp_path) is None


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (500, "node_not_connected_exception"),
        (500, "node_disconnected_exception"),
        (503, "master_not_discovered_exception"),
        (429, "es_rejected_execution_exception"),
    ],
)
def test_a_node_that_has_just_gone_is_waited_for(hosts: list[Host], status: int, kind: str) -> None:
    hosts.append(Host(status, {"error": {"type": kind, "reason": "…"}, "status": status}))
    cluster = Cluster(EngineSettings((hosts[0].url,), "kyogo-a"), Credentials(), patience=0.3)
    with pytest.raises(KyogoError):
        cluster.ask(lambda client: client.info())
    assert len(hosts[0].asked) > 1


def test_what_the_host_will_never_do_is_asked_once(hosts: list[Host]) -> None:
    hosts.append(Host(500, {"error": {"type": "null_pointer_exception"}, "status": 500}))
    cluster = Cluster(EngineSettings((hosts[0].url,), "kyogo-a"), Credentials(), patience=0.3)
    with pytest.raises(KyogoError):
        cluster.ask(lambda client: client.info())
    assert len(hosts[0].asked) == 1
