"""One writer at a time: an advisory lock that dies with its process, and who holds it."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from text.errors import IndexBusy
from text.private import open_private
from text.processes.locks import release, take


@contextmanager
def writing(path: Path, wait: float = 0.0) -> Iterator[int]:
    """Hold the lock file `path` for the body; gives its file descriptor.

    Waits up to `wait` seconds for another writer. Raises IndexBusy, which names the other process
    and the time at which it began. The operating system frees the lock when the process ends,
    however it ends; child processes must close the descriptor.
    """
    descriptor = open_private(path, os.O_RDWR | os.O_CREAT)
    try:
        deadline = time.monotonic() + wait
        while not take(descriptor):
            if time.monotonic() >= deadline:
                raise _busy(descriptor)
            time.sleep(0.02)
        holder = json.dumps({"pid": os.getpid(), "since": time.strftime("%Y-%m-%d %H:%M:%S")})
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, holder.encode())
        try:
            yield descriptor
        finally:
            release(descriptor)
    finally:
        os.close(descriptor)


def _busy(descriptor: int) -> IndexBusy:
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        holder = json.loads(os.read(descriptor, 200))
        return IndexBusy("index.busy", pid=str(holder["pid"]), since=str(holder["since"]))
    except (ValueError, KeyError, TypeError):
        return IndexBusy("index.busy", pid="?", since="?")
