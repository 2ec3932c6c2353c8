"""NEAR: spans of two atoms that stand near enough to each other."""

from __future__ import annotations

from bisect import bisect_left

from indexer.matching.places.matches import Spans
from indexer.matching.places.union import united
from indexer.query.tree import Near
from indexer.segment.reader import SegmentReader


def near(reader: SegmentReader, left: Spans, right: Spans, node: Near) -> Spans:
    """Return the spans on both sides that have one of the other side within `node.distance`.

    The distance is in units of the tight text; nothing is near across documents.
    """
    return united([_beside(reader, left, right, node), _beside(reader, right, left, node)])


def _beside(reader: SegmentReader, spans: Spans, others: Spans, node: Near) -> Spans:
    found = Spans()
    distance = node.distance
    longest = max((end - start for start, end, _ in others), default=0)
    for start, end, layer in spans:
        limit = reader.document_end(start)
        low = bisect_left(others.starts, start - distance - longest)
        for index in range(low, len(others)):
            first, last = others.starts[index], others.ends[index]
            if first > end + distance or first >= limit:
                break
            if last <= start and start - last <= distance:
                if reader.document_at(first) == reader.document_at(start):
                    found.add(start, end, layer)
                    break
            elif first >= end:
                found.add(start, end, layer)
                break
    return found
