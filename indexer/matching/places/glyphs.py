"""Which matches are of other forms of the characters that were asked for: 髙橋 for 高橋."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any, Final

from indexer.analysis.bare_text import bare, without_marks
from indexer.layers import LAYERS
from indexer.matching.places.arrays import many
from indexer.matching.places.matches import Spans
from indexer.segment.reader import SegmentReader
from text.utf16 import units
from text.view.characters import equated_forms

GLYPH: Final = LAYERS.index("glyph")
_SYMBOLS: Final = LAYERS.index("symbols")


def by_form(reader: SegmentReader, found: Spans, wanted: str, forms: str) -> Spans:
    """Return `found`, matches of the tight text `wanted`, with the layer of their forms.

    `forms` are the characters of the query that folding took for others. A match in which every
    character has the form that was asked for keeps its layer. O(len(found)); what has a form other
    than the standard one is compared letter for letter.
    """
    plain = without_marks(wanted)
    standard = plain == bare(wanted) and not forms
    formed = reader.segment.file.array("formed")
    if not len(found) or (standard and not len(formed)):
        return found
    inside = _inside(formed, found)
    layers = found.layers
    if not standard:
        kept = set(inside)
        for index in range(len(found)):
            if index not in kept:
                layers[index] = max(layers[index], GLYPH)
    raws: dict[int, str] = {}
    for index in inside:
        start, end = found.starts[index], found.ends[index]
        text = reader.text("tight", start, end)
        same = text == units(wanted)
        if not (same or without_marks(text) == units(plain)):
            of_form = False
        else:
            of_form = _equated(reader, (start, end), raws) == forms
        if not of_form:
            layers[index] = max(layers[index], GLYPH)
        elif same and layers[index] == _SYMBOLS:
            layers[index] = 0
    return found


def _equated(reader: SegmentReader, places: tuple[int, int], raws: dict[int, str]) -> str:
    """Return the characters of a match that folding took for others; `raws` are those at hand."""
    document, first, last = reader.raw_span(*places)
    if document not in raws:
        raws[document] = reader.segment.raw(document)
    return equated_forms(raws[document][first:last])


def _inside(formed: Any, found: Spans) -> list[int]:
    """Return the numbers of those of `found` that have one of the places `formed`."""
    if len(found) < many():
        return [
            index
            for index, (start, end, _) in enumerate(found)
            if bisect_left(formed, start) < bisect_left(formed, end)
        ]
    import numpy as np

    places = np.asarray(formed)
    first = np.searchsorted(places, np.asarray(found.starts))
    last = np.searchsorted(places, np.asarray(found.ends))
    numbers: list[int] = np.flatnonzero(first < last).tolist()
    return numbers
