"""Where something matched: stretches of a part's tight text, each with the layer that found it."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator, Sequence
from typing import Final

from text.model.document import Layer

LAYERS: Final[tuple[Layer, ...]] = ("exact", "symbols", "variant", "synonym", "reading")
"""From the strongest to the weakest; a reading says the least about what is meant."""


BULK: Final = 100
"""From so many places on, whole arrays (`indexer.bulk`) are faster than loops, ..."""
COLD: Final = 20_000
"""... and from so many on when numpy has still to be imported (70 ms)."""


def many() -> int:
    """Return from how many places on work is to be done in whole arrays."""
    return BULK if "numpy" in sys.modules else COLD


_WORTH_A_PLACE: Final = 800
"""Units of text whose scan costs a loop as much as one place does."""


def wide(stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether `stretches` of a text are so much that they are to be scanned in whole arrays."""
    return sum(end - start for start, end in stretches) >= _WORTH_A_PLACE * many()


class Places:
    """Stretches [start, end) in the order of their starts; `ranks` index LAYERS."""

    __slots__ = ("ends", "ranks", "starts")

    def __init__(
        self,
        starts: array[int] | None = None,
        ends: array[int] | None = None,
        ranks: array[int] | None = None,
    ) -> None:
        self.starts = array("I") if starts is None else starts
        self.ends = array("I") if ends is None else ends
        self.ranks = array("B") if ranks is None else ranks

    def __len__(self) -> int:
        return len(self.starts)

    def __iter__(self) -> Iterator[tuple[int, int, int]]:
        return zip(self.starts, self.ends, self.ranks, strict=True)

    def add(self, start: int, end: int, rank: int) -> None:
        """Append a stretch, which must not start before the last one."""
        self.starts.append(start)
        self.ends.append(end)
        self.ranks.append(rank)


def united(found: Sequence[Places]) -> Places:
    """Return the stretches of all `found`, in order; of overlapping ones those of the first list.

    Stretches of the same layer from the same search may overlap (ああ in あああ) and all stay.
    """
    some = [places for places in found if len(places)]
    if not some:
        return Places()
    if len(some) == 1:
        return some[0]
    kept = some[0]
    for weaker in some[1:]:
        kept = _merged(kept, weaker)
    return kept


def _merged(strong: Places, weak: Places) -> Places:
    """Return `strong` and those stretches of `weak` that overlap none of it. O(len of both)."""
    if len(strong) + len(weak) >= many():
        from indexer.bulk import merged

        return merged(strong, weak)
    both = Places()
    place = 0
    reach = 0
    total = len(strong)
    for start, end, rank in weak:
        while place < total and strong.starts[place] < start:
            both.add(strong.starts[place], strong.ends[place], strong.ranks[place])
            reach = max(reach, strong.ends[place])
            place += 1
        if reach <= start and (place == total or end <= strong.starts[place]):
            both.add(start, end, rank)
    for index in range(place, total):
        both.add(strong.starts[index], strong.ends[index], strong.ranks[index])
    return both
