"""What is indexed there is found, generation by generation, whoever else is at it."""

import shutil
import urllib.error
from pathlib import Path

import pytest
from cluster import Cluster
from there import There

from indexer.engines import store_of
from indexer.index import open_index
from indexer.opensearch import store as store_module
from indexer.opensearch.store import RemoteStore
from indexer.update.update import verify
from text.errors import IndexBusy, KyogoError

pytestmark = pytest.mark.engine

TEXTS = {f"{n}.txt": f"第1版の取組要請書、文書{n}。会費は千円である。" for n in range(5)}
NEWER = {name: text.replace("第1版", "第2版") for name, text in TEXTS.items()}


@pytest.fixture
def there(cluster: Cluster, tmp_path: Path, request: pytest.FixtureRequest) -> There:
    name = request.node.name.removeprefix("test_").split("[")[0][:60].replace("_", "-")
    return There(tmp_path / "corpus", cluster.urls, f"kyogo-{name}").trust()


def test_what_was_added_changed_and_taken_away_is_so_in_the_next_answer(there: There) -> None:
    there.update(TEXTS)
    assert there.hits("第1版") == sorted(TEXTS)
    changed = {**TEXTS, "0.txt": "別の文。", "9.txt": "第1版に加わった。"}
    del changed["4.txt"]
    changes = there.update(changed)
    assert (changes.added, changes.changed, changes.removed) == (["9.txt"], ["0.txt"], ["4.txt"])
    assert there.hits("第1版") == ["1.txt", "2.txt", "3.txt", "9.txt"]
    assert there.index().raw(0) == "別の文。"


def test_an_index_held_open_answers_from_its_own_generation(there: There) -> None:
    there.update(TEXTS)
    held = there.index()
    there.update(NEWER)
    assert [held.raw(number) for number in range(5)] == list(TEXTS.values())
    assert there.hits("第2版") == sorted(TEXTS)
    assert there.hits("第1版") == []


def test_a_rebuild_takes_the_place_of_the_old_index_at_once(there: There) -> None:
    there.update(TEXTS)
    before = set(there.ask(f"_alias/{there.name}"))
    there.update(NEWER, rebuild=True)
    after = set(there.ask(f"_alias/{there.name}"))
    assert len(after) == 1
    assert before != after
    assert there.hits("第2版") == sorted(TEXTS)


def test_an_update_in_which_nothing_changed_writes_nothing(there: There) -> None:
    texts = dict(TEXTS)
    there.update(texts)
    before = there.index().manifest
    there.update(texts)
    assert there.index().manifest == before


def test_copies_that_were_lost_or_spoilt_here_are_fetched_again(
    there: There, tmp_path: Path
) -> None:
    there.update(TEXTS)
    for path in (tmp_path / "cache").rglob("segment-*"):
        path.write_bytes(path.read_bytes()[:-1])
    assert there.hits("会費") == sorted(TEXTS)
    assert verify(there.root).generation == 1


def test_a_writer_that_died_on_the_way_leaves_the_old_answers_and_the_next_one_goes_on(
    there: There, monkeypatch: pytest.MonkeyPatch
) -> None:
    there.update(TEXTS)
    with monkeypatch.context() as patched:
        patched.setattr(RemoteStore, "commit", lambda *_: (_ for _ in ()).throw(OSError(5, "cut")))
        with pytest.raises(OSError, match="cut"):
            there.update(NEWER)
    assert there.hits("第1版") == sorted(TEXTS)
    there.update(NEWER)
    assert there.hits("第2版") == sorted(TEXTS)
    assert there.hits("会費") == sorted(TEXTS)


def test_two_machines_do_not_write_at_once(
    there: There, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    there.update(TEXTS)
    store = store_module.RemoteStore
    with monkeypatch.context() as patched:
        patched.setattr(store, "_machine", lambda _: "another machine")
        patched.setattr("indexer.opensearch.writer_lease.Lease.held", _kept_for_ever)
        there.update({**TEXTS, "7.txt": "第1版。"})
    with pytest.raises(IndexBusy):
        there.update(NEWER)
    assert there.hits("第1版") == sorted([*TEXTS, "7.txt"])


def _kept_for_ever(lease: object, wait: float) -> object:
    from contextlib import nullcontext

    lease._prepare()  # type: ignore[attr-defined]
    assert lease._take() is None  # type: ignore[attr-defined]
    return nullcontext()


def test_a_name_that_belongs_to_somebody_else_is_left_alone(there: There) -> None:
    there.ask(there.name, "PUT", {"mappings": {"properties": {"text": {"type": "text"}}}})
    with pytest.raises(KyogoError) as refused:
        there.update(TEXTS)
    assert refused.value.code == "engine.foreign-index"
    assert there.ask(f"{there.name}/_count")["count"] == 0
    assert list(there.ask(f"{there.name}/_mapping")) == [there.name]


def test_an_alias_of_somebody_elses_is_left_alone(there: There) -> None:
    there.ask("others-own", "PUT", {"aliases": {there.name: {}}})
    with pytest.raises(KyogoError) as refused:
        there.update(TEXTS)
    assert refused.value.code == "engine.foreign-index"
    there.ask("others-own", "DELETE")


def test_an_index_that_is_read_only_is_said_to_be_and_goes_on_answering(there: There) -> None:
    there.update(TEXTS)
    (name,) = there.ask(f"_alias/{there.name}")
    there.ask(f"{name}/_settings", "PUT", {"index.blocks.write": True})
    with pytest.raises(KyogoError) as refused:
        there.update(NEWER)
    assert refused.value.code in ("engine.full", "engine.read-only")
    assert there.hits("第1版") == sorted(TEXTS)
    there.ask(f"{name}/_settings", "PUT", {"index.blocks.write": None})
    there.update(NEWER)
    assert there.hits("第2版") == sorted(TEXTS)


def test_pieces_that_are_gone_from_the_cluster_are_said_to_be(there: There, tmp_path: Path) -> None:
    there.update(TEXTS)
    store_of(there.root).cluster.delete(there.name, {"term": {"sort": "piece"}})  # type: ignore[attr-defined]
    for path in (tmp_path / "cache").rglob("segment-*"):
        path.unlink()
    with pytest.raises(KyogoError) as lost:
        there.hits("会費")
    assert lost.value.code == "engine.piece-missing"
    there.update(TEXTS, rebuild=True)
    assert there.hits("会費") == sorted(TEXTS)


def test_what_is_no_longer_in_force_is_deleted_there(there: There) -> None:
    texts = dict(TEXTS)
    for number in range(6):
        texts["0.txt"] = f"第{number}稿。"
        there.update(texts)
    (name,) = there.ask(f"_alias/{there.name}")
    there.ask(f"{name}/_refresh", "POST")
    body = {"query": {"term": {"sort": "manifest"}}}
    assert there.ask(f"{name}/_count", "POST", body)["count"] <= 3


def test_no_index_yet_is_one_sentence(there: There) -> None:
    with pytest.raises(KyogoError) as none:
        there.index()
    assert none.value.code == "index.none"
    with pytest.raises(urllib.error.HTTPError):
        there.ask(there.name)


def test_a_machine_without_the_documents_answers_every_command_from_the_cluster(
    cluster: Cluster, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from bench.engines import two_folders
    from cli import run
    from commands.support.fresh_index import bring_up_to_date
    from readers.corpus import Corpus

    shipped = Path(__file__).resolve().parents[3] / "corpus"
    here, there = two_folders(shipped, cluster.urls, tmp_path, "kyogo-no-documents")
    bring_up_to_date(Corpus(there))
    for path in list(there.iterdir()):
        if path.is_dir():
            shutil.rmtree(path)
    name = "letters/2019-08-06-jichiro.txt"
    for command in (
        ["list", "--format", "json"],
        ["show", name],
        ["similar", name],
        ["search", "取得勧奨"],
        ["kwic", "取得"],
        ["freq"],
        ["collocates", "取得"],
        ["keyness", "letters", "posts"],
    ):
        said = []
        for folder in (here, there):
            code = run(["--corpus", str(folder), *command])
            said.append((code, capsys.readouterr().out))
        assert said[0] == said[1], command
    assert run(["--corpus", str(there), "index"]) == 2
    assert len(open_index(there).documents) == len(open_index(here).documents) > 0


def test_documents_that_differ_from_the_index_are_told_of_and_the_index_answers(
    cluster: Cluster, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from cli import run

    there = There(tmp_path / "corpus", cluster.urls, "kyogo-behind").trust()
    (there.root / "a.txt").write_text("会費は千円です。", "utf-8")
    asked = ["--corpus", str(there.root), "--lang", "en", "search", "会費"]
    assert run(["--corpus", str(there.root), "index"]) == 0
    assert run(asked) == 0
    assert "differ" not in capsys.readouterr().err
    (there.root / "a.txt").write_text("会費は二千円になりました。", "utf-8")
    assert run(asked) == 0
    said = capsys.readouterr()
    assert "千円です" in said.out
    assert "differ from the index" in said.err
