"""The bare text of a segment, of which only that is kept in which it is not the tight one.

A string stands in the bare text where it stands in the tight text as it is, or where it goes over a
*seam*: a place at which something was dropped, or a character that is not in its standard form.
Seams are kept in the order of what stands at them, so the few that may be in a match are looked up.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from indexer.analysis.bare_text import soft_units, standard_of
from indexer.segment.arrays.file import Code, SegmentFile

if TYPE_CHECKING:
    from indexer.segment.scanning import Offsets

Array = Any
"""A one-dimensional numpy array."""


def seams(units: Array, bare: Array, dropped: Array) -> dict[str, tuple[Code, Array]]:
    """Return the seams between a tight text and the bare text of it (`bare_units`). O(units).

    A seam is at the place of the unit behind it.
    """
    import numpy as np

    places = dropped[(dropped > 0) & (dropped < len(bare))]
    places = places[np.diff(places, prepend=np.uint32(0)) > 0]
    pairs = bare[places - 1].astype(np.uint32) << np.uint32(16) | bare[places]
    order = np.argsort(pairs, kind="stable")
    gone = np.zeros(len(units), bool)
    gone[dropped + np.arange(len(dropped), dtype=np.uint32)] = True
    kept = np.flatnonzero(~gone).astype(np.uint32)
    altered = np.flatnonzero(units[kept] != bare)
    standard = bare[altered]
    by_unit = np.argsort(standard, kind="stable")
    return {
        "seam_pair": ("I", pairs[order]),
        "seam_place": ("I", kept[places[order]]),
        "altered_unit": ("H", standard[by_unit]),
        "altered_place": ("I", kept[altered[by_unit]]),
    }


class BareText:
    """The bare text of a segment. Offsets are units of it; a *place* is one of the tight text."""

    def __init__(self, file: SegmentFile) -> None:
        array = file.array
        self._tight = array("tight")
        self.dropped = array("dropped")
        """For every unit that was dropped the offset at which it stood, ascending."""
        self._seams = array("seam_pair"), array("seam_place")
        self._altered = array("altered_unit"), array("altered_place")

    def __len__(self) -> int:
        return len(self._tight) - len(self.dropped)

    def place(self, offset: int) -> int:
        """Return the place of the unit at `offset`."""
        return offset + bisect_right(self.dropped, offset)

    def offset(self, place: int) -> int:
        """Return the offset of the first unit that stands at `place` or behind it."""
        dropped = self.dropped
        return place - bisect_left(range(len(dropped)), place, key=lambda n: dropped[n] + n)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the smallest stretch of places that has the units [start, end)."""
        stop = end + bisect_left(self.dropped, end)
        if stop < len(self._tight) and 0xDC00 <= self._tight[stop] <= 0xDFFF:
            stop += 1  # the second half of a character whose standard form is one unit
        return self.place(start), stop

    def unit(self, offset: int) -> str:
        """Return the unit at `offset`, "" beyond the text."""
        return self._unit(self.place(offset)) if 0 <= offset < len(self) else ""

    def _unit(self, place: int) -> str:
        unit = self._tight[place]
        if 0xD800 <= unit <= 0xDBFF and place + 1 < len(self._tight):
            low = self._tight[place + 1]
            if 0xDC00 <= low <= 0xDFFF:
                pair = (unit - 0xD800 << 10) + low - 0xDC00 + 0x10000
                return standard_of(pair) or chr(unit)
        return standard_of(unit) or chr(unit)

    def _near(self, needle: str) -> Iterator[tuple[memoryview[int], int, bool]]:
        """Yield the seams that may be in a match of `needle`, how far behind its start, and whether
        they are characters in another form.
        """
        pairs, places = self._seams
        for behind, (one, other) in enumerate(pairwise(map(ord, needle)), 1):
            low = bisect_left(pairs, one << 16 | other)
            if low < len(pairs) and pairs[low] == one << 16 | other:
                yield places[low : bisect_right(pairs, one << 16 | other, low)], behind, False
        units, places = self._altered
        for behind, one in enumerate(map(ord, needle)):
            low = bisect_left(units, one)
            if low < len(units) and units[low] == one:
                yield places[low : bisect_right(units, one, low)], behind, True

    def over_seams(self, needle: str, most: int) -> Sequence[int] | None:
        """Return the offsets, ascending, at which `needle` stands over a seam.

        None where more than `most` of them have to be looked at: `over_seams_in_arrays` does.
        """
        near = list(self._near(needle))
        if sum(len(places) for places, _, _ in near) > most:
            return None
        starts = {
            self.offset(place) - behind
            for places, behind, altered in near
            for place in self._likely(places, needle, behind, altered)
        }
        return [start for start in sorted(starts) if self._stands(needle, start)]

    def _likely(
        self, places: memoryview[int], needle: str, behind: int, altered: bool
    ) -> Iterator[int]:
        """Yield those of the seams beside which nothing stands that is not in the needle."""
        tight, soft = self._tight, soft_units()
        after = ord(needle[behind + 1]) if behind + 1 < len(needle) else None
        # What was dropped and one unit that is known stand before a seam, nothing before a form.
        step, back = (1, behind - 1) if altered else (3, behind - 2)
        before = ord(needle[back]) if back >= 0 else None
        known = -1 if altered else ord(needle[behind - 1])
        if known in soft:
            before = None
        last = len(tight) - 1
        for place in places:
            if after is not None and place < last:
                beside = tight[place + 1]
                if beside != after and beside not in soft:
                    continue
            if before is not None and place >= step and (altered or tight[place - 2] == known):
                beside = tight[place - step]
                if beside != before and beside not in soft:
                    continue
            yield place

    def _stands(self, needle: str, start: int) -> bool:
        if start < 0 or start + len(needle) > len(self):
            return False
        at, dropped = bisect_right(self.dropped, start), self.dropped
        for offset, unit in enumerate(needle, start):
            while at < len(dropped) and dropped[at] <= offset:
                at += 1
            if self._unit(offset + at) != unit:
                return False
        return True

    def over_seams_in_arrays(self, needle: str) -> Offsets:
        """Return what `over_seams` does, in whole arrays."""
        import numpy as np

        from indexer.analysis.bare_text import standard_at

        near = [
            self.offsets(np.asarray(places).astype(np.int64)) - behind
            for places, behind, _ in self._near(needle)
        ]
        starts: Offsets = np.unique(np.concatenate([*near, np.empty(0, np.int64)]))
        starts = starts[(starts >= 0) & (starts + len(needle) <= len(self))]
        tight, dropped = np.asarray(self._tight), np.asarray(self.dropped)
        for behind, unit in enumerate(map(ord, needle)):
            if not len(starts):
                break
            offsets = (starts + behind).astype(np.uint32)
            places = starts + behind + np.searchsorted(dropped, offsets, side="right")
            starts = starts[standard_at(tight, places) == unit]
        return starts

    def whole(self, places: Array, length: int) -> Array:
        """Return which of the stretches of `length` from each of `places` on lost nothing."""
        import numpy as np

        gone = self._gone()
        first = np.searchsorted(gone, places.astype(np.uint32))
        return first == np.searchsorted(gone, (places + length).astype(np.uint32))

    def is_whole(self, place: int, length: int) -> bool:
        """Whether the `length` units from `place` on lost nothing."""
        return self.offset(place + length) - self.offset(place) == length

    def offsets(self, places: Array) -> Array:
        """Return `offset` of each of `places`."""
        import numpy as np

        return places - np.searchsorted(self._gone(), places.astype(np.uint32))

    def _gone(self) -> Array:
        import numpy as np

        dropped = np.asarray(self.dropped)
        return dropped + np.arange(len(dropped), dtype=np.uint32)
