"""Spans where the raw text is just as it was typed."""

from __future__ import annotations

from indexer.matching.places.arrays import many
from indexer.matching.places.matches import Spans, spans_of
from indexer.segment.reader import SegmentReader


def as_typed(reader: SegmentReader, spans: Spans, text: str) -> Spans:
    """Return those of `spans` whose raw text is `text`, width and case included, but for blanks."""
    wanted = "".join(text.split())
    # A document's raw text costs a loop more than its places: 60 µs.
    if 8 * len(spans) >= many():
        return _in_arrays(reader, spans, wanted)
    found = Spans()
    raws: dict[int, str] = {}
    for start, end, layer in spans:
        document, first, last = reader.raw_span(start, end)
        raw = raws.get(document)
        if raw is None:
            raw = raws[document] = reader.segment.raw(document)
        if "".join(raw[first:last].split()) == wanted:
            found.add(start, end, layer)
    return found


def _in_arrays(reader: SegmentReader, spans: Spans, wanted: str) -> Spans:
    import numpy as np

    starts, ends = np.array(spans.starts, np.int64), np.array(spans.ends, np.int64)
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
    return spans_of(starts[same], ends[same], np.asarray(spans.layers)[same])
