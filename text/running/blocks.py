"""The lines of a text as blocks between blank lines, and how far they reach to the right."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from text.later import later
from text.running.measured_lines import SLACK, WIDEST, Line, line_of

_LINE = later(r"([^\r\n]*)(?:\r\n|\n|\r|$)")
_BORDER = "\x1f"
"""Between two cells (see `text.running.running`): no edge broke the row of a table."""


def blocks_of(text: str) -> tuple[list[list[Line]], int]:
    """Return the blocks of two lines or more, and how many code points stand in other lines."""
    blocks: list[list[Line]] = []
    block: list[Line] = []
    other = 0
    for match in _LINE.finditer(text):
        body = match.group(1)
        line = None
        is_row = _BORDER in body
        if len(body) <= WIDEST and not body.isspace() and body and not is_row:
            line = line_of(match.start(), match.end(), body)
        if line is not None:
            block.append(line)
            continue
        other += 0 if is_row else len(body)
        if len(block) > 1:
            blocks.append(block)
        elif block:
            other += len(block[0].body)
        block = []
    if len(block) > 1:
        blocks.append(block)
    return blocks, other


def visible_lines(text: str) -> list[tuple[Line, int]]:
    """Return the lines of `text` that are not overlong, each with how many blank ones are above."""
    lines: list[tuple[Line, int]] = []
    gap = 0
    for match in _LINE.finditer(text):
        body = match.group(1)
        if not body or body.isspace():
            gap += 1
            continue
        line = None if _BORDER in body else line_of(match.start(), match.end(), body)
        # What stands above an overlong line does not run on below it.
        gap = gap if line is not None else 2
        if line is not None:
            lines.append((line, gap))
            gap = 0
    return lines


class Reach:
    """How much of the text stands in lines that an edge would have broken."""

    def __init__(self, lines: Iterable[Line], overlong: int) -> None:
        self._widths = sorted(line.hung for line in lines)
        self._sums = [0, *accumulate(self._widths)]
        self._overlong = 2 * overlong

    def beyond(self, edge: int) -> bool:
        """Return whether a twentieth of the text lies in such lines. O(log lines)."""
        total = self._sums[-1] + self._overlong
        within = self._sums[bisect_right(self._widths, edge + SLACK)]
        return (total - within) * 20 > total
