"""Which lines of a corpus count for its usage: each distinct one once, figures aside."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from indexer.analysis.folding import Array
from indexer.segment.segment import Segment


class Part:
    """A segment without the documents that have gone or are left out.

    `live` says of each of its documents whether it counts; `kept`, of its lines.
    """

    def __init__(self, segment: Segment, live: Sequence[bool]) -> None:
        self.segment = segment
        self.live = np.array(live, bool)
        self.line_token = np.asarray(segment.file.array("line_token")).astype(np.int64)
        self.stream = np.asarray(segment.stream)
        self.kept = np.zeros(len(self.line_token) - 1, bool)

    @property
    def candidates(self) -> Array:
        """The lines of documents that count, but for those without a word: their checksum is 0."""
        bounds = np.asarray(self.segment.token_bounds)
        owner = np.searchsorted(bounds, self.line_token[:-1], side="right") - 1
        return self.live[owner] & (np.asarray(self.segment.file.array("line_checksum")) != 0)

    @cached_property
    def sequence(self) -> Array:
        """The types of the lines that count; before, between and after the lines stands `end`."""
        words = self.stream != 0
        if not self.kept.all():
            words &= np.repeat(self.kept, np.diff(self.line_token))
        if not len(self.kept):
            return np.full(1, self.end, np.uint32)
        lengths = np.add.reduceat(words, self.line_token[:-1], dtype=np.int64)[self.kept]
        # Only where ends stand is worked out one by one: tokens are a hundred times as many.
        ends = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths + 1)])
        found = np.empty(int(ends[-1]) + 1, np.uint32)
        between = np.ones(len(found), bool)
        between[ends] = False
        found[between] = self.stream[words]
        found[ends] = self.end
        return found

    @property
    def end(self) -> int:
        """What stands in `sequence` for the end of a line."""
        return self.segment.types

    @cached_property
    def counts(self) -> Array:
        """How often each type stands in the lines that count, and the end of a line."""
        return np.bincount(self.sequence, minlength=self.end + 1)

    @cached_property
    def units(self) -> tuple[Array, Array]:
        """Which units of the tight text are of lines that count, and where but at 0 lines begin."""
        length = len(self.segment.file.array("tight"))
        starts = np.append(np.asarray(self.segment.token_place), np.uint32(length))[self.line_token]
        starts[-1] = length
        kept = np.zeros(length, bool)
        if len(self.kept):
            kept[starts[0] :] = np.repeat(self.kept, np.diff(starts))
        return kept, starts[(starts > 0) & (starts < length)]


def choose(parts: Sequence[Part]) -> None:
    """Have each distinct line of the `parts` count once. O(lines log lines)."""
    chosen = [np.flatnonzero(part.candidates) for part in parts]
    sums = [
        np.asarray(part.segment.file.array("line_checksum"))[lines]
        for part, lines in zip(parts, chosen, strict=True)
    ]
    together = np.concatenate([*sums, np.empty(0, np.uint64)])
    order = np.argsort(together, kind="stable")
    ordered = together[order]
    first = np.ones(len(order), bool)
    first[1:] = ordered[1:] != ordered[:-1]
    counted = np.zeros(len(order), bool)
    counted[order[first]] = True
    place = 0
    for part, lines in zip(parts, chosen, strict=True):
        part.kept[lines] = counted[place : place + len(lines)]
        place += len(lines)
