"""Spans of several layers as one row of places, the stronger layer kept where two are the same."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.matching.places.arrays import many
from indexer.matching.places.matches import Spans, spans_of


def merged(strong: Spans, weak: Spans) -> Spans:
    """Return `strong` and those stretches of `weak` that overlap none of it, in order."""
    import numpy as np

    starts, ends = np.asarray(strong.starts), np.asarray(strong.ends)
    new_starts, new_ends = np.asarray(weak.starts), np.asarray(weak.ends)
    reach = np.maximum.accumulate(ends) if len(ends) else ends
    before = np.searchsorted(starts, new_starts, side="left")
    free = (before == 0) | (np.concatenate([[0], reach])[before] <= new_starts)
    following = np.concatenate([starts, [np.iinfo(np.uint32).max]])[before]
    free &= new_ends <= following
    starts = np.concatenate([starts, new_starts[free]])
    ends = np.concatenate([ends, new_ends[free]])
    layers = np.concatenate([np.asarray(strong.layers), np.asarray(weak.layers)[free]])
    order = np.argsort(starts, kind="stable")
    return spans_of(starts[order], ends[order], layers[order])


def united(found: Sequence[Spans]) -> Spans:
    """Return the stretches of all `found`, in order; of overlapping ones those of the first list.

    Stretches of the same layer from the same search may overlap (ああ in あああ) and all stay.
    """
    some = [places for places in found if len(places)]
    if not some:
        return Spans()
    if len(some) == 1:
        return some[0]
    kept = some[0]
    for weaker in some[1:]:
        kept = _merged(kept, weaker)
    return kept


def _merged(strong: Spans, weak: Spans) -> Spans:
    """Return `strong` and those stretches of `weak` that overlap none of it. O(len of both)."""
    if len(strong) + len(weak) >= many():
        return merged(strong, weak)
    both = Spans()
    place = 0
    reach = 0
    total = len(strong)
    for start, end, layer in weak:
        while place < total and strong.starts[place] < start:
            both.add(strong.starts[place], strong.ends[place], strong.layers[place])
            reach = max(reach, strong.ends[place])
            place += 1
        if reach <= start and (place == total or end <= strong.starts[place]):
            both.add(start, end, layer)
    for index in range(place, total):
        both.add(strong.starts[index], strong.ends[index], strong.layers[index])
    return both
