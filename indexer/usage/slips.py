"""Strings of a corpus that are one slip of the hand away from another."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np

from indexer.segment.segment import Segment

_MOST = 20_000
"""Places of one half of a string after which the rest is not looked at."""


def slips(segment: Segment, live: Any, wanted: str) -> Counter[str]:
    """Return the strings one insertion, deletion, substitution or swap away, with their counts.

    A slip leaves one half of the string as it is: the places of both halves are looked at. Of three
    units the outer two are a half as well. `live` says of each document whether it counts.
    """
    length = len(wanted)
    if length < 3:
        return Counter()
    half = length // 2
    text = np.asarray(segment.file.array("tight"))
    starts: list[Any] = []
    for first, last in ((0, half), (half, length)):
        piece = wanted[first:last]
        if len(piece) > 1:
            found = segment.occurrences("tight", piece)
        else:
            # Beside a single unit the next but one has to be right as well.
            found = np.flatnonzero((text[:-2] == ord(wanted[0])) & (text[2:] == ord(wanted[-1])))
        starts.append(np.asarray(found, np.int64)[:_MOST] - (first if len(piece) > 1 else 0))
    if length == 3:
        starts.append(np.asarray(segment.occurrences("tight", wanted[:2]), np.int64)[:_MOST])
    bounds = np.asarray(segment.tight_bounds).astype(np.int64)
    found_at: dict[tuple[int, int], str] = {}
    for start in {int(s) for part in starts for s in part.tolist()}:
        for begin in (start - 1, start, start + 1):
            for size in (length - 1, length, length + 1):
                end = begin + size
                if begin < 0 or end > len(text):
                    continue
                other = "".join(map(chr, text[begin:end].tolist()))
                if other != wanted and is_slip(wanted, other):
                    document = int(np.searchsorted(bounds, begin, side="right")) - 1
                    if live[document] and end <= bounds[document + 1]:
                        found_at[begin, end] = other
    return Counter(found_at.values())


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
