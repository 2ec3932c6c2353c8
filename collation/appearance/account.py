"""The account of a collation: raw spans for every edit, and every ignored difference between them.

Taking all the spans out of both raw texts leaves the same string. That holds by construction:
between two edits the streams are the same, so the raw texts there differ only in blanks, line
breaks and the form of a character, and each such place is a span of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from collation.alignment.affixes import common_head, common_tail
from collation.changes.edit import Edit
from collation.stream.stream import Stream
from text.later import later

Ignored = Literal["whitespace", "width", "wrap"]

_BREAK = later(r"\r\n|\n|\r")


class Place(NamedTuple):
    """Raw old [old_start, old_end) against raw new [new_start, new_end); `kind` if ignored."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    kind: Ignored | None = None


def account(old: Stream, new: Stream, edits: Sequence[Edit]) -> tuple[list[Place], list[Place]]:
    """Return the raw places of `edits`, one each, and the ignored places between, in order.

    `edits` are in order on both sides, and what is between them is the same in both streams.
    """
    places = raw_places(old, new, edits, Place(old.scope[0], old.scope[1], *new.scope))
    ignored: list[Place] = []
    i, j = 0, 0
    old_place, new_place = old.scope[0], new.scope[0]
    for edit, place in zip(edits, places, strict=True):
        ignored.extend(
            _same(
                old,
                new,
                (i, edit.old_start, j, edit.new_start),
                (old_place, place.old_start, new_place, place.new_start),
            )
        )
        i, j = edit.old_end, edit.new_end
        old_place, new_place = place.old_end, place.new_end
    end = old.scope[1], new.scope[1]
    ignored.extend(
        _same(
            old, new, (i, len(old.text), j, len(new.text)), (old_place, end[0], new_place, end[1])
        )
    )
    return places, ignored


def raw_places(old: Stream, new: Stream, edits: Sequence[Edit], within: Place) -> list[Place]:
    """Return the raw places of `edits` (in order on both sides), all of them inside `within`."""
    places: list[Place] = []
    last = Place(0, within.old_start, 0, within.new_start)
    for edit in edits:
        last = _raw(old, new, edit, last)
        places.append(last)
    return places


def _raw(old: Stream, new: Stream, edit: Edit, last: Place) -> Place:
    if edit.old_start < edit.old_end and edit.new_start < edit.new_end:
        old_span = old.raw_span(edit.old_start, edit.old_end)
        return Place(*old_span, *new.raw_span(edit.new_start, edit.new_end))
    if edit.new_start < edit.new_end:
        span = new.raw_span(edit.new_start, edit.new_end)
        at = _empty_place(old, edit.old_start, new, (edit.new_start, edit.new_end))
        at = max(at, last.old_end)
        return Place(at, at, *span)
    span = old.raw_span(edit.old_start, edit.old_end)
    at = _empty_place(new, edit.new_start, old, (edit.old_start, edit.old_end))
    at = max(at, last.new_end)
    return Place(*span, at, at)


def _empty_place(here: Stream, offset: int, there: Stream, filled: tuple[int, int]) -> int:
    """Return where in the blanks around `offset` an insertion stands with the least left over."""
    start, end = here.raw_before(offset), here.raw_from(offset)
    if start == end:
        return start
    gap = here.document.raw[start:end]
    raw = there.document.raw
    first, last = there.raw_span(*filled)
    before = raw[there.raw_before(filled[0]) : first]
    after = raw[last : there.raw_from(filled[1])]
    if gap == after and gap != before:
        return start
    ends, opens = (bool(_BREAK.search(side)) for side in (after, before))
    if ends and not opens and _BREAK.search(gap):
        # What ended a line stands at its end, and not at the head of the next one.
        return start + common_head(gap, before)
    return start + common_head(gap, before) if not gap.endswith(before) else end


def _same(
    old: Stream, new: Stream, stream: tuple[int, int, int, int], raw: tuple[int, int, int, int]
) -> Iterator[Place]:
    """Yield the ignored differences where the streams agree, in order."""
    one, other = old.document.raw, new.document.raw
    low, high, left, right = raw
    if one[low:high] == other[left:right]:
        return
    i, end, j, _ = stream
    old_place, new_place = low, left
    width: Place | None = None
    while i < end:
        start, begin = old.starts[i], new.starts[j]
        gap = one[old_place:start], other[new_place:begin]
        if gap[0] != gap[1]:
            if width:
                yield width
                width = None
            yield _blank(old_place, new_place, gap, old, new)
        k = i + 1
        while k < end and not (old.divides(k) and new.divides(j + k - i)):
            k += 1
        old_place, new_place = old.ends[k - 1], new.ends[j + k - i - 1]
        if one[start:old_place] != other[begin:new_place]:
            if width and width.old_end == start and width.new_end == begin:
                width = Place(width.old_start, old_place, width.new_start, new_place, "width")
            else:
                if width:
                    yield width
                width = Place(start, old_place, begin, new_place, "width")
        i, j = k, j + k - i
    if width:
        yield width
    gap = one[old_place:high], other[new_place:right]
    if gap[0] != gap[1]:
        yield _blank(old_place, new_place, gap, old, new)


def _blank(old_place: int, new_place: int, gap: tuple[str, str], old: Stream, new: Stream) -> Place:
    one, other = gap
    head = common_head(one, other)
    tail = common_tail(one[head:], other[head:])
    return Place(
        old_place + head,
        old_place + len(one) - tail,
        new_place + head,
        new_place + len(other) - tail,
        _blank_kind(old, new, old_place, new_place, gap),
    )


def _blank_kind(
    old: Stream, new: Stream, old_place: int, new_place: int, gap: tuple[str, str]
) -> Ignored:
    """Return "wrap" where only the line break differs, or whether there is one; else blanks do."""
    breaks = [len(_BREAK.findall(part)) for part in gap]
    inner = old_place + len(gap[0]) < old.scope[1] and new_place + len(gap[1]) < new.scope[1]
    outer = old_place > old.scope[0] and new_place > new.scope[0]
    if breaks in ([0, 1], [1, 0]) and inner and outer:
        return "wrap"
    if breaks[0] == breaks[1]:
        same = _BREAK.sub("\n", gap[0]) == _BREAK.sub("\n", gap[1])
        return "wrap" if same else "whitespace"
    return "whitespace"
