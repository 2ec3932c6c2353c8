"""The bar that shows how far a long step has come."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from text.model.document import Progress

_AFTER = 1.0
"""Seconds that a step may take without a bar."""


@contextmanager
def progress(title: str) -> Iterator[Progress | None]:
    """Yield what shows the progress of a step on a terminal, from the first second on.

    None where standard error is no terminal. The bar is gone when the step has ended.
    """
    if not sys.stderr.isatty():
        yield None
        return
    begin = time.monotonic()
    bar = None

    def show(done: int, total: int) -> None:
        nonlocal bar
        if bar is None and time.monotonic() - begin > _AFTER:
            from rich.console import Console
            from rich.progress import Progress as Bar

            bar = Bar(console=Console(stderr=True), transient=True)
            bar.add_task(title)
            bar.start()
        if bar is not None:
            bar.update(bar.task_ids[0], completed=done, total=total)

    try:
        yield show
    finally:
        if bar is not None:
            bar.stop()
