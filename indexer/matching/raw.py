"""Places where the raw text is just as it was typed."""

from __future__ import annotations

import numpy as np

from indexer.matching.matches import Places, places_of
from indexer.segment.scanning import Offsets
from indexer.segment.view import PartView


def stretches(places: Places) -> tuple[Offsets, Offsets]:
    """Return where `places` start and end."""
    return np.array(places.starts, np.int64), np.array(places.ends, np.int64)


def as_typed(view: PartView, places: Places, wanted: str) -> Places:
    """Return those of `places` whose raw text is `wanted` but for white space."""
    starts, ends = stretches(places)
    documents, first, last = view.raw_map.spans(starts, ends)
    raw = view.raw_points
    first, last = first + raw.bounds[documents], last + raw.bounds[documents]
    same = last - first == len(wanted)
    for number, char in enumerate(wanted):
        # Of a place that is the text's last one, there may be no so many code points.
        at = np.minimum(first + number, len(raw.points) - 1)
        same &= raw.points[at] == ord(char)
    # White space inside, or ruby: few.
    for index in np.flatnonzero(last - first > len(wanted)).tolist():
        text = "".join(map(chr, raw.points[first[index] : last[index]].tolist()))
        same[index] = "".join(text.split()) == wanted
    return places_of(starts[same], ends[same], np.asarray(places.ranks)[same])
