"""Where something matched: stretches of a part's tight text, each with the layer that found it."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any


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


def _array(code: str, values: Any) -> array[int]:
    import numpy as np

    found = array(code)
    found.frombytes(values.astype({"I": np.uint32, "B": np.uint8}[code]).tobytes())
    return found


def places_of(starts: Any, ends: Any, ranks: Any) -> Places:
    """Return the places whose columns are these arrays."""
    return Places(_array("I", starts), _array("I", ends), _array("B", ranks))


@dataclass(frozen=True, slots=True)
class Matches:
    """What one atom found: sections, ascending, how often in each, and in which strongest layer.

    Columns in place of an object for each section: a common word stands in thousands.
    """

    sections: list[int]
    counts: list[int]
    ranks: list[int]

    def __iter__(self) -> Iterator[tuple[int, int, int]]:
        return zip(self.sections, self.counts, self.ranks, strict=True)

    def of(self, wanted: Callable[[int], bool]) -> Matches:
        """Return those in the sections that are `wanted`."""
        found = Matches([], [], [])
        for section, count, rank in self:
            if wanted(section):
                found.sections.append(section)
                found.counts.append(count)
                found.ranks.append(rank)
        return found
