"""What two documents show otherwise though they say the same: links, pictures, headings, bold.

A reader gives these as marks of the raw text. Words that are marked otherwise are one hunk with the
same text on both sides; a picture is a hunk without text. What came or went with its words has been
told with them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from collation.account import Place
from collation.alignment.sequence import matching_blocks
from collation.changes.edit import Edit
from collation.stream.stream import Stream
from text.model.collation import Hunk, Look
from text.model.document import Mark, MarkKind

_STYLES: tuple[MarkKind, ...] = (
    "bold",
    "italic",
    "underline",
    "struck",
    "superscript",
    "subscript",
    "emphasis-dots",
)


def looks(old: Stream, new: Stream, edits: Sequence[Edit], places: Sequence[Place]) -> list[Hunk]:
    """Return the hunks of what looks otherwise; `edits` are all changes, `places` the raw places of
    all hunks."""
    if not (old.document.marks or new.document.marks):
        return []
    if old.document.format != new.document.format:
        return []
    same = _Same(old, new, edits, places)
    found = list(_pointed(same, "link")) + list(_pointed(same, "picture"))
    found += _levels(same)
    for style in _STYLES:
        found += _styled(same, style)
    return list(_apart(same, found))


def _apart(same: _Same, found: Sequence[Hunk]) -> Iterator[Hunk]:
    """Yield the hunks in order; of two on the same words the second stands behind them."""
    old_end = new_end = 0
    for hunk in sorted(found, key=lambda hunk: (hunk.old.start, hunk.old.end)):
        if hunk.look is not None and hunk.old.start < old_end:
            hunk = same.hunk(None, (old_end, new_end), hunk.look)
        old_end, new_end = max(old_end, hunk.old.end), max(new_end, hunk.new.end)
        yield hunk


Spans = tuple[int, int, int, int]
"""Raw start and end in old, raw start and end in new."""


class _Same:
    """Where both sides say the same, and where a hunk without text may stand."""

    def __init__(
        self, old: Stream, new: Stream, edits: Sequence[Edit], places: Sequence[Place]
    ) -> None:
        self.old, self.new = old, new
        self._edits, self._places = edits, places
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
        while number < len(self._edits) and self._edits[number].old_start <= start:
            number += 1
        last = self._edits[number - 1] if number else Edit(0, 0, 0, 0)
        if last.old_end > start or (
            number < len(self._edits) and self._edits[number].old_start < end
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


def _marks(stream: Stream, kind: MarkKind) -> list[Mark]:
    low, high = stream.scope
    return [
        mark for mark in stream.document.marks if mark.kind == kind and low <= mark.start <= high
    ]


def _pointed(same: _Same, kind: MarkKind) -> Iterator[Hunk]:
    """Yield links whose target, and pictures whose description, has changed, come or gone."""
    left, right = _marks(same.old, kind), _marks(same.new, kind)
    one = [(same.old.document.raw[mark.start : mark.end], *mark[3:]) for mark in left]
    other = [(same.new.document.raw[mark.start : mark.end], *mark[3:]) for mark in right]
    if one == other:
        return
    edges = [(0, 0, 0), *matching_blocks(one, other), (len(one), len(other), 0)]
    for (i, j, n), (k, m, _) in pairwise(edges):
        yield from _differing(same, kind, left[i + n : k], right[j + n : m])


def _differing(
    same: _Same, kind: MarkKind, left: Sequence[Mark], right: Sequence[Mark]
) -> Iterator[Hunk]:
    if len(left) == len(right):
        for mark, mate in zip(left, right, strict=True):
            if mark[3:] != mate[3:]:
                look = Look(kind, mark.value, mate.value)
                if mark.value == mate.value:
                    look = Look("source", mark.source, mate.source)
                spans = _spans(same, mark)
                yield same.hunk(spans, (mark.end, mate.end), look)
        return
    for mark in left:
        if mark.start == mark.end or _spans(same, mark) is not None:
            spans = _spans(same, mark)
            there = same.mate(at := same.old.offset(mark.end), at)
            end = same.new.raw_before(there) if there is not None else same.new.scope[1]
            yield same.hunk(spans, (mark.end, end), Look(kind, _shown(mark), ""))
    back = _Same(same.new, same.old, _turned(same), _turned_places(same))
    for mark in right:
        spans = _spans(back, mark)
        if mark.start == mark.end or spans is not None:
            there = back.mate(at := same.new.offset(mark.end), at)
            end = same.old.raw_before(there) if there is not None else same.old.scope[1]
            turned = (*spans[2:], *spans[:2]) if spans else None
            yield same.hunk(turned, (end, mark.end), Look(kind, "", _shown(mark)))


def _shown(mark: Mark) -> str:
    return mark.value or mark.source


def _turned(same: _Same) -> list[Edit]:
    found = [Edit(e.new_start, e.new_end, e.old_start, e.old_end) for e in same._edits]
    return sorted(found)


def _turned_places(same: _Same) -> list[Place]:
    found = [Place(p.new_start, p.new_end, p.old_start, p.old_end) for p in same._places]
    return sorted(found, key=lambda place: place.old_start)


def _spans(same: _Same, mark: Mark) -> Spans | None:
    """Return the raw words of a mark on both sides, None where they are not the same."""
    start, end = same.old.offset(mark.start), same.old.offset(mark.end)
    if start >= end:
        return None
    begin = same.mate(start, end)
    if begin is None:
        return None
    stop = begin + end - start
    raw = same.old.raw_span(start, end), same.new.raw_span(begin, stop)
    return (*raw[0], *raw[1])


def _levels(same: _Same) -> Iterator[Hunk]:
    """Yield the headings that are of another level, or of none, on the other side.

    One that is new, or whose first words are new, has been told with them.
    """
    there = {same.new.offset(mark.start): mark for mark in _marks(same.new, "heading")}
    for mark in _marks(same.old, "heading"):
        start, end = same.old.offset(mark.start), same.old.offset(mark.end)
        begin = same.mate(start, start + 1)
        if begin is None:
            continue
        mate = there.pop(begin, None)
        level = mate.value if mate is not None else ""
        if level != mark.value:
            yield _level(same, (start, end, begin), Look("heading", mark.value, level))
    back = _Same(same.new, same.old, _turned(same), _turned_places(same))
    for begin, mark in there.items():
        start_of = back.mate(begin, begin + 1)
        if start_of is not None:
            end = start_of + same.new.offset(mark.end) - begin
            yield _level(same, (start_of, end, begin), Look("heading", "", mark.value))


def _level(same: _Same, place: tuple[int, int, int], look: Look) -> Hunk:
    """Return the hunk of as much of a heading, old [start, end), as both sides say alike."""
    start, end, begin = place
    stop = start + 1
    while stop < end and same.mate(start, stop + 1) is not None:
        stop += 1
    raw = same.old.raw_span(start, stop), same.new.raw_span(begin, begin + stop - start)
    return same.hunk((*raw[0], *raw[1]), (raw[0][1], raw[1][1]), look)


def _styled(same: _Same, kind: MarkKind) -> Iterator[Hunk]:
    """Yield the stretches, up to a line's end, that are set in a style on one side only."""
    here, there = _covered(same.old, kind), _covered(same.new, kind)
    if not here and not there:
        return
    edges = [(0, 0, 0, 0), *same._edits, (len(same.old.text),) * 2 + (len(same.new.text),) * 2]
    for last, following in pairwise(edges):
        yield from _between(same, kind, (last[1], following[0], last[3]), here, there)


def _between(
    same: _Same, kind: MarkKind, stretch: tuple[int, int, int], here: set[int], there: set[int]
) -> Iterator[Hunk]:
    start, end, begin = stretch
    shift = begin - start
    place = start
    while place < end:
        on = place in here
        if on == (place + shift in there) or not same.old.divides(place):
            place += 1
            continue
        stop = place + 1
        while (
            stop < end
            and (stop in here) == on
            and (stop + shift in there) != on
            and not (same.old.opens_line(stop) and stop not in same.old.cells)
        ):
            stop += 1
        while stop < end and not (same.old.divides(stop) and same.new.divides(stop + shift)):
            stop += 1
        raw = same.old.raw_span(place, stop), same.new.raw_span(place + shift, stop + shift)
        look = Look(kind, kind if on else "", "" if on else kind)
        yield same.hunk((*raw[0], *raw[1]), (0, 0), look)
        place = stop


def _covered(stream: Stream, kind: MarkKind) -> set[int]:
    found: set[int] = set()
    for mark in _marks(stream, kind):
        found.update(range(stream.offset(mark.start), stream.offset(mark.end)))
    return found
