"""Documents → segments on disk, by this process or by several.

A worker is a child (`text.processes.workers`) that reads, analyses and writes its share as segments
of its own: no text and no posting goes from process to process, only short messages as JSON lines.
It dies with its parent, and one that dies by itself (a crash in a native library) costs the
document that it was at, which is named; the others are done by the next worker.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from indexer.update.malloc import keep_memory
from text import debugging
from text.errors import KyogoError
from text.model.document import Document
from text.records import dataclass

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
    limit: int | None = None
    """Code points after which a segment is written; None: SEGMENT_LIMIT."""

    def without(self, name: str) -> Task:
        """Return what is to be done again after `name` failed.

        All of it: the segments may be unwritten.
        """
        names = [other for other in self.names if other != name]
        return replace(self, names=names, prefix=f"{self.prefix}r")


def work(task: Task, load: Load) -> Iterator[Message]:
    """Do `task` in this process and yield what was done. Raises OSError where writing fails."""
    from indexer.segment.arrays.file import write
    from indexer.segment.writer import Content, SegmentBuilder

    builder = SegmentBuilder()
    limit = SEGMENT_LIMIT if task.limit is None else task.limit
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
        if builder.code_points > limit:
            yield flush()
            segments += 1
            builder = SegmentBuilder()
    if builder.documents:
        yield flush()


def can_be_shared(task: Task, load: Load) -> bool:
    """Return whether other processes can do a task; `load` may not be what can be sent to them."""
    from text.processes.workers import can_be_given

    return can_be_given(partial(_do, task, load))


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

    Forked children close the descriptors `inherited`. Raises OSError as a worker met it. Whatever
    ends the loop, no child is left.
    """
    # What forked children need is loaded once, before there are children.
    import indexer.segment.writer  # noqa: F401
    from text.processes.workers import Workers

    running: dict[int, _Progress] = {}
    workers = Workers(inherited)
    try:
        for task in tasks:
            running[workers.start(partial(_do, task, load))] = _Progress(task)
        for number, line in workers.lines():
            worker = running[number]
            if line is not None:
                yield from worker.message(line)
            elif (rest := worker.after_a_crash()) is not None:
                yield ["skipped", worker.at, "index.crashed", {"path": worker.at}]
                running[workers.start(partial(_do, rest, load))] = _Progress(rest)
    finally:
        workers.close()


class _Progress:
    """How far a worker has come with its task."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.at = ""
        self._finished = False

    def message(self, line: bytes) -> Iterator[Message]:
        """Yield what the worker has said, if it is for others. Raises the OSError that it met."""
        message: Message = json.loads(line)
        if message[0] == "end":
            self._finished = True
        elif message[0] == "failed":
            raise OSError(message[1], message[2], message[3])
        else:
            if message[0] == "at":
                self.at = message[1]
            yield message

    def after_a_crash(self) -> Task | None:
        """Return what is to be done again if the worker crashed, without what it was at."""
        if self._finished:
            return None
        if not self.at:
            raise KyogoError("index.worker-lost")
        return self.task.without(self.at)


def _do(task: Task, load: Load, say: Callable[[bytes], None]) -> None:
    """Do the task in a worker and say how it goes."""
    keep_memory()
    try:
        for message in work(task, load):
            say(json.dumps(message).encode())
        last: Message = ["end"]
    except OSError as error:
        last = ["failed", error.errno or 0, error.strerror or str(error), error.filename]
    say(json.dumps(last).encode())
