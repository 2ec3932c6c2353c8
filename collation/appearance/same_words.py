"""Words that two documents have in common, and where what only looks otherwise is told."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from collation.appearance.account import Place
from collation.changes.edit import Edit
from collation.stream.stream import Stream
from text.model.collation import Hunk, Look

Spans = tuple[int, int, int, int]
"""Raw start and end in old, raw start and end in new."""


class SameWords:
    """Where both sides say the same, and where a hunk without text may stand."""

    def __init__(
        self, old: Stream, new: Stream, edits: Sequence[Edit], places: Sequence[Place]
    ) -> None:
        self.old, self.new = old, new
        self.edits, self._places = edits, places
        self._old_starts = [edit.old_start for edit in edits]
        self._old_spans = sorted(
            (place.old_start, place.old_end) for place in places if place.old_start < place.old_end
        )
        self._new_spans = sorted(
            (place.new_start, place.new_end) for place in places if place.new_start < place.new_end
        )

    def mate(self, start: int, end: int) -> int | None:
        """Return where new has the stretch [start, end) of old unchanged, None if it has not."""
        number = bisect_right(self._old_starts, start)
        while number < len(self.edits) and self.edits[number].old_start <= start:
            number += 1
        last = self.edits[number - 1] if number else Edit(0, 0, 0, 0)
        if last.old_end > start or (
            number < len(self.edits) and self.edits[number].old_start < end
        ):
            return None
        return last.new_end + start - last.old_end

    def hunk(self, spans: Spans | None, ends: tuple[int, int], look: Look) -> Hunk:
        """Return a hunk of the raw `spans`, or of none at the raw `ends`, outside all others."""
        if spans is not None and (
            _meets(self._old_spans, *spans[:2]) or _meets(self._new_spans, *spans[2:])
        ):
            ends = spans[1], spans[3]
            spans = None
        if spans is None:
            at, to = self._outside(*ends)
            spans = at, at, to, to
        before = self.old.span(*spans[:2])
        after = self.new.span(*spans[2:])
        return Hunk(
            0, "replace", "markup", before, after, before.text, after.text, before.start,
            after.start, look=look,
        )  # fmt: skip

    def _outside(self, old_at: int, new_at: int) -> tuple[int, int]:
        return _behind(self._old_spans, old_at), _behind(self._new_spans, new_at)

    def spans(self, start: int, end: int) -> Spans | None:
        """Return the raw words of old's raw [start, end) on both sides, None where they differ."""
        start, end = self.old.offset(start), self.old.offset(end)
        if start >= end:
            return None
        begin = self.mate(start, end)
        if begin is None:
            return None
        stop = begin + end - start
        return (*self.old.raw_span(start, end), *self.new.raw_span(begin, stop))

    def turned(self) -> SameWords:
        """Return the same with old and new in each other's place."""
        edits = [Edit(e.new_start, e.new_end, e.old_start, e.old_end) for e in self.edits]
        places = [Place(p.new_start, p.new_end, p.old_start, p.old_end) for p in self._places]
        return SameWords(self.new, self.old, sorted(edits), sorted(places, key=lambda p: p[0]))


def _meets(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Return whether one of `spans` shares something with [start, end)."""
    number = bisect_right(spans, (start, 0)) - 1
    if number >= 0 and spans[number][1] > start:
        return True
    return number + 1 < len(spans) and spans[number + 1][0] < end


def _behind(spans: Sequence[tuple[int, int]], at: int) -> int:
    """Return `at`, or the end of the one of `spans` in the middle of which it is."""
    number = bisect_right(spans, (at, 0)) - 1
    return max(at, spans[number][1]) if number >= 0 else at
