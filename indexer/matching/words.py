"""Spans that begin and end where words do."""

from __future__ import annotations

from indexer.matching.phrase import token_ends
from indexer.matching.places.arrays import many
from indexer.matching.places.matches import Spans, spans_of
from indexer.segment.reader import SegmentReader


def at_words(reader: SegmentReader, spans: Spans) -> Spans:
    """Return those of `spans` that cut no token in two at either end. O(spans · log tokens)."""
    if len(spans) >= many():
        return _in_arrays(reader, spans)
    found = Spans()
    for start, end, layer in spans:
        if not reader.cuts_word(start) and not reader.cuts_word(end):
            found.add(start, end, layer)
    return found


def _in_arrays(reader: SegmentReader, spans: Spans) -> Spans:
    import numpy as np

    starts, ends = np.asarray(spans.starts), np.asarray(spans.ends)
    whole = np.ones(len(starts), bool)
    for borders in (starts, ends):
        tokens = reader.segment.token_place.all_before(borders) - 1
        cut = borders < token_ends(reader, np.maximum(tokens, 0))
        whole &= ~(cut & (tokens >= 0))
    return spans_of(starts[whole], ends[whole], np.asarray(spans.layers)[whole])
