"""Which places a string may not bridge, and which it bridges at a price."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Any

from indexer.layers import BRIDGED
from indexer.matching.places.arrays import many
from indexer.matching.places.matches import Spans, spans_of
from indexer.segment.reader import SegmentReader


def within_cells(reader: SegmentReader, found: Spans) -> Spans:
    """Return those of `found` that cross no border of a table, in order."""
    return _within(reader, found, "walls")


def crosses_cells(reader: SegmentReader, start: int, end: int) -> bool:
    """Return whether [start, end) crosses a border of a table."""
    return _crosses(reader.segment.file.array("walls"), start, end)


def within_figures(reader: SegmentReader, found: Spans) -> Spans:
    """Return those of `found` that make no one figure of two on two lines, in order."""
    return _within(reader, found, "figures")


def _within(reader: SegmentReader, found: Spans, name: str) -> Spans:
    walls = reader.segment.file.array(name)
    if not len(walls) or not len(found):
        return found
    if len(found) < many():
        kept = Spans()
        for start, end, layer in found:
            if not _crosses(walls, start, end):
                kept.add(start, end, layer)
        return kept
    import numpy as np

    whole = ~_crossing(walls, found)
    return spans_of(
        np.asarray(found.starts)[whole],
        np.asarray(found.ends)[whole],
        np.asarray(found.layers)[whole],
    )


def is_parted(reader: SegmentReader, place: int) -> bool:
    """Return whether a border of a table, a line break between figures or a blank is at `place`.

    O(log of how many there are).
    """
    for name in ("walls", "figures", "blanks"):
        places = reader.segment.file.array(name)
        at = bisect_left(places, place)
        if at < len(places) and places[at] == place:
            return True
    return False


def bridging(reader: SegmentReader, found: Spans) -> Spans:
    """Return `found`, those exact matches weaker that bridge a blank within a line."""
    blanks = reader.segment.file.array("blanks")
    if not len(blanks) or not len(found):
        return found
    if len(found) < many():
        for index, (start, end, layer) in enumerate(found):
            if not layer and _crosses(blanks, start, end):
                found.layers[index] = BRIDGED
        return found
    import numpy as np

    layers = np.array(found.layers)
    layers[(layers == 0) & _crossing(blanks, found)] = BRIDGED
    return spans_of(np.asarray(found.starts), np.asarray(found.ends), layers)


def _crosses(places: Any, start: int, end: int) -> bool:
    return bisect_right(places, start) < bisect_left(places, end)


def _crossing(places: Any, found: Spans) -> Any:
    import numpy as np

    known = np.asarray(places)
    first = np.searchsorted(known, np.asarray(found.starts), side="right")
    return first < np.searchsorted(known, np.asarray(found.ends), side="left")
