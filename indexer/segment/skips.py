"""What is kept of a document besides its text, read in part: a novel has thousands of skips.

It stands as JSON: {"skips": [[start, end], …], "pages": […], "borders": […], "furniture": […],
"printed": […], "annotations": […]}, the skips in order and disjoint. A snippet needs the few that
lie near it; they are found by bisection in the text, and pages are read without the rest.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from text.later import later

_SKIP = later(rb"\[(\d+), (\d+)\]")
_PAGES = b'"pages": '


class Skips:
    """The JSON text `kept`. Opening finds where its entries begin: O(len(kept)), some 10 µs/MB."""

    def __init__(self, kept: bytes) -> None:
        self._text = kept
        self._end = kept.index(_PAGES)
        """Where the skips end."""

    @property
    def pages(self) -> tuple[int, ...]:
        """The raw offsets at which pages start."""
        start = self._end + len(_PAGES)
        return tuple(json.loads(self._text[start : self._text.index(b"]", start) + 1]))

    def within(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the skips that share raw text with [start, end), in order. O(log skips + them)."""
        low, high = 0, self._end
        while low < high:
            middle = (low + high) // 2
            skip = _SKIP.search(self._text, middle, self._end)
            if skip is None or int(skip[2]) > start:
                high = middle
            else:
                low = skip.end()
        for skip in _SKIP.finditer(self._text, low, self._end):
            first, last = int(skip[1]), int(skip[2])
            if first >= end:
                break
            if last > start:
                yield first, last
