"""The running text of a document: what everything compares, indexes and checks."""

from __future__ import annotations

from bisect import bisect_left

from text.model.document import Document
from text.running.unwrap import unwrapped
from text.view.view import View, without


def running(document: Document) -> View:
    """Return the running text of `document` (of its scope, where it has one). O(len(raw)).

    Markup, ruby and notes (`skips`) are left out and typographic line breaks undone; offsets map
    back to the raw text of the whole document.
    """
    start, end = document.scope or (0, len(document.raw))
    if not document.skips and (start, end) == (0, len(document.raw)):
        return unwrapped(document.raw)
    outside = [(0, start)] if start else []
    # Skips are in order and disjoint; a novel has thousands, a scope few.
    low = bisect_left(document.skips, start, key=lambda skip: skip[1])
    high = bisect_left(document.skips, end, key=lambda skip: skip[0])
    inside = [
        (max(first, start), min(last, end))
        for first, last in document.skips[low:high]
        if first < end and last > start
    ]
    bare = without(document.raw, [*outside, *inside, (end, len(document.raw))])
    return bare.then(unwrapped(bare.text))
