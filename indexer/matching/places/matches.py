"""Where something matched: stretches of a segment's tight text, with the layers that found them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from typing import Any

from text.records import dataclass


class Spans:
    """Stretches [start, end) in the order of their starts; `layers` index LAYERS."""

    __slots__ = ("ends", "layers", "starts")

    def __init__(
        self,
        starts: array[int] | None = None,
        ends: array[int] | None = None,
        layers: array[int] | None = None,
    ) -> None:
        self.starts = array("I") if starts is None else starts
        self.ends = array("I") if ends is None else ends
        self.layers = array("B") if layers is None else layers

    def __len__(self) -> int:
        return len(self.starts)

    def __iter__(self) -> Iterator[tuple[int, int, int]]:
        return zip(self.starts, self.ends, self.layers, strict=True)

    def add(self, start: int, end: int, layer: int) -> None:
        """Append a stretch, which must not start before the last one."""
        self.starts.append(start)
        self.ends.append(end)
        self.layers.append(layer)


def _array(code: str, values: Any) -> array[int]:
    import numpy as np

    found = array(code)
    found.frombytes(values.astype({"I": np.uint32, "B": np.uint8}[code]).tobytes())
    return found


def spans_of(starts: Any, ends: Any, layers: Any) -> Spans:
    """Return the places whose columns are these arrays."""
    return Spans(_array("I", starts), _array("I", ends), _array("B", layers))


@dataclass(frozen=True, slots=True)
class SectionMatches:
    """What one atom found: sections, ascending, how often in each, and in which strongest layer.

    Columns in place of an object for each section: a common word stands in thousands.
    """

    sections: list[int]
    counts: list[int]
    layers: list[int]

    def __iter__(self) -> Iterator[tuple[int, int, int]]:
        return zip(self.sections, self.counts, self.layers, strict=True)

    def of(self, wanted: Callable[[int], bool]) -> SectionMatches:
        """Return those in the sections that are `wanted`."""
        found = SectionMatches([], [], [])
        for section, count, layer in self:
            if wanted(section):
                found.sections.append(section)
                found.counts.append(count)
                found.layers.append(layer)
        return found
