"""The cache is the user's alone: no link in it is followed, nothing foreign in it is deleted."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cli import run
from indexer.store.generations import Store
from text.private import cache_folder

pytestmark = pytest.mark.skipif(not hasattr(os, "getuid"), reason="owners as POSIX knows them")


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "kyogo.toml").touch()
    (folder / "letter.txt").write_text("議事録を送ります。\n", "utf-8")
    (tmp_path / "cache").mkdir(mode=0o700)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(folder)
    own = tmp_path / "own"
    own.mkdir(mode=0o700)
    for name in ("important.doc", "gen-notes.json", "part-list.kyogo.txt", "CURRENT.bak"):
        (own / name).write_text("大切なもの")
    return folder


def _link_for_key(store: Store, own: Path) -> None:
    cache_folder().mkdir(mode=0o700)
    store.folder.symlink_to(own)


def _link_for_parent(store: Store, own: Path) -> None:
    cache_folder().symlink_to(own)


def _open_parent(store: Store, own: Path) -> None:
    cache_folder().mkdir()
    cache_folder().chmod(0o777)


def _group_parent(store: Store, own: Path) -> None:
    cache_folder().mkdir()
    cache_folder().chmod(0o770)


def _open_base(store: Store, own: Path) -> None:
    cache_folder().parent.chmod(0o777)


def _open_key(store: Store, own: Path) -> None:
    store.folder.mkdir(parents=True)
    store.folder.chmod(0o777)


def _file_for_key(store: Store, own: Path) -> None:
    cache_folder().mkdir(mode=0o700)
    store.folder.write_text("a file")


def _foreign_key(store: Store, own: Path) -> None:
    if os.getuid() != 0:
        pytest.skip("only root can give a folder away")
    cache_folder().mkdir(mode=0o700)
    store.folder.mkdir(mode=0o700)
    os.chown(store.folder, 65534, 65534)


def _foreign_parent(store: Store, own: Path) -> None:
    if os.getuid() != 0:
        pytest.skip("only root can give a folder away")
    cache_folder().mkdir(mode=0o700)
    os.chown(cache_folder(), 65534, 65534)


REFUSED: list[Callable[[Store, Path], None]] = [
    *(_link_for_key, _link_for_parent, _open_parent, _group_parent, _open_base, _open_key),
    *(_file_for_key, _foreign_key, _foreign_parent),
]


@pytest.mark.parametrize("prepared", REFUSED)
def test_a_folder_that_is_not_the_users_alone_is_refused_and_left(
    prepared: Callable[[Store, Path], None], corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = corpus.parent / "own"
    prepared(Store(corpus), own)
    before = {path.name: path.read_text() for path in own.iterdir()}
    assert run(["--lang", "en", "search", "議事録"]) == 2
    assert "is not private to you" in capsys.readouterr().err
    assert {path.name: path.read_text() for path in own.iterdir()} == before


@pytest.mark.parametrize("name", ["lock", "CURRENT", "gen-1.json", "gen-2.json.tmp", "CURRENT.tmp"])
@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_a_link_inside_the_folder_costs_its_target_nothing(
    name: str, link: Callable[[Path, Path], None], corpus: Path
) -> None:
    assert run(["search", "議事録"]) == 0
    store, victim = Store(corpus), corpus.parent / "own" / "important.doc"
    (store.folder / name).unlink(missing_ok=True)
    link(victim, store.folder / name)
    (corpus / "another.txt").write_text("議事録をもう一つ。\n", "utf-8")
    assert run(["search", "議事録"]) in (0, 2)
    assert run(["index", "--rebuild"]) in (0, 2)
    assert victim.read_text() == "大切なもの"


def test_only_what_an_index_is_made_of_is_deleted(corpus: Path) -> None:
    assert run(["search", "議事録"]) == 0
    folder = Store(corpus).folder
    foreign = ["important.doc", "gen-x.json", "part-.txt", "notes.tmp", "x.kyogo", "written"]
    for name in foreign:
        (folder / name).write_text("大切なもの")
    (folder / "gen-7.json.tmp").write_text("left behind by a writer that was killed")
    for number in range(3):
        (corpus / f"{number}.txt").write_text(f"議事録 {number}\n", "utf-8")
        assert run(["search", "議事録"]) == 0
    assert {name for name in foreign if not (folder / name).exists()} == set()
    assert not (folder / "gen-7.json.tmp").exists()


def test_a_cache_that_is_a_link_to_another_disk_is_used(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (corpus.parent / "disk").mkdir(mode=0o700)
    (corpus.parent / "linked").symlink_to(corpus.parent / "disk")
    monkeypatch.setenv("XDG_CACHE_HOME", str(corpus.parent / "linked"))
    assert run(["search", "議事録"]) == 0
    assert (corpus.parent / "disk" / "kyogo").stat().st_mode & 0o777 == 0o700
