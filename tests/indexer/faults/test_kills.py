"""Row 1 and 7: a writer killed at any moment leaves the last finished state, no lock, no child."""

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.update.update import update  # noqa: F401  (loaded before the forks)
from tests.indexer.faults.folder import Folder, no_process_of_group


def forked(action: Callable[[], object]) -> int:
    """Run `action` in a process group of its own; return its number."""
    child = os.fork()
    if child == 0:
        try:
            os.setsid()
            action()
            os._exit(0)
        finally:
            os._exit(1)
    return child


def kill_at_random(folder: Folder, times: int, seed: int) -> None:
    chance = random.Random(seed)
    folder.update(0)
    begin = time.monotonic()
    folder.update(1, jobs=2)
    usual = time.monotonic() - begin
    acknowledged, state = 1, 1
    for _ in range(times):
        state += 1
        child = forked(lambda state=state: folder.update(state, jobs=2))  # type: ignore[misc]
        time.sleep(chance.uniform(0, 1.3 * usual))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if status == 0:
            acknowledged = state
        found = folder.state()
        assert acknowledged <= found <= state
        assert found in (acknowledged, state)
        acknowledged = found
        deadline = time.monotonic() + 5
        while not no_process_of_group(child) and time.monotonic() < deadline:
            time.sleep(0.005)
        assert no_process_of_group(child)
    state += 1
    folder.update(state)
    assert folder.state() == state
    assert folder.whole()
    assert len([name for name in folder.leftovers() if name.startswith("gen-")]) <= 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_killed_writer_leaves_the_last_finished_state(tmp_path: Path) -> None:
    kill_at_random(Folder(tmp_path), 6, seed=1)


@pytest.mark.crash
@pytest.mark.parametrize("seed", range(10))
def test_a_thousand_killed_writers_leave_the_last_finished_state(tmp_path: Path, seed: int) -> None:
    kill_at_random(Folder(tmp_path), 100, seed)


def test_a_worker_that_crashes_costs_the_document_it_was_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from indexer.segment import writer as build

    add = build.SegmentBuilder.add

    def crashing(self: build.SegmentBuilder, document: object, content: object = None) -> None:
        if document.name == "3.txt":  # type: ignore[attr-defined]
            os.kill(os.getpid(), signal.SIGKILL)
        add(self, document, content)  # type: ignore[arg-type]

    monkeypatch.setattr(build.SegmentBuilder, "add", crashing)
    changes = Folder(tmp_path).update(0, jobs=2)
    assert [(entry.name, entry.trouble.code) for entry in changes.skipped] == [
        ("3.txt", "index.crashed")
    ]
    assert changes.added == ["0.txt", "1.txt", "2.txt", "4.txt"]
