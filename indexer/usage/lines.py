"""Which lines of a corpus count for its usage: each distinct one once, figures aside.

In two forms that give the same answers: in arrays, and in lists for a corpus that is counted sooner
than numpy is loaded.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain, pairwise
from typing import Any

from indexer.segment.segment import Segment

Array = Any
FEW = 60_000
"""Tokens, and units of the tight text, up to which lists are as fast as loading numpy: 0.1 s."""


class Part:
    """A segment without the documents that have gone or are left out, in arrays.

    `live` says of each of its documents whether it counts; `kept`, of its lines.
    """

    def __init__(self, segment: Segment, live: Sequence[bool]) -> None:
        import numpy as np

        self.segment = segment
        self.live = np.array(live, bool)
        self.line_token = np.asarray(segment.file.array("line_token")).astype(np.int64)
        self.stream = np.asarray(segment.stream)
        self.kept = np.zeros(len(self.line_token) - 1, bool)

    @property
    def candidates(self) -> Array:
        """The lines of documents that count, but for those without a word: their checksum is 0."""
        import numpy as np

        bounds = np.asarray(self.segment.token_bounds)
        owner = np.searchsorted(bounds, self.line_token[:-1], side="right") - 1
        return self.live[owner] & (np.asarray(self.segment.file.array("line_checksum")) != 0)

    @cached_property
    def sequence(self) -> Array:
        """The types of the lines that count; before, between and after the lines stands `end`."""
        import numpy as np

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
        import numpy as np

        return np.bincount(self.sequence, minlength=self.end + 1)

    @property
    def words(self) -> int:
        """How many words the lines that count have."""
        return int(self.counts[:-1].sum())

    def beside(self, types: Array, step: int) -> Array:
        """Return the type before (-1) or after (1) each place of these, `end` at that of a line.

        In no order; only lines that count. O(places of their terms).
        """
        import numpy as np

        segment, types = self.segment, types[types != 0]
        terms = {segment.term_of_type(type_) for type_ in types.tolist()}
        if not terms:
            return np.zeros(0, np.uint32)
        places = np.concatenate([segment.positions.array(term) for term in terms])
        if len(types) != sum(len(segment.types_of(term)) for term in terms):
            wanted = np.zeros(self.end + 1, bool)
            wanted[types] = True
            places = places[wanted[self.stream[places]]]
        line = np.searchsorted(self.line_token, places, side="right") - 1
        kept = self.kept[line]
        line, places = line[kept], places[kept].astype(np.int64) + step
        low, high = self.line_token[line], self.line_token[line + 1]
        while True:
            inside = (places >= low) & (places < high)
            found = self.stream[np.where(inside, places, 0)]
            # What is no word is stepped over.
            blank = inside & (found == 0)
            if not blank.any():
                return np.where(inside, found, np.uint32(self.end))
            places = places + step * blank

    @cached_property
    def units(self) -> tuple[Array, Array]:
        """Which units of the tight text are of lines that count, and where but at 0 lines begin."""
        import numpy as np

        length = len(self.segment.file.array("tight"))
        first = self.segment.token_place.at(self.line_token[:-1])
        starts = np.append(first, np.uint32(length))
        kept = np.zeros(length, bool)
        if len(self.kept):
            kept[starts[0] :] = np.repeat(self.kept, np.diff(starts))
        return kept, starts[(starts > 0) & (starts < length)]

    def used(self, column: str, number: int | None) -> list[tuple[int, int]]:
        """Return the types that are called `number` in `column`, and how often each is used.

        Without a `number` those that are called anything. What is not used is left out.
        """
        import numpy as np

        values = np.asarray(self.segment.file.array(column))
        types = np.flatnonzero(values if number is None else values == np.uint32(number))
        counts = self.counts[types]
        return list(zip(types[counts > 0].tolist(), counts[counts > 0].tolist(), strict=True))


class FewLines:
    """What `Part` is, in lists."""

    def __init__(self, segment: Segment, live: Sequence[bool]) -> None:
        self.segment = segment
        self.live = live
        self.line_token = segment.file.array("line_token").tolist()
        self.kept = [False] * (len(self.line_token) - 1)

    @property
    def candidates(self) -> list[int]:
        """The lines of documents that count, but for those without a word."""
        bounds, sums = self.segment.token_bounds, self.segment.file.array("line_checksum")
        return [
            line
            for line, first in enumerate(self.line_token[:-1])
            if sums[line] and self.live[bisect_right(bounds, first) - 1]
        ]

    @cached_property
    def sequence(self) -> list[int]:
        """The types of the lines that count; before, between and after the lines stands `end`."""
        stream = self.segment.stream.tolist()
        lines = (
            [*filter(None, stream[first:last]), self.end]
            for kept, (first, last) in zip(self.kept, pairwise(self.line_token), strict=True)
            if kept
        )
        return [self.end, *chain.from_iterable(lines)]

    @property
    def end(self) -> int:
        """What stands in `sequence` for the end of a line."""
        return self.segment.types

    @cached_property
    def counts(self) -> list[int]:
        """How often each type stands in the lines that count, and the end of a line."""
        found = [0] * (self.end + 1)
        for type_ in self.sequence:
            found[type_] += 1
        return found

    @property
    def words(self) -> int:
        """How many words the lines that count have."""
        return sum(self.counts[:-1])

    def texts(self) -> Iterator[str]:
        """Yield the tight texts of the lines that count, a unit each character."""
        text = self.segment.units
        places = [*self.segment.token_place, len(text)]
        starts = [*(places[first] for first in self.line_token[:-1]), len(text)]
        for kept, (start, end) in zip(self.kept, pairwise(starts), strict=True):
            if kept:
                yield text[start:end]

    def used(self, column: str, number: int | None) -> list[tuple[int, int]]:
        """Return what `Part.used` returns."""
        return [
            (type_, self.counts[type_])
            for type_ in self._called(column).get(number, ())
            if self.counts[type_]
        ]

    def _called(self, column: str) -> dict[int | None, list[int]]:
        known = self._names.get(column)
        if known is None:
            known = self._names[column] = {None: []}
            for type_, value in enumerate(self.segment.file.array(column)):
                known.setdefault(value, []).append(type_)
                if value:
                    known[None].append(type_)
        return known

    @cached_property
    def _names(self) -> dict[str, dict[int | None, list[int]]]:
        return {}


def parts_of(segments: Sequence[tuple[Segment, Sequence[bool]]]) -> Sequence[Part | FewLines]:
    """Return the `segments` (each with what of its documents counts), each distinct line once."""
    if few([segment for segment, _ in segments]):
        small = [FewLines(segment, live) for segment, live in segments]
        _choose_few(small)
        return small
    parts = [Part(segment, live) for segment, live in segments]
    _choose(parts)
    return parts


def few(segments: Sequence[Segment]) -> bool:
    """Whether lists are the better form for `segments`."""
    tokens = sum(len(segment.stream) for segment in segments)
    return tokens <= FEW and sum(segment.tight_bounds[-1] for segment in segments) <= FEW


def _choose(parts: Sequence[Part]) -> None:
    """Have each distinct line of the `parts` count once. O(lines log lines)."""
    import numpy as np

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


def _choose_few(parts: Sequence[FewLines]) -> None:
    seen: set[int] = set()
    for part in parts:
        sums = part.segment.file.array("line_checksum")
        for line in part.candidates:
            part.kept[line] = sums[line] not in seen
            seen.add(sums[line])
