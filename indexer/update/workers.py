"""Documents → segments on disk, by this process or by several.

A worker is a forked child that reads, analyses and writes its share as segments of its own: no text
and no posting goes from process to process, only short messages as JSON lines. A worker dies with
its parent, and one that dies by itself (a crash in a native library) costs the document that it
was at, which is named; the others are done by the next worker.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.update.malloc import keep_memory
from text import debugging
from text.errors import KyogoError
from text.model.document import Document

Load = Callable[[str], Document]
"""Reads the document of that name; raises KyogoError where no text comes out."""

SEGMENT_LIMIT = 2_000_000
"""Code points after which a segment is written and the next one begun: it bounds the memory (some
80 bytes a code point while it is made, and 110 MB of MeCab's dictionary that processes share)."""

WORTH_FORKING = 300_000
"""Bytes of files per worker below which another process costs more than it gives."""

Message = list[Any]
"""["at", name] · ["same", name] · ["added", name, sha256, segment file, local number]
· ["skipped", name, code, values] · ["segment", file, size, sha256];
and from a worker at last ["end"], or ["failed", errno, text, path] for an OSError"""


@dataclass(frozen=True, slots=True)
class Task:
    """What one worker has to do.

    A document whose hash is the one in `known` needs no indexing again. Segments are called
    `folder/prefix` with a number.
    """

    names: list[str]
    known: Mapping[str, str]
    folder: Path
    prefix: str

    def without(self, name: str) -> Task:
        """Return what is to be done again after `name` failed.

        All of it: the segments may be unwritten.
        """
        names = [other for other in self.names if other != name]
        return Task(names, self.known, self.folder, f"{self.prefix}r")


def work(task: Task, load: Load) -> Iterator[Message]:
    """Do `task` in this process and yield what was done. Raises OSError where writing fails."""
    from indexer.segment.file import write
    from indexer.segment.writer import Content, SegmentBuilder

    builder = SegmentBuilder()
    segments = 0

    def flush() -> Message:
        file = f"{task.prefix}-{segments}.kyogo"
        (task.folder / file).unlink(missing_ok=True)
        return ["segment", file, *write(task.folder / file, builder.arrays())]

    for name in task.names:
        yield ["at", name]
        try:
            document = load(name)
        except KyogoError as error:
            values = {key: str(value) for key, value in error.values.items()}
            yield ["skipped", name, error.code, values]
            continue
        content = Content(document)
        if task.known.get(name) == content.sha256:
            yield ["same", name]
            continue
        local = builder.documents
        builder.add(document, content)
        yield ["added", name, content.sha256, f"{task.prefix}-{segments}.kyogo", local]
        if builder.code_points > SEGMENT_LIMIT:
            yield flush()
            segments += 1
            builder = SegmentBuilder()
    if builder.documents:
        yield flush()


def work_here(task: Task, load: Load) -> Iterator[Message]:
    """Do `task` in this process as `work_in_parallel` does it in another.

    A document on which the analysis fails is named and left out, and the others are done.
    """
    while True:
        at = ""
        try:
            for message in work(task, load):
                if message[0] == "at":
                    at = message[1]
                yield message
            return
        except (OSError, KyogoError):
            raise
        except Exception:
            if not at:
                raise
            debugging.show()
        yield ["skipped", at, "index.crashed", {"path": at}]
        task = task.without(at)


def work_in_parallel(tasks: list[Task], load: Load, inherited: Iterable[int]) -> Iterator[Message]:
    """Do every task in a process of its own and yield what was done, as it comes.

    The children close the descriptors `inherited`. Raises OSError as a worker met it. Whatever ends
    the loop, no child is left.
    """
    import selectors

    # What the children need is loaded once, before there are children.
    import indexer.segment.writer  # noqa: F401

    life = os.pipe()
    running: dict[int, _Child] = {}
    with selectors.DefaultSelector() as waiting:

        def start(task: Task) -> None:
            child = _Child(task, load, life, [*inherited, *running])
            running[child.pipe] = child
            waiting.register(child.pipe, selectors.EVENT_READ)

        try:
            for task in tasks:
                start(task)
            while running:
                for key, _ in waiting.select():
                    child = running[key.fd]
                    yield from child.messages()
                    if child.ended:
                        waiting.unregister(key.fd)
                        del running[key.fd]
                        child.close()
                        if (rest := child.after_a_crash()) is not None:
                            yield ["skipped", child.at, "index.crashed", {"path": child.at}]
                            start(rest)
        finally:
            for child in running.values():
                child.kill()
            for descriptor in life:
                os.close(descriptor)


class _Child:
    """A worker process as its parent sees it."""

    def __init__(self, task: Task, load: Load, life: tuple[int, int], inherited: list[int]) -> None:
        self.task = task
        self.at = ""
        self.ended = False
        self._finished = False
        self._rest = b""
        self.pipe, writing = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        self.pid = os.fork()
        if self.pid == 0:
            _run_child(task, load, life, writing, [*inherited, self.pipe])
        os.close(writing)

    def messages(self) -> Iterator[Message]:
        """Yield what the worker has said since; notes when it has ended."""
        block = os.read(self.pipe, 1 << 16)
        *lines, self._rest = (self._rest + block).split(b"\n")
        for line in lines:
            message: Message = json.loads(line)
            if message[0] == "end":
                self._finished = True
            elif message[0] == "failed":
                raise OSError(message[1], message[2], message[3])
            else:
                if message[0] == "at":
                    self.at = message[1]
                yield message
        self.ended = not block

    def close(self) -> None:
        os.close(self.pipe)
        os.waitpid(self.pid, 0)

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        self.close()

    def after_a_crash(self) -> Task | None:
        """Return what is to be done again if the worker crashed, without what it was at."""
        if self._finished:
            return None
        if not self.at:
            raise KyogoError("index.worker-lost")
        return self.task.without(self.at)


def _run_child(
    task: Task, load: Load, life: tuple[int, int], writing: int, inherited: list[int]
) -> None:
    """Do the task and end the process; never returns."""
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        for descriptor in (*inherited, life[1]):
            os.close(descriptor)
        _die_with_parent(life[0])
        gc.disable()  # short-lived and without cycles
        keep_memory()
        with open(writing, "wb") as stream:
            try:
                for message in work(task, load):
                    stream.write(json.dumps(message).encode() + b"\n")
                    stream.flush()
                last: Message = ["end"]
            except OSError as error:
                last = ["failed", error.errno or 0, error.strerror or str(error), error.filename]
            stream.write(json.dumps(last).encode() + b"\n")
        code = 0
    except BaseException:
        debugging.show()
    finally:
        os._exit(code)


def _die_with_parent(life: int) -> None:
    """End the process as soon as nobody holds the other end of the pipe `life` any more."""
    import threading

    def watch() -> None:
        os.read(life, 1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
