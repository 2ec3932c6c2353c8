"""Places that begin and end where words do."""

from __future__ import annotations

from indexer.matching.matches import Places, places_of
from indexer.matching.phrase import _token_ends
from indexer.segment.view import PartView


def at_words(view: PartView, places: Places) -> Places:
    """Return those of `places` that cut no token in two at either end."""
    import numpy as np

    token_place = np.asarray(view.part.token_place)
    starts, ends = np.asarray(places.starts), np.asarray(places.ends)
    whole = np.ones(len(starts), bool)
    for borders in (starts, ends):
        tokens = np.searchsorted(token_place, borders, side="left") - 1
        cut = borders < _token_ends(view, np.maximum(tokens, 0))
        whole &= ~(cut & (tokens >= 0))
    return places_of(starts[whole], ends[whole], np.asarray(places.ranks)[whole])
