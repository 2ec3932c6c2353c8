"""Where the cells of a stream begin, and which row and column a place is in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from text.later import later
from text.messages import say
from text.model.document import Border, Document

_TABBED = later(r"^[^\S\n]*(?=[^\s][^\n]*\t)[^\n]*", re.MULTILINE)
_RULE = later(r"[|\s:-]*\|[|\s:-]*")
_FRAME = later(r"</?(?:table|thead|tbody|tfoot|colgroup|col|tr|t[dh])(?![\w-])[^<>\n]*>", re.I)
"""A tag of HTML that is nothing but a table's frame."""


class Cell(NamedTuple):
    """Row and column, from 1, with what stands at their heads ("" for none)."""

    row: int
    column: int
    row_name: str
    column_name: str


class Tables:
    """The borders of the tables of a document; of a text, those that tabs make in its lines.

    `typed` says that they are tabs: how many stand between two columns may be mere layout.
    """

    def __init__(self, document: Document) -> None:
        self._raw = document.raw
        self._skips = document.skips
        self.borders: Sequence[Border] = document.borders
        self.typed = not document.borders and document.format == "text" and "\t" in document.raw
        if self.typed:
            self.borders = _tabs(document.raw)
        self._starts = [border.start for border in self.borders]

    def __bool__(self) -> bool:
        return bool(self.borders)

    def between(self, start: int, end: int, merged: bool) -> str:
        """Return the borders in raw [start, end): "c" for one of a cell, "r" for one of a row.

        "m", if `merged` are told apart, where a cell goes on over the border.
        """
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        letters = {"cell": "c", "row": "r", "merged": "m" if merged else "c"}
        return "".join(letters[border.kind] for border in self.borders[low:high])

    def has_merged(self, start: int, end: int) -> bool:
        """Return whether a cell goes on over a border in raw [start, end)."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return any(border.kind == "merged" for border in self.borders[low:high])

    def within_row(self, start: int, end: int) -> bool:
        """Return whether raw [start, end), which is between two characters, ends no row."""
        before, behind = bisect_left(self._starts, start), bisect_left(self._starts, end)
        if any(border.kind == "row" for border in self.borders[before:behind]):
            return False
        sides = self.borders[max(0, behind - 1) : behind + 1]
        return any(border.kind != "row" for border in sides)

    def cell(self, place: int) -> Cell:
        """Return the cell in which the raw `place` is. O(cells of its table)."""
        here = bisect_right(self._starts, place)
        row = [here - 1]
        while row[0] >= 0 and self.borders[row[0]].kind != "row":
            row.insert(0, row[0] - 1)
        column = here - 1 - row[0]
        rows = self._rows_above(row[0])
        head = rows[0]
        return Cell(
            len(rows),
            column + 1,
            self._text(row[0]) if column else "",
            self._text(head + column) if len(rows) > 1 and self._has(head, column) else "",
        )

    def _rows_above(self, last: int) -> list[int]:
        """Return the numbers of the borders before the rows of the table down to that of `last`."""
        rows = [last]
        at = last - 1
        while at >= 0:
            cells = 0
            while at >= 0 and self.borders[at].kind != "row":
                at -= 1
                cells += 1
            if not cells:
                break
            rows.insert(0, at)
            at -= 1
        return rows

    def _has(self, row: int, column: int) -> bool:
        """Return whether the row behind border `row` has so many columns."""
        cells = self.borders[row + 1 : row + 1 + column]
        return len(cells) == column and all(border.kind != "row" for border in cells)

    def _text(self, before: int) -> str:
        """Return the words between border `before` and the next one."""
        start = self.borders[before].end if before >= 0 else 0
        end = self._starts[before + 1] if before + 1 < len(self._starts) else len(self._raw)
        if before < 0:
            start = self._raw.rfind("\n", 0, end) + 1
        parts = []
        for first, last in self._skips[bisect_right(self._skips, (start, start)) :]:
            if first >= end:
                break
            parts.append(self._raw[start : max(first, start)])
            start = max(start, last)
        return " ".join("".join([*parts, self._raw[start:end]]).split())


def _tabs(raw: str) -> list[Border]:
    """Return the borders that the tabs within the lines of a text make."""
    found: list[Border] = []
    for line in _TABBED.finditer(raw):
        if line.start() and (not found or found[-1].end < line.start()):
            found.append(Border(line.start() - 1, line.start(), "row"))
        first = line.start() + len(line.group()) - len(line.group().lstrip())
        place = raw.find("\t", first, line.end())
        while place >= 0:
            found.append(Border(place, place + 1, "cell"))
            place = raw.find("\t", place + 1, line.end())
        found.append(Border(line.end(), min(line.end() + 1, len(raw)), "row"))
    return found


def drawn(document: Document) -> list[tuple[int, int]]:
    """Return the stretches of the raw text that draw borders: |, the rule of Markdown, <td>."""
    raw = document.raw
    found = [
        (border.start, border.end)
        for border in document.borders
        if raw[border.start : border.end].strip()
    ]
    if document.borders and document.format == "markdown":
        found += [
            (start, end)
            for start, end in document.skips
            if _RULE.fullmatch(raw, start, end) or _FRAME.fullmatch(raw, start, end)
        ]
    return sorted(found)


def can_merge(document: Document) -> bool:
    """Return whether a cell of `document` may go on over several columns or rows."""
    return document.format not in ("markdown", "csv")


def told_merged(merged: bool) -> str:
    """Return that cells are one or several, in words."""
    return say("diff.merged" if merged else "diff.not-merged")


def told_place(cell: Cell) -> str:
    """Return where a cell is, in words: row and column and what stands at their heads."""
    names = say("diff.comma").join(name for name in (cell.row_name, cell.column_name) if name)
    place = say("diff.cell", row=cell.row, column=cell.column)
    return say("diff.cell-named", place=place, names=names) if names else place
