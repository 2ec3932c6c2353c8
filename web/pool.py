"""The workers that the server keeps: who is free takes the next task, who grew too large is ended.

Threads of the server wait for the answers; nothing of a document is looked at here.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Mapping, Sequence
from typing import Any, cast

from kyogo.launcher import home
from text.errors import KyogoError
from text.processes.children import end, start
from web import frames

LARGE = 600 * 1024 * 1024
"""Bytes; a worker that has held more is ended after its task, so that the memory returns."""


class Refused(Exception):
    """What a task answered instead: a sentence, a way out and a status of HTTP."""

    def __init__(self, message: str, hint: str, status: int) -> None:
        super().__init__(message)
        self.hint = hint
        self.status = status


class Cancelled(Exception):
    """The person asked to stop the task."""


class Job:
    """One task on its way: how far it has come, and the handle to stop it."""

    def __init__(self) -> None:
        self.done = 0
        self.total = 0
        self.stopped = False
        self._worker: _Worker | None = None
        self._lock = threading.Lock()

    def cancel(self) -> None:
        """Stop the task: its worker is ended and a new one takes its place."""
        with self._lock:
            self.stopped = True
            if self._worker is not None:
                self._worker.end()

    def begin(self, worker: _Worker) -> None:
        """Note who works on it. Raises Cancelled if it was stopped while it waited."""
        with self._lock:
            if self.stopped:
                raise Cancelled
            self._worker = worker

    def finish(self) -> None:
        """Note that nobody works on it any more."""
        with self._lock:
            self._worker = None


class Pool:
    """At most `size` workers over the corpus `root`, started when they are first needed.

    `asked`: as of `readers.corpus.Corpus`.
    """

    def __init__(
        self, root: str, size: int, nice: int = 0, debug: bool = False, asked: bool = True
    ) -> None:
        self._start = (root, nice, debug, asked)
        self._room = threading.Semaphore(size)
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._lock = threading.Lock()
        self._closed = False

    def warm(self) -> None:
        """Start one worker ahead of the first task."""
        with self._lock:
            if not self._idle and not self._closed:
                self._idle.append(self._new(first=True))

    def run(
        self,
        task: str,
        language: str,
        values: Mapping[str, Any],
        blobs: Sequence[bytes] = (),
        job: Job | None = None,
    ) -> tuple[Any, list[bytes]]:
        """Return what `task` answers. Waits for a free worker; call it from a thread.

        Raises Refused with the task's own sentence, Cancelled, and KyogoError where the worker
        died.
        """
        request = {"task": task, "language": language, "values": dict(values)}
        job = job or Job()
        with self._room:
            worker = self._taken()
            healthy = False
            try:
                job.begin(worker)
                record, out = worker.ask(request, blobs, job)
                healthy = record.get("memory", 0) < LARGE
            except (OSError, EOFError, ValueError):
                if job.stopped:
                    raise Cancelled from None
                raise KyogoError("serve.worker-died") from None
            finally:
                job.finish()
                self._given_back(worker, healthy and not job.stopped)
        if "error" in record:
            raise Refused(record["error"], record["hint"], record["status"])
        return record["answer"], out

    def close(self) -> None:
        """End every worker, also those at work."""
        with self._lock:
            self._closed = True
            for worker in self._all:
                worker.end()
            self._all.clear()
            self._idle.clear()

    def _taken(self) -> _Worker:
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if worker.alive():
                    return worker
                self._all.discard(worker)
            if self._closed:
                raise Cancelled
            return self._new()

    def _given_back(self, worker: _Worker, healthy: bool) -> None:
        with self._lock:
            if healthy and not self._closed:
                self._idle.append(worker)
                return
            self._all.discard(worker)
        worker.end()

    def _new(self, first: bool = False) -> _Worker:
        worker = _Worker(*self._start, first)
        self._all.add(worker)
        return worker


class _Worker:
    def __init__(self, root: str, nice: int, debug: bool, asked: bool, first: bool) -> None:
        folder = str(home())
        lines = [
            f"import sys; sys.path.insert(0, {folder!r})",
            f"from text.processes.limits import be_nice; be_nice({nice})",
            "from web.worker import serve",
            f"serve({root!r}, {debug!r}, {asked!r}, {first!r})",
        ]
        # Isolated and elsewhere: nothing that lies in the current folder is ever imported.
        self._process = start(
            [sys.executable, "-I", "-X", "utf8", "-c", "\n".join(lines)],
            folder,
            errors=debug,
            apart=True,  # Ctrl-C in the terminal is the server's to hear
        )

    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(
        self, request: dict[str, Any], blobs: Sequence[bytes], job: Job
    ) -> tuple[dict[str, Any], list[bytes]]:
        source, target = cast("Any", self._process.stdin), cast("Any", self._process.stdout)
        frames.write(source, request, blobs)
        while True:
            record, out = frames.read(target)
            if "progress" not in record:
                return record, out
            job.done, job.total = record["progress"]

    def end(self) -> None:
        end(self._process)
