"""Running without the cyclic garbage collector, for commands that read, answer and end."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the collector off inside the block; usable as a decorator.

    What such a command makes lives to its end: the collector would walk some 200,000 words of a
    long text again and again, a tenth of the time. When it is switched on again, it is told to
    leave alone all that there is by then: that would be one more walk.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
