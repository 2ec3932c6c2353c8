"""Spans where the raw text is just as it was typed."""

from __future__ import annotations

import numpy as np

from indexer.matching.matches import Spans, spans_of
from indexer.segment.reader import SegmentReader
from indexer.segment.scanning import Offsets


def stretches(places: Spans) -> tuple[Offsets, Offsets]:
    """Return where `places` start and end."""
    return np.array(places.starts, np.int64), np.array(places.ends, np.int64)


def as_typed(reader: SegmentReader, places: Spans, wanted: str) -> Spans:
    """Return those of `places` whose raw text is `wanted` but for white space."""
    starts, ends = stretches(places)
    documents, first, last = reader.raw_map.spans(starts, ends)
    raw = reader.raw_points
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
    return spans_of(starts[same], ends[same], np.asarray(places.layers)[same])
