"""Round brackets that hold whole sentences: （以下同じ。） ends none of the text around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from text.later import later

_ENDS = later("[(（)）\n]")
_STOP = later("[。！？!?]")
_LONGEST = 1000
"""Most code points of an aside; a bracket that closes later than that was never closed."""


def bracketed(raw: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the outermost round brackets in raw[start:end] with a full stop inside, in order.

    A bracket closes in the line in which it opens, or it is none. O(length).
    """
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    for match in _ENDS.finditer(raw, start, end):
        place, mark = match.start(), match.group()
        if mark == "\n":
            opened.clear()
        elif mark in "(（":
            opened.append(place)
        elif opened:
            first = opened.pop()
            if place - first > _LONGEST or not _STOP.search(raw, first, place):
                continue
            while found and found[-1][0] > first:
                found.pop()
            found.append((first, place))
    return found


def inside(brackets: Sequence[tuple[int, int]], place: int) -> bool:
    """Return whether `place` stands between the two marks of one of `brackets`."""
    number = bisect_left(brackets, (place, 0)) - 1
    return number >= 0 and place <= brackets[number][1]
