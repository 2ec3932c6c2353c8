"""The columns of a draft's tables: a list runs down a column, and in a row only now and then."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from proofreading.draft import Draft
from text.later import later
from text.model.document import Document

_VERSIONS = later(
    r"[ \u3000]*(?:改[ \u3000]*正[ \u3000]*(?:後|前|案)|現[ \u3000]*行|新|旧|備[ \u3000]*考)"
    r"(?:[ \u3000]*[（(][^（）()]*[）)])?[ \u3000]*"
)
"""The heads of a 新旧対照表, which shows what changes and leaves out the rest."""


class Columns:
    """In which column of a table a place stands, and whether that table leaves things out."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._starts: list[int] = []
        self._columns: list[int] = []
        column = 0
        for border in draft.document.borders:
            column = 0 if border.kind == "row" else column + 1
            self._starts.append(border.end)
            self._columns.append(column)
        self._extracts = _extracts(draft.document)

    def __len__(self) -> int:
        """The number of columns of the widest table, 0 where there is no table."""
        return max(self._columns) + 1 if self._columns else 0

    def at(self, place: int) -> int:
        """Return the column (from 0) of a place in the running text; 0 outside of tables."""
        if not self._starts:
            return 0
        index = bisect_right(self._starts, self._raw(place)) - 1
        return self._columns[index] if index >= 0 else 0

    def is_extract(self, place: int) -> bool:
        """Whether the place stands in a table that shows the changed provisions alone."""
        raw = self._raw(place) if self._extracts else 0
        return any(start <= raw < end for start, end in self._extracts)

    def _raw(self, place: int) -> int:
        return self._draft.view.raw_span(place, place + 1)[0]


def _extracts(document: Document) -> Sequence[tuple[int, int]]:
    """Return where the tables stand that put two versions side by side, from head to last row."""
    found: list[tuple[int, int]] = []
    row: list[str] = []
    start, head = 0, -1
    for border in document.borders:
        row.append(document.raw[start : border.start])
        start = border.end
        if border.kind != "row":
            continue
        if len(row) < 2:
            head = -1
        elif sum(bool(_VERSIONS.fullmatch(cell)) for cell in row) > 1:
            head = border.end
        elif head >= 0:
            found.append((head, border.end))
            head = border.end
        row = []
    return found
