"""Text in styles as rich draws it, broken as Japanese is: no closing mark starts a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.segment import Segment

from reports.terminal.styled import Run, wrapped_runs
from text.terminal.cells import cells

_LEAST = 8
"""Cells that a passage gets at least, however narrow its place."""


class Passage:
    """Runs of text behind a `head` (a label, a line's number); further lines stand under the first.

    rich breaks lines at blanks, of which Japanese has none, and anywhere else where it has to.
    """

    def __init__(self, runs: Iterable[Run], head: Iterable[Run] = ()) -> None:
        self.head = list(head)
        self.runs = [one for one in runs if one.text]
        self.indent = cells("".join(one.text for one in self.head))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the lines."""
        yield from self.segments(console, options.max_width)

    def segments(self, console: Console, width: int) -> Iterator[Segment]:
        """Yield the lines, in `width` cells, each with its end."""
        room = max(_LEAST, width - self.indent)
        first = self.head
        for line in self._lines(room):
            yield from _segments(console, [*first, *line])
            yield Segment.line()
            first = [Run(" " * self.indent)]

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Return the narrowest and widest that the passage may be."""
        whole = self.indent + cells("".join(one.text for one in self.runs))
        least = min(whole, self.indent + _LEAST)
        return Measurement(least, max(least, min(whole, options.max_width)))

    def _lines(self, room: int) -> list[list[Run]]:
        """Return the lines in `room` cells as rich counts them: it would cut off what is wider."""
        for narrower in range(min(4, room)):
            lines = wrapped_runs(self.runs, room - narrower)
            if all(cell_len("".join(one.text for one in line)) <= room for line in lines):
                break
        return lines


def _segments(console: Console, line: Iterable[Run]) -> Iterator[Segment]:
    for one in line:
        style = console.get_style(one.style)
        yield Segment(one.text, style.update_link(one.link) if one.link else style)
