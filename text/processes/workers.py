"""Children that each do one job and say how it goes, line by line.

Where this process may be forked a child is a fork, which has everything. Elsewhere (Windows, macOS,
a process with threads) it is a fresh Python that is given the job pickled; it loads nothing from
the current folder (`text.processes.programs`). A child dies with its parent.
"""

from __future__ import annotations

import gc
import os
import queue
import selectors
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from text import debugging, messages
from text.processes.abilities import can_fork
from text.processes.children import Child, end, start
from text.processes.ends import deaf_to_interrupts, end_at_once, watched
from text.processes.pieces import fork, kill
from text.processes.programs import HOME, environment, python

Say = Callable[[bytes], None]
"""Takes a line, without its end."""
Job = Callable[[Say], None]

_BLOCK = 1 << 16


def can_be_given(job: Job) -> bool:
    """Return whether a child can do `job`: that needs a fork, or a job that can be pickled."""
    if can_fork():
        return True
    import pickle  # here and below: most commands start no worker

    try:
        pickle.dumps(job)
    except (pickle.PicklingError, AttributeError, TypeError):
        return False
    return True


class Workers:
    """Children at work, known by number. Close it, whatever happens: then no child is left."""

    def __init__(self, inherited: Iterable[int] = ()) -> None:
        """Forked children close the descriptors `inherited`."""
        self._crew: _Forks | _Fresh = _Forks([*inherited]) if can_fork() else _Fresh()

    def start(self, job: Job) -> int:
        """Have a new child do `job`; return its number."""
        return self._crew.start(job)

    def lines(self) -> Iterator[tuple[int, bytes | None]]:
        """Yield (child, line) as they come, and (child, None) when one has ended.

        It goes on until no child is left; new ones may be started meanwhile. A line that was begun
        when its child died is lost.
        """
        return self._crew.lines()

    def close(self) -> None:
        """End every child that still runs."""
        self._crew.close()


class _Forks:
    def __init__(self, inherited: list[int]) -> None:
        self._inherited = inherited
        self._life = os.pipe()
        self._pids: dict[int, int] = {}
        self._waiting = selectors.DefaultSelector()

    def start(self, job: Job) -> int:
        reading, writing = os.pipe()
        foreign = [*self._inherited, *self._pids, reading]
        pid = fork()
        if pid == 0:
            self._be_a_child(job, writing, foreign)
        os.close(writing)
        self._pids[reading] = pid
        self._waiting.register(reading, selectors.EVENT_READ)
        return reading

    def _be_a_child(self, job: Job, writing: int, foreign: list[int]) -> None:
        code = 1
        try:
            deaf_to_interrupts()
            reading, held = self._life
            for descriptor in (*foreign, held):
                os.close(descriptor)
            watched(lambda: os.read(reading, 1))
            gc.disable()  # short-lived and without cycles
            with open(writing, "wb") as stream:
                _do(job, stream)
            code = 0
        except BaseException:
            debugging.show()
        finally:
            end_at_once(code)

    def lines(self) -> Iterator[tuple[int, bytes | None]]:
        rests: dict[int, bytes] = {}
        while self._pids:
            for key, _ in self._waiting.select():
                block = os.read(key.fd, _BLOCK)
                *lines, rests[key.fd] = (rests.get(key.fd, b"") + block).split(b"\n")
                for line in lines:
                    yield key.fd, line
                if not block:
                    del rests[key.fd]
                    self._waiting.unregister(key.fd)
                    os.close(key.fd)
                    os.waitpid(self._pids.pop(key.fd), 0)
                    yield key.fd, None

    def close(self) -> None:
        for reading, pid in self._pids.items():
            os.close(reading)
            kill(pid)
        self._pids.clear()
        self._waiting.close()
        for descriptor in self._life:
            os.close(descriptor)


class _Fresh:
    def __init__(self) -> None:
        self._children: dict[int, Child] = {}
        self._heard: queue.SimpleQueue[tuple[int, bytes | None]] = queue.SimpleQueue()
        self._started = 0

    def start(self, job: Job) -> int:
        import pickle

        number = self._started = self._started + 1
        source = "from text.processes.workers import serve\nserve()"
        child = start(python(source), HOME, environment(), errors=True, apart=True)
        self._children[number] = child
        assert child.stdin is not None
        pickle.dump((messages.language(), debugging.wanted(), job), child.stdin)
        child.stdin.flush()
        threading.Thread(target=self._listen, args=(number, child), daemon=True).start()
        return number

    def _listen(self, number: int, child: Child) -> None:
        assert child.stdout is not None
        try:
            for line in child.stdout:
                if line.endswith(b"\n"):
                    self._heard.put((number, line[:-1]))
        except (OSError, ValueError):
            pass  # it was closed meanwhile
        self._heard.put((number, None))

    def lines(self) -> Iterator[tuple[int, bytes | None]]:
        while self._children:
            number, line = self._heard.get()
            if line is None and (child := self._children.pop(number, None)) is not None:
                child.wait()
                end(child)
            yield number, line

    def close(self) -> None:
        for child in self._children.values():
            child.kill()
            child.wait()
            end(child)
        self._children.clear()


def serve() -> None:
    """Be a fresh child: take a job from standard input and do it; never returns."""
    import pickle

    code = 1
    try:
        deaf_to_interrupts()
        source = sys.stdin.buffer
        language, debug, job = pickle.load(source)
        messages.set_language(language)
        debugging.switch(debug)
        watched(lambda: source.read(1))
        answers = sys.stdout.buffer
        sys.stdout = sys.stderr  # whatever a library prints must not fall into the answers
        gc.disable()
        _do(job, answers)
        code = 0
    except BaseException:
        debugging.show()
    finally:
        end_at_once(code)


def _do(job: Job, stream: BinaryIO) -> None:
    def say(line: bytes) -> None:
        stream.write(line + b"\n")
        stream.flush()

    job(say)
