"""What strings may not bridge, and what they bridge at a price: borders of cells, blanks in a line.

Both are places of the tight text, where all of that is gone: the place of what stands behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np

from indexer.analysis.folding import SPACES, Folded
from text.later import later
from text.model.document import Border
from text.view.characters import equated

Array = Any
"""A one-dimensional numpy array."""

_BREAKS = np.zeros(0x10000, bool)
_BREAKS[[10, 11, 12, 13, 28, 29, 30, 0x85, 0x2028, 0x2029]] = True
_ITEM = later("^[ \t\u3000]*(?=[・･][^ ・･])", re.MULTILINE)


def blanks(folded: Folded) -> Array:
    """Return the places before which a blank stands within the line. O(len(folded))."""
    kept = np.flatnonzero(~SPACES[folded.units])
    if not len(kept):
        return np.empty(0, np.uint32)
    # Not the blank that folding makes of a mark without its letter, such as a cedilla.
    typed = np.cumsum(SPACES[folded.units] & (folded.piece == 1))
    gaps = np.flatnonzero(typed[kept[1:]] > typed[kept[:-1]]) + 1
    breaks = np.cumsum(_BREAKS[folded.units])
    within = breaks[kept[gaps]] == breaks[kept[gaps - 1]]
    return gaps[within].astype(np.uint32)


_FIGURES = later(r"[0-9][^\S\n]*\n\s*(?=[0-9])")


def broken_figures(text: str) -> list[int]:
    """Return where lines of a running text begin with a digit behind a digit at a line's end.

    They are two figures: where a line was merely full, the running text has no break.
    """
    return [match.end() for match in _FIGURES.finditer(text)]


def walls(tight: Folded, borders: Sequence[Border], raw: str) -> Array:
    """Return the places before which a border of a table stands, or the mark of an item does."""
    found = [border.end for border in borders]
    if "・" in raw or "･" in raw:
        found += [match.end() for match in _ITEM.finditer(raw)]
    if not found:
        return np.empty(0, np.uint32)
    places = np.searchsorted(tight.end, np.array(found, np.uint32), side="right")
    return np.unique(places).astype(np.uint32)


def forms(tight: Folded, raw: str) -> Array:
    """Return the places of what folding took for another form: 葛󠄀, 靖 (U+FA1C)."""
    found = [match.start() for match in equated(raw)]
    if not found:
        return np.empty(0, np.uint32)
    places = np.searchsorted(tight.end, np.array(found, np.uint32), side="right")
    return np.unique(places).astype(np.uint32)
