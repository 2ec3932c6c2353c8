"""Work in numbered pieces, shared with forked processes.

A child sees everything as it was when it was forked, so nothing is sent to it; what it did comes
back through a pipe. The pieces are tickets in another pipe, drawn one byte at a time by whoever is
free. A child that dies is no loss: its pieces are done again here.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable
from typing import TypeVar

from text.processes.abilities import sharers
from text.processes.ends import default_signals, end_at_once

T = TypeVar("T")

MOST_PIECES = 256
"""Pieces that can be told apart by one byte."""
_MOST_PROCESSES = 4


def shared(work: Callable[[int], T], pieces: int) -> list[T]:
    """Return [work(0), …, work(pieces - 1)], done by this process and by forked children.

    `pieces` is at most MOST_PIECES, better a few times the number of processors. What `work`
    returns must be picklable; what it raises for a piece is raised here. A child costs some 10 ms.
    """
    if pieces > MOST_PIECES:
        raise ValueError(pieces)
    helpers = min(sharers(), _MOST_PROCESSES, pieces) - 1
    if helpers < 1:
        return [work(piece) for piece in range(pieces)]
    tickets, writing = os.pipe()
    os.write(writing, bytes(range(pieces)))
    os.close(writing)
    children = [_forked(work, tickets) for _ in range(helpers)]
    done: dict[int, T] = {}
    try:
        done.update(_drawn(work, tickets))
        for _, pipe in children:
            done.update(_received(pipe))
    finally:
        os.close(tickets)
        for child, pipe in children:
            os.close(pipe)
            kill(child)
    return [done[piece] if piece in done else work(piece) for piece in range(pieces)]


def _drawn(work: Callable[[int], T], tickets: int) -> dict[int, T]:
    """Return the pieces that this process drew and did, by number."""
    done: dict[int, T] = {}
    while ticket := os.read(tickets, 1):
        done[ticket[0]] = work(ticket[0])
    return done


def _forked(work: Callable[[int], T], tickets: int) -> tuple[int, int]:
    """Start a child that draws tickets; return its pid and the pipe on which it answers."""
    import pickle  # here and below: most diffs are not divided

    reading, writing = os.pipe()
    child = fork()
    if child:
        os.close(writing)
        return child, reading
    try:
        default_signals()
        os.close(reading)
        gc.disable()  # short-lived; and it would touch, and so copy, every page of the parent's
        answer = pickle.dumps(_drawn(work, tickets), pickle.HIGHEST_PROTOCOL)
        with open(writing, "wb") as stream:
            stream.write(answer)
    finally:
        # Whatever went wrong goes wrong again, and is told, where the piece is done again.
        end_at_once(0)


def fork() -> int:
    """Fork: 0 in the child, its pid in the parent. What is to be written is written before."""
    sys.stdout.flush()
    sys.stderr.flush()
    return os.fork()


def kill(child: int) -> None:
    """End a forked child, whatever it does, and see it off."""
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _received(pipe: int) -> dict[int, T]:
    """Return what a child did; nothing if it died on the way."""
    import pickle

    with open(pipe, "rb", closefd=False) as stream:
        answer = stream.read()
    try:
        done: dict[int, T] = pickle.loads(answer)
    except (EOFError, pickle.UnpicklingError):
        return {}
    return done
