"""The running text of a document: what everything compares, indexes and checks."""

from __future__ import annotations

from bisect import bisect_left

from text.model.document import Document
from text.running.unwrap import unwrapped
from text.view.view import View, ViewBuilder

BORDER = "\x1f"
"""What stands in the running text for the border between two cells of a row.

White space for a pattern and for `str.isspace`, no line end, and in no text that people write.
"""


def running(document: Document) -> View:
    """Return the running text of `document` (of its scope, where it has one). O(len(raw)).

    Markup, ruby and notes (`skips`) are left out, what stands for other characters (`printed`) is
    what it stands for, and typographic line breaks are undone; a border between cells is one
    `BORDER`. Offsets map back to the raw text of the whole document.
    """
    start, end = document.scope or (0, len(document.raw))
    apart = document.skips or document.borders or document.printed
    if not apart and (start, end) == (0, len(document.raw)):
        return unwrapped(document.raw)
    bare = _bare(document, start, end)
    return bare.then(unwrapped(bare.text))


def _bare(document: Document, start: int, end: int) -> View:
    # Skips are in order and disjoint; a novel has thousands, a scope few.
    low = bisect_left(document.skips, start, key=lambda skip: skip[1])
    high = bisect_left(document.skips, end, key=lambda skip: skip[0])
    changes = [(first, last, "") for first, last in document.skips[low:high]]
    changes += [(p.start, p.end, p.text) for p in document.printed if start <= p.start < end]
    if document.printed:
        changes.sort()
    if document.borders:
        changes += [
            (border.start, border.end, BORDER)
            for border in document.borders
            if border.kind != "row" and start <= border.start and border.end <= end
        ]
        changes.sort()
    builder = ViewBuilder()
    place = start
    for first, last, text in changes:
        if last <= place or first >= end:
            continue
        builder.keep(document.raw[place : max(first, place)], place)
        if len(text) == last - first:
            builder.keep(text, first)
        else:
            builder.replace(text, first, last)
        place = min(last, end)
    builder.keep(document.raw[place:end], place)
    return builder.view()
