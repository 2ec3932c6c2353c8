"""Where a stretch of the base stands in a witness, given the changes between the two."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from collation.drafts import UnplacedHunk
from collation.stream.stream import Stream
from text.model.document import Span


def mapped(own: Sequence[UnplacedHunk], start: int, end: int) -> tuple[int, int]:
    """Return where the base's [start, end) stands in the witness with the changes `own`.

    A change at the very start that only inserts belongs to the stretch, not to what is before it.
    """
    before = bisect_left(own, (start, start), key=lambda d: (d.edit.old_end, d.edit.old_start))
    within = bisect_right(own, end, key=lambda draft: draft.edit.old_end)
    return start + _shift(own, before), end + _shift(own, within)


def _shift(own: Sequence[UnplacedHunk], count: int) -> int:
    """Return how much further a place stands in the witness behind its first `count` changes."""
    return own[count - 1].edit.new_end - own[count - 1].edit.old_end if count else 0


def span_of(one: Stream, start: int, end: int) -> Span:
    """Return the raw span of one.text[start:end]; an empty one where that is empty."""
    if start == end:
        place = one.raw_from(start) if start < len(one.text) else one.raw_before(start)
        return one.span(place, place)
    return one.span(*one.raw_span(start, end))
