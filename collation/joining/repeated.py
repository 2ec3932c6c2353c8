"""What changed in one way all over a text, spellings and columns: told once, with every place.

Of 1 → 第1項 in thirty places a reader wants to know that there are thirty, and not read them one by
one between two figures that did change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from collation.changes.swapped_cells import CELLS
from collation.drafts import UnplacedHunk
from collation.stream.stream import Stream
from text.later import later

_FEWEST = 3
"""Fewest places of one way of writing that are told together."""
_FEWEST_ROWS = 2
"""Fewest rows in which the same cells changed places: columns did."""
_KINDS = ("orthographic", "glyph", "punctuation")
_FIGURES = later("[0-9]+|[一二三四五六七八九十百千]+")
_ROW = later(r"\A(.+?)(?:[,、，・]\1)+\Z")
"""第1項、第2項: two of one form."""


def with_repeated(
    old: Stream, new: Stream, drafts: Sequence[UnplacedHunk], series: Sequence[int]
) -> list[int]:
    """Return `series`, the number of the series of each draft, with those of like spellings."""
    forms = [
        _form(old, new, draft) if not number else None
        for draft, number in zip(drafts, series, strict=True)
    ]
    counts = Counter(form for form in forms if form is not None)
    known: dict[tuple[str, str], int] = {}
    first = max(series, default=0) + 1
    found = list(series)
    for place, form in enumerate(forms):
        fewest = _FEWEST_ROWS if drafts[place].look else _FEWEST
        if form is not None and counts[form] >= fewest:
            found[place] = known.setdefault(form, first + len(known))
    return found


def _form(old: Stream, new: Stream, draft: UnplacedHunk) -> tuple[str, str] | None:
    """Return both ways of writing, whatever the figures are; None where nobody may be spared it.

    Of cells that changed places in their row, where they were and are.
    """
    if draft.look is not None and draft.look.what == "order":
        cells = [side.split(CELLS) for side in (draft.look.old, draft.look.new)]
        return draft.look.of, ",".join(str(cells[0].index(cell)) for cell in cells[1])
    if draft.kind not in _KINDS or draft.suspect or draft.note or draft.move or draft.look:
        return None
    edit = draft.edit
    before = old.text[edit.old_start : edit.old_end]
    after = new.text[edit.new_start : edit.new_end]
    if not before or not after:
        return None
    if draft.kind == "orthographic":
        before, after = (_ROW.sub(r"\1", _FIGURES.sub("0", side)) for side in (before, after))
    return before, after
