"""Where 《kana》 stands in the raw text of a segment, for a searcher that is asked more than once.

The marks 《 are looked for once and the character after each is kept: a query then compares a small
array and reads of the raw text what begins alike, where a scan would read all of it.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from indexer.segment.scanning import Offsets, occurrences

_OPENING = "《".encode()
_WIDTH = 3
"""Bytes of 《, of 》 and of every kana in UTF-8."""


class RubyMarks:
    """The marks 《 of a raw text in UTF-8. O(len(raw)) to make; 12 bytes for each mark."""

    def __init__(self, raw: memoryview[int]) -> None:
        self._raw = np.asarray(raw)
        # Compared by its second and third byte: the first is that of all kana.
        marks = occurrences(self._raw, [(0, len(self._raw))], 1, _OPENING.decode("latin-1"))
        self._starts = self._short(marks + len(_OPENING), 0)
        self._firsts = self._letters(self._starts)

    def places(self, kana: str, other: str) -> Offsets:
        """Return the offsets in bytes of 《kana》, ascending; each letter may be that of `other`.

        O(marks), some nanoseconds for each that begins alike.
        """
        found = self._starts
        for number, letters in enumerate(zip(kana + "》", other + "》", strict=True)):
            if number:
                found = self._short(found, number)
            here = self._letters(found + number * _WIDTH) if number else self._firsts
            one, another = (int.from_bytes(letter.encode(), "big") for letter in letters)
            found = found[(here == one) | (here == another)]
        return found - len(_OPENING)

    def _short(self, starts: Offsets, number: int) -> Offsets:
        """Return those of `starts` after which so many letters and one more have their place."""
        return starts[starts + (number + 1) * _WIDTH <= len(self._raw)]

    def _letters(self, places: Offsets) -> npt.NDArray[np.uint32]:
        """Return the three bytes at each of `places` as one number."""
        first, second, third = (self._raw[places + n].astype(np.uint32) for n in range(_WIDTH))
        return first << np.uint32(16) | second << np.uint32(8) | third
