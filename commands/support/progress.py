"""What a step is doing and how far it has come, for a step that takes more than a second."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from text.model.document import Progress
from text.processes.ticks import ticking

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_AFTER = 1.0
"""Seconds that a step may take without a bar."""
_EVERY = 0.125
"""Seconds between two looks of the bar."""


@contextmanager
def progress(title: str) -> Iterator[Progress | None]:
    """Yield what shows the progress of a step on a terminal, from the first second on.

    Who never calls it has a bar that only says that the step is under way, and for how long. None
    where standard error is no terminal. The bar is gone when the step has ended.
    """
    if not sys.stderr.isatty():
        yield None
        return
    step = _Step(title)
    try:
        with ticking(step.tick, _AFTER, _EVERY):
            yield step.come
    finally:
        step.end()


class _Step:
    def __init__(self, title: str) -> None:
        self.title = title
        self.begin = time.monotonic()
        self.done, self.total = 0, 0
        self._bar: Bar | None = None

    def come(self, done: int, total: int) -> None:
        """Take note of how far the step has come."""
        self.done, self.total = done, total

    def tick(self) -> None:
        """Draw the bar as it is now: it may be called between any two steps of Python."""
        # Whatever befalls a bar, the step goes on.
        with contextlib.suppress(Exception):
            if self._bar is None:
                self._bar = _bar(self.title)
                self._bar.tasks[0].start_time = self.begin
                self._bar.start()
            count = f"{self.done}/{self.total}" if self.total else ""
            task = self._bar.task_ids[0]
            self._bar.update(task, completed=self.done, total=self.total or None, count=count)
            self._bar.refresh()

    def end(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            with contextlib.suppress(Exception):
                self._bar.stop()


def _bar(title: str) -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    bar = Bar(
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=None),
        TextColumn("{task.fields[count]}", markup=False),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,  # gone when the step has ended
        auto_refresh=False,
        expand=True,
    )
    bar.add_task(title, total=None, count="")
    return bar
