"""Which unit of the old text is which of the new one, in order."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

from text.statute.numbers import Number
from text.statute.tree import Unit

_ALIKE = 0.4
"""Dice share of character pairs from which two units may be one that was amended."""
_MOST = 40_000
"""Pairs of units that are compared; beyond, equal numbers alone make a pair."""

Pair = tuple[Unit | None, Unit | None]


def paired(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Pair]:
    """Yield (old, new) in order; one of them is None for what came or went.

    O(len(old) · len(new)) comparisons of what lies between equal heads and tails.
    """
    head = 0
    while head < min(len(old), len(new)) and _equal(old[head], new[head]):
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and _equal(old[-1 - tail], new[-1 - tail]):
        tail += 1
    yield from zip(old[:head], new[:head], strict=True)
    yield from _middle(old[head : len(old) - tail], new[head : len(new) - tail])
    yield from zip(old[len(old) - tail :], new[len(new) - tail :], strict=True)


def replaced(pairs: Iterator[Pair]) -> Iterator[Pair]:
    """Yield the pairs; what went and what came under one number between two of them is one.

    第一号を次のように改める is what it is called, not 第一号を削り, and an item before 第二号.
    """
    gone: dict[Number, Unit] = {}
    fresh: dict[Number, Unit] = {}
    for one, other in [*pairs, (None, None)]:
        if one is not None and other is None:
            gone[one.number] = one
        elif other is not None and one is None:
            fresh[other.number] = other
        else:
            for value in sorted({*gone, *fresh}, key=lambda value: [*map(abs, value)]):
                yield gone.get(value), fresh.get(value)
            gone, fresh = {}, {}
            if one is not None:
                yield one, other


def alike(one: Unit, other: Unit) -> bool:
    """Whether the one may have become the other by an amendment of its words."""
    return _likeness(_Profile(one), _Profile(other)) > 0


def _equal(one: Unit, other: Unit) -> bool:
    return one.number == other.number and one.words == other.words


def _middle(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Pair]:
    if len(old) * len(new) > _MOST:
        yield from _by_number(old, new)
        return
    ours, theirs = [_Profile(unit) for unit in old], [_Profile(unit) for unit in new]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    score = [[_likeness(one, other) for other in theirs] for one in ours]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            together = best[i + 1][j + 1] + score[i][j] if score[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], together)
    i = j = 0
    while i < len(old) or j < len(new):
        both = i < len(old) and j < len(new) and score[i][j]
        if both and best[i][j] == best[i + 1][j + 1] + score[i][j]:
            yield old[i], new[j]
            i, j = i + 1, j + 1
            continue
        if i < len(old) and (j == len(new) or best[i][j] == best[i + 1][j]):
            yield old[i], None
            i += 1
        else:
            yield None, new[j]
            j += 1


def _by_number(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Pair]:
    i = j = 0
    while i < len(old) or j < len(new):
        if j == len(new) or (i < len(old) and old[i].number < new[j].number):
            yield old[i], None
            i += 1
        elif i == len(old) or new[j].number < old[i].number:
            yield None, new[j]
            j += 1
        else:
            yield old[i], new[j]
            i, j = i + 1, j + 1


class _Profile:
    def __init__(self, unit: Unit) -> None:
        self.number = unit.number
        self.caption = unit.caption.strip()
        self.text = unit.words
        flat = "".join(self.text.split())
        self.pairs = Counter(itertools.pairwise(flat))
        self.size = sum(self.pairs.values())


def _likeness(one: _Profile, other: _Profile) -> float:
    """Return how much speaks for the two being one unit; 0 where nothing does."""
    if one.text == other.text:
        return 2.0 + (one.number == other.number)
    if not one.size or not other.size:
        return 1.0 if one.number == other.number else 0.0
    if 2 * min(one.size, other.size) / (one.size + other.size) < _ALIKE:
        dice = 0.0
    else:
        small, large = sorted((one.pairs, other.pairs), key=len)
        shared = sum(min(count, large[pair]) for pair, count in small.items())
        dice = 2 * shared / (one.size + other.size)
    if one.number == other.number:
        dice += 0.15
    if one.caption and one.caption == other.caption:
        dice += 0.2
    return dice if dice >= _ALIKE else 0.0
