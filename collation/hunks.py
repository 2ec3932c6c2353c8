"""Hunks out of an alignment: widened, classified, placed in the raw text, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from collation.account import Cut, Place, account
from collation.align import Stretch, align, common_head, common_tail
from collation.edits import Edit, edits
from collation.kinds import kind_of
from collation.stream import Stream
from collation.suspects import suspicion
from collation.units import Reading, read
from text.model import Hunk, Kind, Operation, Span, Suspicion


@dataclass(frozen=True, slots=True)
class _Draft:
    """A hunk before it has a place in the raw text."""

    edit: Edit
    kind: Kind
    suspect: Suspicion | None = None
    note: str = ""


def hunks(old: Stream, new: Stream) -> tuple[list[Hunk], list[Hunk]]:
    """Return the hunks and the ignored differences, each in order of `new.start`, unnumbered."""
    drafts = [draft for stretch in align(old, new) for draft in _drafts(old, new, stretch)]
    cuts = [Cut(e.old_start, e.old_end, e.new_start, e.new_end) for e in (d.edit for d in drafts)]
    places, ignored = account(old, new, cuts)
    found = [_hunk(old, new, draft, place) for draft, place in zip(drafts, places, strict=True)]
    return found, [_ignored(old, new, place) for place in ignored]


def numbered(found: Sequence[Hunk]) -> tuple[Hunk, ...]:
    """Return the hunks in order of `new.start`, numbered from 1."""
    from dataclasses import replace

    ordered = sorted(found, key=lambda hunk: (hunk.new.start, hunk.old.start))
    return tuple(replace(hunk, number=number) for number, hunk in enumerate(ordered, 1))


def _drafts(old: Stream, new: Stream, stretch: Stretch) -> Iterator[_Draft]:
    if stretch.standing == "equal":
        return
    one = read(old, stretch.old_start, stretch.old_end)
    other = read(new, stretch.new_start, stretch.new_end)
    if stretch.standing == "loose":
        edit = Edit(stretch.old_start, stretch.old_end, stretch.new_start, stretch.new_end)
        yield _draft(old, new, edit, one, other)
        return
    for edit in edits(old, new, stretch, one, other):
        yield _draft(old, new, edit, one, other)


def _draft(old: Stream, new: Stream, edit: Edit, one: Reading, other: Reading) -> _Draft:
    return _Draft(edit, kind_of(old, new, edit, one, other), suspicion(edit, one, other))


def _hunk(old: Stream, new: Stream, draft: _Draft, place: Place) -> Hunk:
    before = old.span(place.old_start, place.old_end)
    after = new.span(place.new_start, place.new_end)
    operation: Operation = "replace"
    if not before.text or not after.text:
        operation = "delete" if before.text else "insert"
    head, old_end, new_end = _core(before, after)
    return Hunk(
        number=0,
        operation=operation,
        kind=draft.kind,
        old=before,
        new=after,
        core_old=before.text[head:old_end],
        core_new=after.text[head:new_end],
        core_old_start=before.start + head,
        core_new_start=after.start + head,
        suspect=draft.suspect,
        note=draft.note,
    )


def _core(before: Span, after: Span) -> tuple[int, int, int]:
    """Return where in both texts the differing core starts and where it ends in either.

    A numeral is never cut: 202 → 2022 differs as a whole, not by a 2.
    """
    one, other = before.text, after.text
    head = common_head(one, other)
    tail = common_tail(one[head:], other[head:])
    while head and (_digit(one, head) or _digit(other, head)) and _digit(one, head - 1):
        head -= 1
    while (
        tail
        and _digit(one, len(one) - tail)
        and (_digit(one, len(one) - tail - 1) or _digit(other, len(other) - tail - 1))
    ):
        tail -= 1
    return head, len(one) - tail, len(other) - tail


def _digit(text: str, index: int) -> bool:
    return 0 <= index < len(text) and (text[index].isdecimal() or text[index] in ",.，．")


def _ignored(old: Stream, new: Stream, place: Place) -> Hunk:
    before = old.span(place.old_start, place.old_end)
    after = new.span(place.new_start, place.new_end)
    operation: Operation = "replace"
    if not before.text or not after.text:
        operation = "delete" if before.text else "insert"
    assert place.kind is not None
    return Hunk(
        0, operation, place.kind, before, after, before.text, after.text, before.start, after.start
    )
