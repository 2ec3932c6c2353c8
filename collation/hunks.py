"""Hunks out of an alignment: widened, classified, placed in the raw text, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from collation.account import Place, account, raw_places
from collation.align import Stretch, align, common_head, common_tail
from collation.arrange import changes
from collation.edits import Edit, edits
from collation.kinds import kind_of
from collation.moves import Move, find_moves
from collation.pairing import likeness, pairs_of
from collation.stream import Stream
from collation.suspects import suspicion
from collation.units import Reading, read
from text.model import Hunk, Kind, Operation, Span, Suspicion

_LINE = 60
"""Longest line (code points) that is read word by word where nothing in it has a partner."""
_UNLIKE = 0.15
"""Dice share of character pairs below which two long stretches are simply two texts."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A hunk before it has a place in the raw text; of a move, one of its two sides."""

    edit: Edit
    kind: Kind
    suspect: Suspicion | None = None
    note: str = ""
    move: Move | None = None


def hunks(old: Stream, new: Stream) -> tuple[list[Hunk], list[Hunk]]:
    """Return the hunks and the ignored differences, each in order of `new.start`, unnumbered."""
    stretches = align(old, new)
    moves = find_moves(old, new, stretches)
    drafts = [
        draft
        for change in changes(old, new, stretches, moves)
        for draft in _drafts(old, new, change.stretch, change.move)
    ]
    places, ignored = account(old, new, [draft.edit for draft in drafts])
    found = [
        _hunk(old, new, draft, place)
        for draft, place in zip(drafts, places, strict=True)
        if draft.move is None
    ]
    found += [_moved(old, new, move) for move in moves]
    return found, [_ignored(old, new, place) for place in ignored]


def numbered(found: Sequence[Hunk]) -> tuple[Hunk, ...]:
    """Return the hunks in order of `new.start`, numbered from 1."""
    ordered = sorted(found, key=lambda hunk: (hunk.new.start, hunk.old.start))
    return tuple(replace(hunk, number=number) for number, hunk in enumerate(ordered, 1))


def _drafts(
    old: Stream, new: Stream, stretch: Stretch, move: Move | None = None
) -> Iterator[_Draft]:
    whole = Edit(stretch.old_start, stretch.old_end, stretch.new_start, stretch.new_end)
    if move is not None:
        yield _Draft(whole, "wording", move=move)
        return
    longest = max(stretch.old_end - stretch.old_start, stretch.new_end - stretch.new_start)
    if longest > _LINE and (stretch.standing == "loose" or _unlike(old, new, stretch)):
        yield _Draft(whole, "wording", note="sentence")
        return
    one = read(old, stretch.old_start, stretch.old_end)
    other = read(new, stretch.new_start, stretch.new_end)
    if stretch.standing == "loose":
        yield _draft(old, new, whole, one, other)
        return
    for edit in edits(old, new, stretch, one, other):
        yield _draft(old, new, edit, one, other)


def _unlike(old: Stream, new: Stream, stretch: Stretch) -> bool:
    """Return whether two long stretches have next to nothing in common."""
    one = pairs_of(old.text[stretch.old_start : stretch.old_end])
    other = pairs_of(new.text[stretch.new_start : stretch.new_end])
    return likeness(one, other) < _UNLIKE


def _moved(old: Stream, new: Stream, move: Move) -> Hunk:
    """Return a move as one hunk, with what changed on the way inside it."""
    drafts = [
        draft
        for part in move.parts
        if part.standing == "edited"
        for draft in _drafts(old, new, part)
    ]
    place = Place(
        *old.raw_span(move.old_start, move.old_end), *new.raw_span(move.new_start, move.new_end)
    )
    places = raw_places(old, new, [draft.edit for draft in drafts], place)
    inner = [_hunk(old, new, draft, at) for draft, at in zip(drafts, places, strict=True)]
    hunk = _hunk(old, new, _Draft(Edit(0, 0, 0, 0), "wording"), place)
    return replace(hunk, operation="move", inner=numbered(inner))


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
