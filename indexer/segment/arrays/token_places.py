"""Where each token starts in the tight text: worked out from the lengths of the types.

A token starts where the one before it ends. Kept is the place of each sixteenth token, and where
the tight text has more or less between two tokens than that (a hyphen at the end of a line).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Any, Final

from indexer.segment.arrays.file import Code, SegmentFile

Array = Any
"""A one-dimensional numpy array."""
STEP: Final = 16
"""Of so many tokens one has its place kept."""
_WIDE: Final = 1 << 32
_WHOLE: Final = 48
"""Of so many tokens one must be asked for before the places of all are worked out."""


def packed(starts: Array, lengths: Array) -> dict[str, tuple[Code, Array]]:
    """Return what is kept of the places `starts` of tokens of such `lengths`. O(tokens)."""
    import numpy as np

    beyond = starts[1:].astype(np.int64) - (starts[:-1].astype(np.int64) + lengths[:-1])
    jumps = np.flatnonzero(beyond)
    return {
        "anchor_place": ("I", starts[::STEP].astype(np.uint32)),
        "jump_token": ("I", (jumps + 1).astype(np.uint32)),
        # As a sum up to here, modulo 2 ** 32: the order of some texts goes back and forth.
        "jump_shift": ("I", np.cumsum(beyond[jumps]).astype(np.uint32)),
    }


class TokenPlaces:
    """The place of each token of a segment; they ascend. Opening reads nothing."""

    def __init__(self, file: SegmentFile) -> None:
        self._stream = file.array("stream")
        self._length = file.array("type_length")
        self._anchors = file.array("anchor_place")
        self._jumps = file.array("jump_token")
        self._shifts = file.array("jump_shift")

    def __len__(self) -> int:
        return len(self._stream)

    def fit(self) -> bool:
        """Whether what is kept is as long as it should be."""
        anchors = -(-len(self._stream) // STEP)
        return len(self._anchors) == anchors and len(self._jumps) == len(self._shifts)

    @property
    def jumps(self) -> bool:
        """Whether some token starts elsewhere than where the one before it ends."""
        return len(self._jumps) > 0

    def __getitem__(self, token: int) -> int:
        row = token // STEP
        first = row * STEP
        place = self._anchors[row] + sum(map(self._length.__getitem__, self._stream[first:token]))
        if not self._jumps:
            return place
        return (place + self._shift(token) - self._shift(first)) % _WIDE

    def _shift(self, token: int) -> int:
        jump = bisect_right(self._jumps, token)
        return self._shifts[jump - 1] if jump else 0

    def __iter__(self) -> Iterator[int]:
        if not len(self):
            return
        if self._jumps:
            yield from map(self.__getitem__, range(len(self)))
        else:
            lengths = map(self._length.__getitem__, self._stream[: len(self) - 1])
            yield from accumulate(lengths, initial=self._anchors[0])

    def before(self, place: int) -> int:
        """Return how many tokens start before `place`. O(log tokens)."""
        row = bisect_left(self._anchors, place)
        return self._first(row, place)

    def up_to(self, place: int) -> int:
        """Return how many tokens start at `place` or before it. O(log tokens)."""
        row = bisect_right(self._anchors, place)
        return self._first(row, place + 1)

    def _first(self, row: int, place: int) -> int:
        """Return the first token at `place` or behind it, in front of the anchor `row`."""
        if not row:
            return 0
        first = (row - 1) * STEP
        last = min(first + STEP, len(self))
        if self._jumps:
            return bisect_left(range(last), place, first, key=self.__getitem__)
        at = self._anchors[row - 1]
        for token, type_ in enumerate(self._stream[first:last], first):
            if at >= place:
                return token
            at += self._length[type_]
        return last

    # In whole arrays

    def array(self) -> Array:
        """Return the place of every token. O(tokens)."""
        import numpy as np

        lengths = np.asarray(self._length)[np.asarray(self._stream)]
        starts = np.empty(len(lengths), np.uint32)
        if not len(starts):
            return starts
        starts[0] = self._anchors[0]
        np.cumsum(lengths[:-1], out=starts[1:], dtype=np.uint32)
        starts[1:] += starts[0]
        if self._jumps:
            shifts = np.diff(np.asarray(self._shifts), prepend=np.uint32(0))
            steps = np.zeros(len(starts), np.uint32)
            steps[np.asarray(self._jumps)] = shifts
            starts += np.cumsum(steps, dtype=np.uint32)
        return starts

    def at(self, tokens: Array) -> Array:
        """Return the place of each of `tokens`. O(them), some 0.1 µs for each."""
        import numpy as np

        if len(tokens) * _WHOLE > len(self):
            return self.array()[tokens]
        row = tokens // STEP
        within = np.arange(STEP) < (tokens - row * STEP)[:, None]
        starts = np.asarray(self._anchors)[row] + (self._lengths(row) * within).sum(
            axis=1, dtype=np.uint32
        )
        if self._jumps:
            starts += self._shift_of(tokens) - self._shift_of(row * STEP)
        return starts

    def all_before(self, places: Array) -> Array:
        """Return how many tokens start before each of `places`. O(them · log tokens)."""
        import numpy as np

        if self._jumps or len(places) * _WHOLE > len(self):
            return np.searchsorted(self.array(), places, side="left")
        row = np.searchsorted(np.asarray(self._anchors), places, side="left") - 1
        first = np.maximum(row, 0)
        ends = np.cumsum(self._lengths(first)[:, :-1], axis=1, dtype=np.uint32)
        starts = np.asarray(self._anchors)[first][:, None] + ends
        here = np.minimum(len(self) - first * STEP, STEP)[:, None]
        counted = (starts < places[:, None]) & (np.arange(1, STEP) < here)
        return np.where(row < 0, 0, first * STEP + 1 + counted.sum(axis=1))

    def _lengths(self, rows: Array) -> Array:
        """Return the lengths of the tokens of each of `rows`, a row each."""
        import numpy as np

        stream = np.asarray(self._stream)
        tokens = np.minimum(rows[:, None] * STEP + np.arange(STEP), len(stream) - 1)
        return np.asarray(self._length)[stream[tokens]]

    def _shift_of(self, tokens: Array) -> Array:
        import numpy as np

        sums = np.append(np.uint32(0), np.asarray(self._shifts))
        return sums[np.searchsorted(np.asarray(self._jumps), tokens, side="right")]
