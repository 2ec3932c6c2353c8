"""Lines and columns of a raw text, both counted from 1, columns in code points.

A line ends with LF, CR LF or a lone CR, as editors count; a form feed does not end a line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from text.later import later
from text.model.document import Span

_BREAK = later(r"\r\n|\n|\r")


class LineIndex:
    """Answers in which line and column a code point of `raw` stands.

    Building is O(len(raw)), a look-up O(log lines).
    """

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.starts = [0, *_ends_of_breaks(raw)]

    def place(self, offset: int) -> tuple[int, int]:
        """Return (line, column), both from 1, of the code point at `offset` (0..len(raw))."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """Return the span [start, end) with its place and its raw text."""
        line, column = self.place(start)
        return Span(start, end, line, column, self.raw[start:end])

    def line_text(self, line: int) -> str:
        """Return the text of `line` (from 1) without its line break."""
        start = self.starts[line - 1]
        end = self.starts[line] if line < len(self.starts) else len(self.raw)
        return self.raw[start:end].rstrip("\r\n")


def _ends_of_breaks(raw: str) -> list[int]:
    if raw.count("\r") != raw.count("\r\n"):
        return [match.end() for match in _BREAK.finditer(raw)]
    # Every break ends with LF: the search for one character is twice as fast.
    ends = []
    place = raw.find("\n") + 1
    while place:
        ends.append(place)
        place = raw.find("\n", place) + 1
    return ends


def page_of(pages: Sequence[int], offset: int) -> int:
    """Return the page, from 1, of the raw `offset`, where `pages` are the offsets of their starts.

    0 for a text without pages. O(log pages).
    """
    return bisect_right(pages, offset)
