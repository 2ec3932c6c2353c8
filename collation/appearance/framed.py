"""Tables that became plain lines, and lines that became a table: what was in which cell is lost.

Only between formats that can have tables: in a PDF or a plain text the same table is lines.
"""

from __future__ import annotations

from collections.abc import Iterator

from collation.appearance.same_words import SameWords
from text.model.collation import Hunk, Look
from text.model.document import TABLED

_GONE, _NEW = Look("table", "table", ""), Look("table", "", "table")


def framed(same: SameWords) -> list[Hunk]:
    """Return a hunk for each table whose words stand on the other side, but in no table.

    O(borders of tables).
    """
    one, other = same.old.document, same.new.document
    if not {one.format, other.format} <= TABLED or not (one.borders or other.borders):
        return []
    found = []
    if one.borders:
        found += [same.hunk((*i, *j), (i[1], j[1]), _GONE) for i, j in _unframed(same)]
    if other.borders:
        found += [same.hunk((*i, *j), (i[1], j[1]), _NEW) for j, i in _unframed(same.turned())]
    return found


def _unframed(same: SameWords) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the raw places, in old and new, of cells of old that end at no border in new.

    The first one of each table of which this is so.
    """
    told = False
    last = ""
    for border in same.old.document.borders:
        if border.kind == "row":
            # Two borders of rows without one of cells between: another table begins.
            told = told and last != "row"
        elif not told and (places := _without_border(same, same.old.offset(border.end))):
            told = True
            yield places
        last = border.kind


def _without_border(same: SameWords, at: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return where the cell before old's offset `at` is in old and new, if no border ends it."""
    if not 0 < at < len(same.old.text):
        return None
    old = same.old
    there = same.mate(at - 1, at + 1)
    if there is None or same.new.borders(there + 1, False):
        return None
    start = at - 1
    while not (old.borders(start, False) or old.opens_line(start)) and (
        same.mate(start - 1, at + 1) is not None
    ):
        start -= 1
    begin = there + 1 - (at - start)
    return old.raw_span(start, at), same.new.raw_span(begin, there + 1)
