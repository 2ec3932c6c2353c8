"""Matching two long sequences of keys: unique keys as anchors, difflib between them.

difflib alone is quadratic where keys repeat (blank lines, 〃, 同上), and its autojunk heuristic
drops the commonest keys from 200 on, which in Japanese are の, に and 。; hence anchors first, and
difflib without autojunk only on what is small.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

_DIFFLIB_PAIRS = 100_000
"""Most pairs of equal keys that difflib is asked to weigh; above, repeated keys pair in order."""

Block = tuple[int, int, int]
"""(i, j, n): old[i:i+n] equals new[j:j+n]."""


def matching_blocks(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Block]:
    """Return the blocks of equal keys, in order in both sequences, neighbours joined.

    O(n log n) where most keys are unique; never worse than some 100,000 comparisons a gap.
    """
    blocks: list[Block] = []
    todo = [(0, len(old), 0, len(new))]
    while todo:
        low, high, left, right = todo.pop()
        while low < high and left < right and old[low] == new[left]:
            blocks.append((low, left, 1))
            low, left = low + 1, left + 1
        while low < high and left < right and old[high - 1] == new[right - 1]:
            high, right = high - 1, right - 1
            blocks.append((high, right, 1))
        if low == high or left == right or set(old[low:high]).isdisjoint(new[left:right]):
            continue
        anchors = _anchors(old, new, (low, high, left, right))
        if anchors:
            edges = [(low - 1, left - 1), *anchors, (high, right)]
            blocks.extend((i, j, 1) for i, j in anchors)
            todo.extend((i + 1, k, j + 1, m) for (i, j), (k, m) in pairwise(edges))
        else:
            blocks.extend(_repeated(old, new, (low, high, left, right)))
    return _joined(sorted(blocks))


def _anchors(
    old: Sequence[Hashable], new: Sequence[Hashable], gap: tuple[int, int, int, int]
) -> list[tuple[int, int]]:
    """Return pairs of keys that stand once on either side of the gap, in order on both sides."""
    low, high, left, right = gap
    counts = Counter(old[low:high])
    others = Counter(new[left:right])
    place = {key: j for j, key in enumerate(new[left:right], left) if others[key] == 1}
    pairs = [
        (i, place[key])
        for i, key in enumerate(old[low:high], low)
        if key in place and counts[key] == 1
    ]
    return longest_increasing(pairs)


def longest_increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a longest run of `pairs` (sorted by their first) whose seconds increase too."""
    tails: list[int] = []
    last: list[int] = []
    previous: list[int] = []
    for index, (_, j) in enumerate(pairs):
        length = bisect_left(tails, j)
        previous.append(last[length - 1] if length else -1)
        if length == len(tails):
            tails.append(j)
            last.append(index)
        else:
            tails[length] = j
            last[length] = index
    chain: list[tuple[int, int]] = []
    index = last[-1] if last else -1
    while index >= 0:
        chain.append(pairs[index])
        index = previous[index]
    return chain[::-1]


def _repeated(
    old: Sequence[Hashable], new: Sequence[Hashable], gap: tuple[int, int, int, int]
) -> Iterator[Block]:
    """Yield blocks of a gap in which every common key is repeated on one side or the other."""
    low, high, left, right = gap
    counts = Counter(old[low:high])
    others = Counter(new[left:right])
    pairs = sum(count * others[key] for key, count in counts.items())
    if not pairs:
        return
    if pairs <= _DIFFLIB_PAIRS:
        matcher = SequenceMatcher(None, old[low:high], new[left:right], autojunk=False)
        for i, j, n in matcher.get_matching_blocks():
            if n:
                yield low + i, left + j, n
        return
    for i, j in longest_increasing(_in_turn(old, new, gap)):
        yield i, j, 1


def _in_turn(
    old: Sequence[Hashable], new: Sequence[Hashable], gap: tuple[int, int, int, int]
) -> list[tuple[int, int]]:
    """Return each key's nth place in old paired with its nth place in new."""
    low, high, left, right = gap
    places: dict[Hashable, list[int]] = {}
    for j in range(right - 1, left - 1, -1):
        places.setdefault(new[j], []).append(j)
    return [(i, places[old[i]].pop()) for i in range(low, high) if places.get(old[i])]


def _joined(blocks: Sequence[Block]) -> list[Block]:
    joined: list[Block] = []
    for i, j, n in blocks:
        if joined:
            k, m, length = joined[-1]
            if (i, j) == (k + length, m + length):
                joined[-1] = (k, m, length + n)
                continue
        joined.append((i, j, n))
    return joined
