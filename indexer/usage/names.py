"""How often words and classes are used, alone and side by side: by their checksums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any

from indexer.usage.lines import FewLines, Part

Array = Any
END = -1
"""Stands for the end of a line among checksums."""
_MANY = 48
"""Pairs from which on one pass over all is cheaper than the places of each."""
_OFTEN = 200
"""Questions that are answered by a look at all words; then their places are sorted once for all."""
_MOST_NAMES = 2000
"""Names whose pairs are counted in one table: 32 MB."""


class NamedPart:
    """The names of one column (`type_key`, `type_class`) in a part of the corpus."""

    def __init__(self, part: Part, column: str) -> None:
        import numpy as np

        self.part = part
        values = np.asarray(part.segment.file.array(column))
        self._order = np.argsort(values, kind="stable")
        self._values = values[self._order]
        counted = part.counts[: len(values)][self._order]
        self._asked = 0
        self._length = len(part.sequence)
        self._sums = np.concatenate([np.zeros(1, np.int64), np.cumsum(counted)])

    @cached_property
    def _sorted(self) -> tuple[Array, Array]:
        """The places of all types, type by type, and where each type's begin among them."""
        import numpy as np

        sequence = self.part.sequence
        bounds = np.concatenate(
            [[0], np.cumsum(np.bincount(sequence, minlength=self.part.end + 1))]
        )
        return np.argsort(sequence, kind="stable"), bounds

    def counts(self, numbers: Array) -> Array:
        """Return how often the types with each of these checksums stand."""
        import numpy as np

        low = np.searchsorted(self._values, numbers, side="left")
        high = np.searchsorted(self._values, numbers, side="right")
        return self._sums[high] - self._sums[low]

    def types(self, number: int) -> Array:
        """Return the types with this checksum; for END that of the end of a line."""
        import numpy as np

        if number == END:
            return np.array([self.part.end])
        sought = self._values.dtype.type(number)
        low = np.searchsorted(self._values, sought, side="left")
        high = np.searchsorted(self._values, sought, side="right")
        return self._order[low:high]

    def pairs(self, numbers: Sequence[int], lefts: Array, rights: Array) -> Array:
        """Return how often `numbers[right]` follows `numbers[left]`, for each left and right."""
        import numpy as np

        # Not wider than needed: the table is looked up for every token of the corpus.
        table: Any = np.zeros(self.part.end + 1, np.int32)
        for place, number in enumerate(numbers, 1):
            table[self.types(number)] = place
        named = table[self.part.sequence]
        base = len(numbers) + 1
        counted = np.bincount(named[:-1] * base + named[1:], minlength=base * base)
        found: Array = counted[(lefts + 1) * base + rights + 1]
        return found

    def pair(self, left: int, right: int) -> int:
        """Return how often `right` follows `left`. O(places of the rarer one)."""
        import numpy as np

        sides = [self.types(left), self.types(right)]
        counts = self.part.counts
        totals = [int(counts[types].sum()) for types in sides]
        if not all(totals):
            return 0
        rarer = int(totals[1] < totals[0])
        step = -1 if rarer else 1
        places = self._places(sides[rarer])
        neighbours = places + step
        beside = self.part.sequence[neighbours[(neighbours >= 0) & (neighbours < self._length)]]
        other = np.zeros(self.part.end + 1, bool)
        other[sides[1 - rarer]] = True
        return int(np.count_nonzero(other[beside]))

    def _places(self, types: Array) -> Array:
        """Return where these types stand in the sequence of the part, in no order."""
        import numpy as np

        sequence = self.part.sequence
        self._asked += 1
        if self._asked >= _OFTEN:
            order, bounds = self._sorted
            if len(types) == 1:
                return order[bounds[types[0]] : bounds[types[0] + 1]]
            if len(types) < _MANY:
                return np.concatenate([order[bounds[t] : bounds[t + 1]] for t in types.tolist()])
        if len(types) == 1:
            return np.flatnonzero(sequence == types[0])
        wanted = np.zeros(self.part.end + 1, bool)
        wanted[types] = True
        return np.flatnonzero(wanted[sequence])


class FewNames:
    """The names of one column in a part of the corpus, in lists."""

    def __init__(self, part: FewLines, column: str) -> None:
        self._of = [*part.segment.file.array(column)[: part.end], END]
        self._sequence = part.sequence

    @cached_property
    def counts(self) -> Counter[int]:
        """How often each name stands; the end of a line, too, which nobody asks for."""
        return Counter(self._of[type_] for type_ in self._sequence)

    @cached_property
    def pairs(self) -> Counter[tuple[int, int]]:
        """How often each name follows another."""
        return Counter(pairwise(self._of[type_] for type_ in self._sequence))


class Column:
    """One column of names over all parts."""

    def __init__(self, parts: Iterable[Part | FewLines], column: str) -> None:
        self._parts, self._few = [], []
        for part in parts:
            if isinstance(part, Part):
                self._parts.append(NamedPart(part, column))
            else:
                self._few.append(FewNames(part, column))
        self._column = column

    def counts(self, numbers: Sequence[int]) -> list[int]:
        """Return how often each name stands."""
        if not self._parts:
            return [sum(part.counts[number] for part in self._few) for number in numbers]
        import numpy as np

        sought = np.array(numbers, np.uint64 if self._column == "type_key" else np.uint32)
        total = np.zeros(len(numbers), np.int64)
        for part in self._parts:
            total += part.counts(sought)
        found: list[int] = total.tolist()
        return found

    def pairs(self, pairs: Sequence[tuple[int, int]]) -> list[int]:
        """Return how often the second name of each pair follows the first within a line."""
        if not self._parts:
            return [sum(part.pairs[pair] for part in self._few) for pair in pairs]
        numbers = sorted({number for pair in pairs for number in pair})
        if len(pairs) < _MANY or len(numbers) > _MOST_NAMES:
            return self._singly(pairs)
        return self._together(pairs, numbers)

    def _together(self, pairs: Sequence[tuple[int, int]], numbers: Sequence[int]) -> list[int]:
        import numpy as np

        place = {number: at for at, number in enumerate(numbers)}
        lefts = np.array([place[left] for left, _ in pairs], np.int64)
        rights = np.array([place[right] for _, right in pairs], np.int64)
        total = np.zeros(len(pairs), np.int64)
        for part in self._parts:
            total += part.pairs(numbers, lefts, rights)
        found: list[int] = total.tolist()
        return found

    def _singly(self, pairs: Sequence[tuple[int, int]]) -> list[int]:
        if len(pairs) > _MOST_NAMES:
            half = len(pairs) // 2
            return self.pairs(pairs[:half]) + self.pairs(pairs[half:])
        return [sum(part.pair(*pair) for part in self._parts) for pair in pairs]
