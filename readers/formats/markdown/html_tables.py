"""Tables of HTML within Markdown: their tags are the borders of cells, as | is in its own tables.

A browser shows no white space beside such a tag, so none is read there.
"""

from __future__ import annotations

import re

from readers.formats.html_rows import Rows
from text.later import later
from text.model.document import Border, BorderKind, Printed

_SPANS = later(r"\b(colspan|rowspan)[ \t]*=[ \t]*[\"']?[ \t]*([0-9]{1,5})", re.I)
_GROUPS = frozenset(("thead", "tbody", "tfoot", "colgroup", "col"))


class HtmlTables:
    """The tables that are open at a place of `raw`, tag by tag; what they are is added to lists."""

    def __init__(
        self,
        raw: str,
        skips: list[tuple[int, int]],
        borders: list[Border],
        printed: list[Printed],
    ) -> None:
        self._raw = raw
        self._skips, self._borders, self._printed = skips, borders, printed
        self._open: list[Rows] = []
        self._found: list[BorderKind] = []

    def tag(self, name: str, start: int, end: int) -> bool:
        """Read the tag `name` (in small letters) at raw [start, end).

        Returns False, and reads nothing, where it is no part of a table's frame.
        """
        closes = self._raw.startswith("</", start)
        if name == "table":
            self._table(closes)
        elif not self._open:
            return False
        elif name in ("td", "th"):
            if not closes:
                self._open[-1].cell(
                    {match[1].lower(): match[2] for match in _SPANS.finditer(self._raw, start, end)}
                )
        elif name == "tr" or name in _GROUPS:
            self._open[-1].end_row()
        else:
            return False
        self._put(start, end)
        self._bare(start, end, name == "table", closes)
        return True

    def _table(self, closes: bool) -> None:
        if not closes:
            self._found.append("row")
            self._open.append(Rows(self._found.append))
        elif self._open:
            self._open.pop().end_row()

    def _put(self, start: int, end: int) -> None:
        """Let the borders found stand in the tag: one character for each, the rest for the last."""
        kinds = self._found[start - end :]
        self._found.clear()
        if not kinds:
            self._skips.append((start, end))
        for place, kind in enumerate(kinds, start):
            stop = place + 1 if place + 1 < start + len(kinds) else end
            self._borders.append(Border(place, stop, kind))
            if kind == "row":
                self._printed.append(Printed(place, stop, "" if self._opens(place) else "\n"))

    def _opens(self, place: int) -> bool:
        """Return whether a table begins there, with a line of its own."""
        near = self._raw[max(0, place - 80) : place + 6]
        above, _, tag = near.rpartition("<")
        return tag[:5].lower() == "table" and not above[above.rfind("\n") + 1 :].strip()

    def _bare(self, start: int, end: int, outermost: bool, closes: bool) -> None:
        """Skip the white space beside a tag, but not that around the whole table."""
        raw = self._raw
        first, last = start, end
        if not outermost or closes:
            while first and raw[first - 1].isspace():
                first -= 1
        if not outermost or not closes:
            while last < len(raw) and raw[last].isspace():
                last += 1
        self._skips += [(first, start)] * (first < start) + [(end, last)] * (end < last)
