"""Where each term stands in the token stream: two bytes a position, and none for the commonest.

A position is kept by its lower 16 bits: the sections that hold the term, which the postings say,
tell the rest. In a stream of more than 65,536 tokens the terms that stand everywhere (some 30 terms
have more than half of all tokens) are not kept at all: one pass over the stream finds one of them.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, chain, repeat
from typing import TYPE_CHECKING, Any, Final

from indexer.segment.arrays.file import SegmentFile

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

NARROW: Final = 1 << 16
"""Tokens up to which a position itself has 16 bits; of a section, up to which 16 bits tell it."""
COMMON: Final = 256
"""A term is not kept that is more than one of so many tokens."""
_MANY: Final = 100
"""Positions from which on arrays are faster than a loop where numpy is there."""
_CHUNK: Final = 1 << 17
"""Tokens looked at at a time, as in `indexer.segment.scanning`."""


def packed(positions: Any, bounds: Any, sections: Any) -> tuple[Any, Any]:
    """Return what is kept of `positions`, and the terms that are not kept, ascending.

    `bounds` are those of each term in `positions`, `sections` the first position of each section,
    and the end.
    """
    import numpy as np

    tokens = len(positions)
    if tokens <= NARROW:
        return positions.astype(np.uint16), np.empty(0, np.uint32)
    counts = np.diff(bounds.astype(np.int64))
    common = counts > tokens // COMMON
    kept = positions[~np.repeat(common, counts)]
    if np.diff(sections.astype(np.int64)).max() <= NARROW:
        kept = (kept & np.uint32(NARROW - 1)).astype(np.uint16)
    return kept, np.flatnonzero(common).astype(np.uint32)


class Positions:
    """The positions of every term of a segment, ascending. Opening reads nothing."""

    def __init__(self, file: SegmentFile) -> None:
        self._file = file
        self._bounds = file.array("position_bounds")
        self._stream = file.array("stream")

    @cached_property
    def _kept(self) -> memoryview[int]:
        return self._file.array("positions")

    @cached_property
    def _common(self) -> tuple[list[int], list[int]]:
        """The terms that are not kept, and how many positions are missing before each, with all."""
        terms = self._file.array("common_term").tolist()
        return terms, [0, *accumulate(map(self.count, terms))]

    @cached_property
    def _by_section(self) -> bool:
        """Whether a position is kept by its lower bits."""
        return self._kept.itemsize < 4 and len(self._stream) > NARROW

    def fit(self) -> bool:
        """Whether what is kept is as long as it should be."""
        return len(self._kept) + self._common[1][-1] == len(self._stream)

    def count(self, term: int) -> int:
        """Return at how many positions `term` stands."""
        return self._bounds[term + 1] - self._bounds[term]

    def _stretch(self, term: int) -> slice | None:
        """Return which items are those of `term`, None where it is not kept."""
        terms, missing = self._common
        before = bisect_left(terms, term)
        if before < len(terms) and terms[before] == term:
            return None
        gone = missing[before]
        return slice(self._bounds[term] - gone, self._bounds[term + 1] - gone)

    def _postings(self, term: int) -> tuple[memoryview[int], memoryview[int]]:
        bounds = self._file.array("posting_bounds")
        reach = slice(bounds[term], bounds[term + 1])
        return self._file.array("posting_section")[reach], self._file.array("posting_count")[reach]

    def of(self, term: int) -> Sequence[int]:
        """Return the positions of `term` as a list. O(them); one that is not kept loads numpy."""
        stretch = self._stretch(term)
        if stretch is None or ("numpy" in sys.modules and self.count(term) > _MANY):
            found: list[int] = self.array(term).tolist()
            return found
        kept = self._kept[stretch]
        if not self._by_section:
            return kept.tolist()
        sections, counts = self._postings(term)
        starts = map(self._file.array("section_token").__getitem__, sections)
        bases = chain.from_iterable(map(repeat, starts, counts))
        return [base + (low - base & 0xFFFF) for base, low in zip(bases, kept, strict=True)]

    def array(self, term: int) -> npt.NDArray[np.uint32]:
        """Return the positions of `term`. O(them), or a pass over the stream."""
        import numpy as np

        stretch = self._stretch(term)
        if stretch is None:
            return self._scanned(term)
        kept = np.asarray(self._kept[stretch])
        if not self._by_section:
            return kept.astype(np.uint32)
        sections, counts = map(np.asarray, self._postings(term))
        bases = np.repeat(np.asarray(self._file.array("section_token"))[sections], counts)
        found: npt.NDArray[np.uint32] = bases + (kept - bases.astype(np.uint16))
        return found

    def _scanned(self, term: int) -> npt.NDArray[np.uint32]:
        import numpy as np

        first, last = self._file.array("term_type")[term : term + 2]
        stream = np.asarray(self._stream)
        low, width = stream.dtype.type(first), last - first
        found = []
        for start in range(0, len(stream), _CHUNK):
            here = stream[start : start + _CHUNK]
            same = here == low if width == 1 else here - low < width
            found.append(np.flatnonzero(same).astype(np.uint32) + np.uint32(start))
        return np.concatenate(found)

    def within(self, term: int, section: int) -> list[int]:
        """Return the positions of `term` in `section`. O(sections), or O(section) if not kept."""
        first, last = self._file.array("section_token")[section : section + 2]
        stretch = self._stretch(term)
        if stretch is None:
            low, high = self._file.array("term_type")[term : term + 2]
            types = enumerate(self._stream[first:last], first)
            return [position for position, type_ in types if low <= type_ < high]
        sections, counts = self._postings(term)
        number = bisect_left(sections, section)
        if number == len(sections) or sections[number] != section:
            return []
        start = stretch.start + sum(counts[:number])
        kept = self._kept[start : start + counts[number]]
        if not self._by_section:
            return kept.tolist()
        return [first + (low - first & 0xFFFF) for low in kept]
