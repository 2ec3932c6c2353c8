"""Where strings stand in a segment, for who counts them: in arrays, or without for a few units."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from indexer.segment.segment import Segment


def occurrences(segment: Segment, needle: str, few: bool) -> list[int]:
    """Return where `needle` stands in the tight text, ascending, overlapping ones too."""
    if not few:
        found: list[int] = segment.occurrences("tight", needle).tolist()
        return found
    text, places = segment.units, []
    place = text.find(needle)
    while place >= 0:
        places.append(place)
        place = text.find(needle, place + 1)
    return places


def places(
    segment: Segment, needle: str, live: Sequence[bool], few: bool
) -> tuple[list[int], list[int]]:
    """Return the live document of each occurrence of the tight text `needle`, and where it starts.

    In the order of the text; offsets are UTF-16 units of the document's tight view.
    """
    if few:
        return _in_lists(segment, needle, live)
    import numpy as np

    documents, starts = segment.find(needle)
    if not len(starts):
        return [], []
    alive = np.array(live, bool)[documents]
    return documents[alive].tolist(), starts[alive].tolist()


def _in_lists(segment: Segment, needle: str, live: Sequence[bool]) -> tuple[list[int], list[int]]:
    bounds, documents, starts = segment.tight_bounds, [], []
    for start in occurrences(segment, needle, few=True):
        document = bisect_right(bounds, start) - 1
        if live[document] and start + len(needle) <= bounds[document + 1]:
            documents.append(document)
            starts.append(start - bounds[document])
    return documents, starts
