"""Rows 5 and 6: several writers and readers at once."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.index import open_index
from indexer.store.lock import writing
from indexer.update.update import update
from tests.indexer.faults.folder import Folder, Listed, refusal, state_of
from text.errors import IndexBusy
from text.model.document import Document


def in_processes(actions: list[Callable[[], object]]) -> list[int]:
    """Run every action in a process of its own; return their exit codes."""
    children = []
    for action in actions:
        child = os.fork()
        if child == 0:
            code = 1
            try:
                action()
                code = 0
            except BaseException:
                import traceback

                traceback.print_exc()
            finally:
                os._exit(code)
        children.append(child)
    return [os.waitpid(child, 0)[1] for child in children]


def test_a_second_writer_is_told_who_writes_and_since_when(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.update(0)
    with writing(folder.store.lock):
        error = refusal(lambda: folder.update(1))
    assert isinstance(error, IndexBusy)
    assert error.values["pid"] == str(os.getpid())
    assert str(error.values["since"])[:2] == "20"
    assert folder.state() == 0


def test_an_index_that_is_up_to_date_is_read_while_another_process_writes(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.update(0)
    folder.update(0)
    with writing(folder.store.lock):
        assert not folder.update(0)
        assert folder.state() == 0


def test_a_second_writer_that_waits_gets_its_turn(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.update(0)

    def hold() -> None:
        with writing(folder.store.lock):
            (tmp_path / "held").touch()
            time.sleep(0.2)

    child = os.fork()
    if child == 0:
        hold()
        os._exit(0)
    while not (tmp_path / "held").exists():
        time.sleep(0.005)
    folder.update(1, wait=30)
    os.waitpid(child, 0)
    assert folder.state() == 1


@pytest.mark.parametrize(
    ("writers", "updates"), [(3, 4), pytest.param(8, 50, marks=pytest.mark.crash)]
)
def test_no_update_of_several_writers_is_lost(tmp_path: Path, writers: int, updates: int) -> None:
    """Each writer changes a document of its own; all changes are in the index at the end."""
    versions = tmp_path / "versions"
    versions.mkdir()
    for number in range(writers):
        (versions / str(number)).write_text("0")

    def bring_up_to_date() -> None:
        def listing() -> list[Listed]:
            found = []
            for number in range(writers):
                version = int((versions / str(number)).read_text() or 0)
                found.append(Listed(f"{number}.txt", 1, version))
            return found

        def load(name: str) -> Document:
            return Document(name=name, raw="版" * int((versions / name[:-4]).read_text()) + "終")

        update(tmp_path, listing(), load, wait=120)

    def write(number: int) -> None:
        for version in range(1, updates + 1):
            aside = versions / f"{number}.new"
            aside.write_text(str(version))
            os.replace(aside, versions / str(number))
            bring_up_to_date()

    codes = in_processes([lambda number=number: write(number) for number in range(writers)])  # type: ignore[misc]
    assert codes == [0] * writers
    bring_up_to_date()
    index = open_index(tmp_path)
    assert [index.raw(number) for number in range(writers)] == ["版" * updates + "終"] * writers


@pytest.mark.parametrize(
    ("readers", "updates"), [(2, 15), pytest.param(4, 1500, marks=pytest.mark.crash)]
)
def test_readers_see_one_whole_state_and_never_go_back(
    tmp_path: Path, readers: int, updates: int
) -> None:
    folder = Folder(tmp_path)
    folder.update(0)

    def read() -> None:
        last = 0
        index = open_index(tmp_path)
        first = state_of(index)
        while last < updates:
            state = folder.state()
            assert state >= last
            last = state
            assert state_of(index) == first

    def write() -> None:
        for state in range(1, updates + 1):
            folder.update(state)

    assert in_processes([write, *[read] * readers]) == [0] * (readers + 1)
