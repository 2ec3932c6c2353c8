"""Where the sentences of a stream begin: behind a full stop, a line break, a border, with a mark.

Not behind the lone number of an item, inside a date that a line or a wide gap parts, or inside
round brackets that hold sentences of their own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain

from collation.stream.bracketed import inside
from collation.stream.marks import Beginnings, is_alone, items, may_open, numbered
from text.language.segments import sentences
from text.later import later
from text.model.document import Document
from text.running.running import BORDER
from text.view.lines import LineIndex
from text.view.view import View

_CUT_THROUGH = later(
    r"(?:[0-9元]年\n[0-9]{1,2}月|[0-9]月\n[0-9]{1,2}日|[0-9],\n[0-9]{3}(?![0-9])"
    r"|月[0-9]{1,2}\n日|(?:令和|平成|昭和)\n[0-9元]|(?:(?:令和|平成|昭和)[0-9]{1,2}|[0-9]{4})\n年)"
)
"""A date or number that a line break parts."""
_CELL_IN_A_DATE = later("(?:年[0-9]{1,2}月|月[0-9]{1,2}日)$")
"""A date that a page has set with a wide gap in it, which looks like a border of cells."""
_CUT_BEHIND = frozenset("0123456789年月,和成元")

Places = tuple[Sequence[int], Sequence[int]]
"""Where each character of a stream begins and ends in the raw text."""


def sentence_starts(
    document: Document,
    text: str,
    places: Places,
    brackets: Sequence[tuple[int, int]],
    view: View,
    lines: LineIndex,
) -> tuple[list[int], frozenset[int]]:
    """Return the offsets into `text` at which a sentence begins, in order, the first 0.

    And those of them that are a cell, but not the first of its row. `brackets` are raw places in
    which none begins. O(length).
    """
    found, cells = _offsets(document, places[0], view, lines)
    if brackets and places[0]:
        found = [place for place in found if not inside(brackets, places[0][place])]
    begins = _whole(document.raw, text, places, found, cells)
    return begins, cells.intersection(begins) if cells else cells


def _offsets(
    document: Document, starts: Sequence[int], view: View, lines: LineIndex
) -> tuple[list[int], frozenset[int]]:
    """Return the stream offsets at which sentences begin, with 0, in order, and which are cells."""
    if not starts:
        return [0], frozenset()
    marks = Beginnings(document)
    found, cells = {0}, set()
    for cut in sentences(view.text):
        place = view.raw_span(cut.start, cut.start)[0]
        offset = bisect_left(starts, marks.before(place) if marks else place)
        found.add(offset)
        if view.text[cut.start - 1 : cut.start] == BORDER:
            cells.add(offset)
    low, high = document.scope or (0, len(document.raw))
    found.update(
        bisect_left(starts, place)
        for place in chain(marks.of_lines(lines.starts) if marks else (), items(document, lines))
        if low <= place < high
    )
    return sorted(found - {len(starts)}), frozenset(cells)


def _whole(
    raw: str,
    text: str,
    places: Places,
    found: Sequence[int],
    cells: frozenset[int],
) -> list[int]:
    """Return `found` without the cuts behind a lone number of an item and inside a date."""
    starts = places[0]
    kept = list(found[:1])
    alone = False
    for number in range(1, len(found)):
        last, here = kept[-1], found[number]
        if not alone and here - last <= 12 and last not in cells and may_open(raw[starts[last]]):
            alone = is_alone(raw, starts[last], starts[here]) and not numbered(raw, starts[here])
            if alone:
                continue
        alone = False
        if "\n" not in raw[places[1][here - 1] : starts[here]]:
            if _CELL_IN_A_DATE.search(text, max(0, here - 4), here + 1):
                continue
        elif here not in cells and parts_a_figure(raw, text, places, here):
            continue
        kept.append(here)
    return kept


def parts_a_figure(raw: str, text: str, places: Places, here: int) -> bool:
    """Return whether the line break before text[here] stands inside a date or a number."""
    if text[here - 1] not in _CUT_BEHIND:
        return False
    starts, ends = places
    near = text[max(0, here - 8) : here] + "\n" + text[here : here + 5]
    return bool(_CUT_THROUGH.search(near)) and raw[ends[here - 1] : starts[here]].count("\n") == 1
