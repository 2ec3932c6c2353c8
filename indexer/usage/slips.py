"""Strings of a corpus that are one slip of the hand away from another."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from indexer.segment.segment import Segment
from indexer.usage.places import occurrences

_MOST = 20_000
"""Places of one half of a string after which the rest is not looked at."""


def slips(segment: Segment, live: Sequence[bool], wanted: str, few: bool) -> Counter[str]:
    """Return the strings one insertion, deletion, substitution or swap away, with their counts.

    A slip leaves one half of the string as it is: the places of both halves are looked at. Of three
    units the outer two are a half as well. `live` says of each document whether it counts; `few`
    whether to look without arrays.
    """
    length = len(wanted)
    if length < 3:
        return Counter()
    half = length // 2
    starts: list[list[int]] = []
    for first, last in ((0, half), (half, length)):
        piece = wanted[first:last]
        if len(piece) > 1:
            found = occurrences(segment, piece, few)[:_MOST]
            starts.append([start - first for start in found])
        else:
            # Beside a single unit the next but one has to be right as well.
            starts.append(_around(segment, wanted[0], wanted[-1], few)[:_MOST])
    if length == 3:
        starts.append(occurrences(segment, wanted[:2], few)[:_MOST])
    places = {start for part in starts for start in part}
    return Counter(_near(segment, places, wanted, _reading(segment, few), live))


def _around(segment: Segment, one: str, other: str, few: bool) -> list[int]:
    """Return where `one` stands with one unit between it and `other`."""
    if few:
        text = segment.units
        return [at for at in occurrences(segment, one, few) if text[at + 2 : at + 3] == other]
    import numpy as np

    units = np.asarray(segment.file.array("tight"))
    found: list[int] = np.flatnonzero((units[:-2] == ord(one)) & (units[2:] == ord(other))).tolist()
    return found


def _reading(segment: Segment, few: bool) -> Callable[[int, int], str]:
    if few:
        text = segment.units
        return lambda start, end: text[start:end]
    units = segment.file.array("tight")
    return lambda start, end: "".join(map(chr, units[start:end]))


def _near(
    segment: Segment,
    starts: Iterable[int],
    wanted: str,
    read: Callable[[int, int], str],
    live: Sequence[bool],
) -> list[str]:
    """Return what stands at these places, or one unit beside them, and is a slip of `wanted`."""
    length, bounds = len(wanted), segment.tight_bounds
    found: dict[tuple[int, int], str] = {}
    for start in starts:
        for begin in (start - 1, start, start + 1):
            for size in (length - 1, length, length + 1):
                end = begin + size
                if begin < 0 or end > bounds[-1]:
                    continue
                other = read(begin, end)
                if other != wanted and is_slip(wanted, other):
                    document = bisect_right(bounds, begin) - 1
                    if live[document] and end <= bounds[document + 1]:
                        found[begin, end] = other
    return list(found.values())


def is_slip(one: str, other: str) -> bool:
    """Whether two different strings are one insertion, deletion, substitution or swap apart."""
    if abs(len(one) - len(other)) > 1:
        return False
    head = 0
    while head < min(len(one), len(other)) and one[head] == other[head]:
        head += 1
    rest, others = one[head:], other[head:]
    if len(rest) == len(others):
        return rest[1:] == others[1:] or (
            rest[:2] == others[1::-1] and len(rest) > 1 and rest[2:] == others[2:]
        )
    return rest[1:] == others if len(rest) > len(others) else rest == others[1:]
