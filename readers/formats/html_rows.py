"""Tables of a web page as they come: which border stands before a cell, merged cells minded."""

from __future__ import annotations

from collections.abc import Callable

from text.model.document import BorderKind

_WIDEST = 1_000
"""Columns; browsers read no wider colspan."""
_HIGHEST = 1_000


def span(words: dict[str, str], name: str) -> int:
    """Return the number of columns or rows that a cell covers. At least 1."""
    given = words.get(name, "").strip()
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 6 else 1
    return min(max(number, 1), _WIDEST if name == "colspan" else _HIGHEST)


class Rows:
    """One table, row by row; `put` adds a border to the text."""

    def __init__(self, put: Callable[[BorderKind], None]) -> None:
        self._put = put
        self._covered: dict[int, int] = {}
        """Column → how many rows below are covered by a cell above."""
        self._column = 0
        self._rest = False
        self._wide = 0
        self._open = False

    def cell(self, words: dict[str, str]) -> None:
        """Begin a cell with the attributes `words`."""
        self._open = True
        self._fill()
        self._next(False)
        self._wide = span(words, "colspan") - 1
        rows = span(words, "rowspan") - 1
        for column in range(self._column - 1, self._column + self._wide):
            if rows:
                self._covered[column] = rows + 1

    def end_row(self) -> None:
        """End the row that is open, if one is."""
        if not self._open:
            return
        self._fill()
        # Each column counts down by itself: the cell's own row is the first of its rows.
        self._covered = {at: rows - 1 for at, rows in self._covered.items() if rows > 1}
        self._put("row")
        self._column, self._open, self._rest = 0, False, False

    def _fill(self) -> None:
        """Pass over the columns that the last cell, or a cell above, covers."""
        for _ in range(self._wide):
            self._next(True)
        self._wide = 0
        while self._column in self._covered:
            self._next(True)

    def _next(self, rest: bool) -> None:
        if self._column:
            self._put("merged" if rest or self._rest else "cell")
        self._column += 1
        self._rest = rest
