"""Rows 8, 9 and 10: a damaged, foreign or poisoned index is refused by name and made anew."""

import json
import pickle
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from indexer.store.generations import Store
from tests.indexer.faults.folder import Folder, refusal
from text.errors import IndexDamaged, IndexOutdated


def made(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path)
    folder.update(0)
    folder.update(1)
    return folder


def check_refused_or_right(folder: Folder) -> bool:
    """Whether the index is refused as damaged; fails if it answers wrongly or falls over."""
    error = refusal(lambda: folder.state() == 1 or pytest.fail("a wrong answer"))
    assert (
        error is None or type(error) in (IndexDamaged, IndexOutdated) or error.code == "index.none"
    )
    return error is not None


def flip(folder: Folder, times: int) -> int:
    chance = random.Random(8)
    refused = 0
    for _ in range(times):
        file = chance.choice(folder.files())
        content = file.read_bytes()
        place = chance.randrange(len(content))
        bad = bytearray(content)
        bad[place] ^= 1 << chance.randrange(8)
        file.write_bytes(bad)
        refused += check_refused_or_right(folder)
        file.write_bytes(content)
    assert folder.state() == 1
    return refused


@pytest.mark.parametrize("times", [100, pytest.param(10_000, marks=pytest.mark.crash)])
def test_a_flipped_bit_is_refused_or_harmless(tmp_path: Path, times: int) -> None:
    folder = made(tmp_path)
    assert flip(folder, times) > times // 4


def truncated(file: Path) -> None:
    size = file.stat().st_size
    with open(file, "r+b") as stream:
        stream.truncate(size // 3)


DAMAGES: list[Callable[[Path], object]] = [
    truncated,
    lambda file: file.write_bytes(b""),
    lambda file: file.unlink(),
    lambda file: file.write_bytes(b"\0" * file.stat().st_size),
    lambda file: file.write_bytes(file.read_bytes() + b"\0"),
    lambda file: file.write_bytes(b"\xff\xfe\x00 not text"),
    lambda file: file.write_text("gen-1.json " + "0" * 64),
    lambda file: file.write_text("../../etc/passwd x"),
    lambda file: file.write_text("[" * 5000),
]


@pytest.mark.parametrize("damage", range(len(DAMAGES)))
def test_after_any_damage_the_next_update_makes_the_index_anew(tmp_path: Path, damage: int) -> None:
    for number in range(len(made(tmp_path).files())):
        folder = Folder(tmp_path)
        folder.remove()
        made(tmp_path)
        DAMAGES[damage](folder.files()[number])
        check_refused_or_right(folder)
        folder.update(2)
        assert folder.state() == 2
        assert folder.whole()


def test_a_file_cut_anywhere_is_refused(tmp_path: Path) -> None:
    folder = made(tmp_path)
    current = folder.store.current()
    assert current is not None
    needed = {"CURRENT", f"gen-{current.generation}.json", *(p.file for p in current.segments)}
    for file in (folder.store.folder / name for name in needed):
        content = file.read_bytes()
        for twentieth in range(20):
            file.write_bytes(content[: len(content) * twentieth // 20])
            assert check_refused_or_right(folder)
        file.write_bytes(content)
    assert folder.state() == 1


def test_parts_that_changed_places_are_refused(tmp_path: Path) -> None:
    folder = made(tmp_path)
    first, second = sorted(folder.store.folder.glob("segment-*"))
    content = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(content)
    assert check_refused_or_right(folder)


def test_a_change_that_keeps_the_time_and_size_of_a_part_is_seen(tmp_path: Path) -> None:
    import os

    folder = made(tmp_path)
    file = max(folder.store.folder.glob("segment-*"))
    status = file.stat()
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert check_refused_or_right(folder)


@pytest.mark.parametrize("name", ["format", "dictionary", "normalisation"])
@pytest.mark.parametrize("version", ["0", "99", ""])
def test_an_index_of_another_version_is_outdated_and_made_anew(
    tmp_path: Path, name: str, version: str
) -> None:
    folder = made(tmp_path)
    manifest = folder.store.current()
    assert manifest is not None
    manifest.versions[name] = version
    folder.store.commit(manifest)
    error = refusal(folder.state)
    assert isinstance(error, IndexOutdated)
    assert error.values["changed"] == name
    changes = folder.update(2)
    assert isinstance(changes.rebuilt, IndexOutdated)
    assert folder.state() == 2


def test_an_index_that_another_user_could_write_is_never_opened(tmp_path: Path) -> None:
    folder = made(tmp_path)
    folder.store.folder.chmod(0o777)
    error = refusal(folder.state)
    assert error is not None
    assert error.code == "index.foreign-folder"
    folder.store.folder.chmod(0o700)
    assert folder.state() == 1
    assert all(file.stat().st_mode & 0o077 == 0 for file in folder.files())


class Gadget:
    """What a pickle does when it is loaded: here, it makes a file."""

    def __init__(self, marker: Path, protocol: int) -> None:
        self.marker, self.protocol = marker, protocol

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self.marker,)

    def pickled(self) -> bytes:
        return pickle.dumps(self, self.protocol)


@pytest.mark.parametrize("protocol", range(6))
def test_a_poisoned_index_runs_nothing(tmp_path: Path, protocol: int) -> None:
    folder = made(tmp_path)
    marker = tmp_path / "executed"
    poison = Gadget(marker, protocol).pickled()
    for file in folder.files():
        content = file.read_bytes()
        for bad in (
            poison,
            content[:16] + poison,
            content[: -len(poison)] + poison,
            poison + content,
        ):
            file.write_bytes(bad)
            check_refused_or_right(folder)
            file.write_bytes(content)
    for name in ("_MAIN_1.toc", "MAIN_1.seg", "MAIN_WRITELOCK", "gen-9.json"):
        (folder.store.folder / name).write_bytes(poison)
    assert folder.state() == 1
    folder.update(2)
    assert folder.state() == 2
    assert not marker.exists()


def test_nothing_is_unpickled_when_whoosh_searches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from indexer.index import open_index
    from indexer.scoring.whoosh_searcher import Disjunction, lemma_searcher

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("something was unpickled")

    folder = made(tmp_path)
    monkeypatch.setattr(pickle, "loads", refused)
    monkeypatch.setattr(pickle, "load", refused)
    monkeypatch.setattr(pickle, "Unpickler", refused)
    hits = lemma_searcher(open_index(folder.root)).search(
        Disjunction({"取り組み": 1.0}), limit=None
    )
    assert len(hits.top_n) == 5


def test_a_manifest_that_names_a_file_outside_is_refused(tmp_path: Path) -> None:
    folder = made(tmp_path)
    manifest = folder.store.current()
    assert manifest is not None
    table = json.loads(manifest.to_json())
    table["segments"][0]["file"] = "../elsewhere"
    from indexer.store.manifest import Manifest

    error = refusal(lambda: Manifest.from_json(json.dumps(table).encode(), tmp_path))
    assert isinstance(error, IndexDamaged)
    assert isinstance(Store(tmp_path).current(), Manifest)
