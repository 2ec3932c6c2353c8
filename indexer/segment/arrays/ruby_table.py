"""Over which words ruby stands, by what it reads: found without a look at the raw texts.

Each reading stands once, as the number of its hiragana, with the places of the words under it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from indexer.analysis.meaning_keys import key_of
from indexer.segment.arrays.file import SegmentFile
from text.language.kana import hiragana
from text.model.document import Annotation
from text.view.normalise import fold

Array = Any
"""A one-dimensional numpy array."""


class RubyTable:
    """Collects the ruby of documents, in the order of their places."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        """The number of each reading as it is printed: most stand many times."""
        self._keys = array("Q")
        self._starts = array("I")
        self._ends = array("I")

    def add(self, annotations: Sequence[Annotation], tight_end: Array, base: int) -> None:
        """Add the ruby of a document; `tight_end` are the raw ends of its units from `base` on."""
        import numpy as np

        if not annotations:
            return
        starts = np.array([one.start for one in annotations], np.uint32)
        lasts = np.array([one.end - 1 for one in annotations], np.uint32)
        first = np.searchsorted(tight_end, starts, side="right")
        last = np.searchsorted(tight_end, lasts, side="right") + 1
        last = np.minimum(last, len(tight_end))
        for one, start, end in zip(annotations, first.tolist(), last.tolist(), strict=True):
            if start < end:
                self._keys.append(self._number(one.reading))
                self._starts.append(base + start)
                self._ends.append(base + end)

    def _number(self, reading: str) -> int:
        known = self._numbers.get(reading)
        if known is None:
            known = self._numbers[reading] = key_of(hiragana(fold(reading)))
        return known

    def arrays(self) -> dict[str, tuple[Any, Any]]:
        """Return the table, in the order of the keys and then of the places."""
        import numpy as np

        keys = np.array(self._keys, np.uint64)
        starts = np.array(self._starts, np.uint32)
        lengths = np.array(self._ends, np.uint32) - starts
        order = np.lexsort((starts, keys))
        distinct, first = np.unique(keys[order], return_index=True)
        longest = int(lengths.max(initial=0))
        return {
            "ruby_key": ("Q", distinct),
            "ruby_bounds": ("I", np.append(first, len(keys)).astype(np.uint32)),
            "ruby_start": ("I", starts[order]),
            "ruby_length": (
                ("B", lengths[order].astype(np.uint8))
                if longest < 1 << 8
                else ("I", lengths[order])
            ),
        }


def under(file: SegmentFile, kana: str) -> Iterator[tuple[int, int]]:
    """Yield the places [start, end) of the words under `kana` (hiragana), in order. O(them)."""
    keys, key = file.array("ruby_key"), key_of(kana)
    number = bisect_left(keys, key)
    if number < len(keys) and keys[number] == key:
        low, high = file.array("ruby_bounds")[number : number + 2]
        starts, lengths = file.array("ruby_start")[low:high], file.array("ruby_length")[low:high]
        for start, length in zip(starts, lengths, strict=True):
            yield start, start + length
