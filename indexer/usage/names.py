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
_MOST_NAMES = 2000
"""Names whose pairs are counted in one table: 32 MB."""


class NamedPart:
    """The names of one column (`type_key`, `type_class`) in a part of the corpus."""

    def __init__(self, part: Part, column: str) -> None:
        import numpy as np

        self.part = part
        values = np.asarray(part.segment.file.array(column))
        self._order = np.argsort(values)
        self._values = values[self._order]
        counted = part.counts[: len(values)][self._order]
        self._sums = np.concatenate([np.zeros(1, np.int64), np.cumsum(counted)])

    def counts(self, numbers: Array) -> Array:
        """Return how often the types with each of these checksums stand."""

        low = self._values.searchsorted(numbers, side="left")
        high = self._values.searchsorted(numbers, side="right")
        return self._sums[high] - self._sums[low]

    def types(self, number: int) -> Array:
        """Return the types with this checksum; for END that of the end of a line."""
        import numpy as np

        if number == END:
            return np.array([self.part.end])
        sought = self._values.dtype.type(number)
        low = self._values.searchsorted(sought, side="left")
        high = self._values.searchsorted(sought, side="right")
        return self._order[low:high]

    def pairs(self, numbers: Sequence[int], lefts: Array, rights: Array) -> Array:
        """Return how often `numbers[right]` follows `numbers[left]`, for each left and right."""
        import numpy as np

        # Not wider than needed: the table is looked up for every token of the corpus.
        table: Any = np.zeros(self.part.end + 1, np.uint16)
        for place, number in enumerate(numbers, 1):
            table[self.types(number)] = place
        named = table[self.part.sequence]
        base = len(numbers) + 1
        # Narrow codes, and of the fewer only those that stand together: half the time of wide ones.
        code = np.uint16 if base * base <= 1 << 16 else np.int32
        asked = named != 0
        if 2 * np.count_nonzero(asked) < len(asked):
            at = np.flatnonzero(asked[:-1] & asked[1:])
            both = named[at].astype(code) * code(base) + named[at + 1]
        else:
            both = named[:-1].astype(code) * code(base) + named[1:]
        counted = np.bincount(both, minlength=base * base)
        found: Array = counted[(lefts + 1) * base + rights + 1]
        return found

    def pair(self, left: int, right: int) -> int:
        """Return how often `right` follows `left`. O(places of the rarer one)."""
        import numpy as np

        sides = [self.types(left), self.types(right)]
        counts = self.part.counts
        # An end of a line has no places of its own; no line is empty.
        totals = [
            0 if number == END else int(counts[types].sum())
            for number, types in zip((left, right), sides, strict=True)
        ]
        one = int((totals[1] < totals[0] and right != END) or left == END)
        if not totals[one] or (not totals[1 - one] and END not in (left, right)):
            return 0
        beside = self.part.beside(sides[one], -1 if one else 1)
        other = np.zeros(self.part.end + 1, bool)
        other[sides[1 - one]] = True
        return int(np.count_nonzero(other[beside]))


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
