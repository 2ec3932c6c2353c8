"""A function that is called now and then while something else works.

Where work may be shared with forked children no thread may run (`abilities.can_fork`), so there the
system's alarm clock calls; elsewhere a thread does.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from text.processes.abilities import has_fork


@contextmanager
def ticking(tick: Callable[[], None], first: float, then: float) -> Iterator[None]:
    """Call `tick` after `first` seconds and every `then` seconds until the body is done.

    It is called between two steps of the body (or beside it, in a thread) and must not raise. Not
    at all where this is not the main thread or somebody else has set the alarm.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    if not has_fork():
        yield from _in_a_thread(tick, first, then)
        return
    if signal.getsignal(signal.SIGALRM) is not signal.SIG_DFL:
        yield
        return
    signal.signal(signal.SIGALRM, lambda *_: tick())
    signal.setitimer(signal.ITIMER_REAL, first, then)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


def _in_a_thread(tick: Callable[[], None], first: float, then: float) -> Iterator[None]:
    done = threading.Event()

    def work() -> None:
        pause = first
        while not done.wait(pause):
            tick()
            pause = then

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
