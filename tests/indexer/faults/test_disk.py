"""Rows 3 and 4: a disk that is full or fails at any call leaves the old index, and no lock."""

import builtins
import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from indexer.segment.arrays import file as segment_file
from indexer.store import generations as store
from tests.indexer.faults.folder import Folder


class FailingFile:
    """A file whose writes count as calls that may fail; half of the block is written then."""

    def __init__(self, stream: Any, call: Callable[[], None]) -> None:
        self.stream, self.call = stream, call

    def write(self, block: bytes) -> Any:
        try:
            self.call()
        except OSError:
            self.stream.write(bytes(memoryview(block).cast("B"))[: len(block) // 2])
            raise
        return self.stream.write(block)

    def __enter__(self) -> "FailingFile":
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


class FailingCalls:
    """Lets the `number`-th call to the system fail with `code`; counts the calls."""

    def __init__(self, number: int, code: int, patch: pytest.MonkeyPatch) -> None:
        self.left, self.code, self.happened = number, code, False
        for module in (segment_file, store):
            patch.setattr(module, "open", self._open, raising=False)
        for name in ("fsync", "replace", "stat", "ftruncate", "pwrite"):
            patch.setattr(os, name, self._failing(getattr(os, name)))
        for name in ("unlink", "read_bytes", "iterdir"):
            patch.setattr(Path, name, self._failing(getattr(Path, name)))

    def call(self) -> None:
        self.left -= 1
        if self.left == 0:
            self.happened = True
            raise OSError(self.code, os.strerror(self.code), "index file")

    def _failing(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def failing(*arguments: Any, **options: Any) -> Any:
            self.call()
            return function(*arguments, **options)

        return failing

    def _open(self, *arguments: Any, **options: Any) -> FailingFile:
        self.call()
        return FailingFile(builtins.open(*arguments, **options), self.call)


@pytest.mark.parametrize("code", [errno.ENOSPC, pytest.param(errno.EIO, marks=pytest.mark.crash)])
def test_a_call_that_fails_leaves_the_old_state_and_no_lock(tmp_path: Path, code: int) -> None:
    folder = Folder(tmp_path)
    folder.update(0)
    state, failed = 0, 0
    for number in range(1, 400):
        with pytest.MonkeyPatch.context() as patch:
            calls = FailingCalls(number, code, patch)
            error = None
            try:
                folder.update(state + 1)
            except OSError as refused:
                error = refused
        if not calls.happened:
            break
        failed += 1
        assert error is None or error.errno == code
        # Past the swap of the pointer the new state is in force, whatever fails after it.
        found = folder.state()
        assert found in (state, state + 1)
        assert error is not None or found == state + 1
        assert folder.whole()
        folder.update(found)
        state = found
    else:
        pytest.fail("the update never came to its end")
    assert failed > 20
    folder.update(state + 2)
    assert folder.state() == state + 2


@pytest.mark.crash
def test_a_small_full_disk_keeps_the_old_index(tmp_path: Path) -> None:
    import subprocess

    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("no right to mount a tmpfs")
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("XDG_CACHE_HOME", str(disk))
            folder = Folder(tmp_path)
            folder.update(0)
            room = os.statvfs(disk).f_bavail * 4096
            state = refused = 0
            for level in range(200):
                filler = disk / "filler"
                filler.write_bytes(bytes(room - level * 200))
                try:
                    folder.update(state + 1)
                except OSError as error:
                    refused += error.errno == errno.ENOSPC
                assert folder.state() in (state, state + 1)
                state = folder.state()
                filler.unlink()
            assert refused > 20
            folder.update(state + 1)
            assert folder.state() == state + 1
    finally:
        subprocess.run(["umount", str(disk)], check=True)
