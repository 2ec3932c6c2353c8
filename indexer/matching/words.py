"""Spans that begin and end where words do."""

from __future__ import annotations

from indexer.matching.matches import Spans, spans_of
from indexer.matching.phrase import _token_ends
from indexer.segment.reader import SegmentReader


def at_words(reader: SegmentReader, places: Spans) -> Spans:
    """Return those of `places` that cut no token in two at either end."""
    import numpy as np

    token_place = np.asarray(reader.segment.token_place)
    starts, ends = np.asarray(places.starts), np.asarray(places.ends)
    whole = np.ones(len(starts), bool)
    for borders in (starts, ends):
        tokens = np.searchsorted(token_place, borders, side="left") - 1
        cut = borders < _token_ends(reader, np.maximum(tokens, 0))
        whole &= ~(cut & (tokens >= 0))
    return spans_of(starts[whole], ends[whole], np.asarray(places.layers)[whole])
