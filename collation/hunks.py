"""Hunks out of an alignment: widened, classified, placed in the raw text, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from collation.account import Place, account, raw_places
from collation.alignment.affixes import common_head
from collation.alignment.align import Stretch, align
from collation.alignment.arrange import changes
from collation.alignment.moves import Move, find_moves
from collation.alignment.pairing import likeness, pairs_of
from collation.changes.core import core, differing_words
from collation.changes.edits import Edit, around, edits
from collation.changes.kinds import kind_of
from collation.changes.notes import Change, note
from collation.changes.suspects import block_suspicion, suspicion
from collation.stream.stream import Stream
from collation.units.reading import Reading, read
from text.forked import MOST_PIECES, shared
from text.model.collation import Hunk, Kind, Operation, Suspicion
from text.model.document import Span

_LINE = 60
"""Longest line (code points) that is read word by word where nothing in it has a partner."""
_CLAUSE = 40
"""Longest wording (code points) of which it can be told how it turns the sense."""
_AROUND = 12
"""Code points on either side that are read with a limit."""
_TURNING = ("wording", "number", "date", "name")
"""Kinds of which a change may turn the sense: 3日前 → 3日後 is one of a number."""
_PIECE = 16
"""Changes that one process reads at a time: some 5 ms."""
_UNLIKE = 0.15
"""Dice share of character pairs below which two long stretches are simply two texts."""


class UnplacedHunk(NamedTuple):
    """A hunk before it has a place in the raw text; of a move, one of its two sides."""

    edit: Edit
    kind: Kind
    suspect: Suspicion | None = None
    note: str = ""
    move: Move | None = None
    core: Edit | None = None


def hunks(old: Stream, new: Stream) -> tuple[list[Hunk], list[Hunk]]:
    """Return the hunks and the ignored differences, each in order of `new.start`, unnumbered."""
    drafts, moves = drafted(old, new)
    places, ignored = account(old, new, [draft.edit for draft in drafts])
    found = [
        _hunk(old, new, draft, place)
        for draft, place in zip(drafts, places, strict=True)
        if draft.move is None
    ]
    found += [_moved(old, new, move) for move in moves]
    return found, [_ignored(old, new, place) for place in ignored]


def drafted(old: Stream, new: Stream) -> tuple[list[UnplacedHunk], list[Move]]:
    """Return every change in stream offsets, in the order of both sides, and the moves.

    What is between two drafts is the same on both sides; a move has a draft for either side.
    """
    stretches = align(old, new)
    moves = find_moves(old, new, stretches)
    found = list(changes(old, new, stretches, moves))
    size = max(_PIECE, -(-len(found) // MOST_PIECES))

    def piece(number: int) -> list[UnplacedHunk]:
        return [
            draft
            for change in found[number * size : (number + 1) * size]
            for draft in stretch_drafts(old, new, change.stretch, change.move)
        ]

    return list(chain.from_iterable(shared(piece, -(-len(found) // size)))), moves


def numbered(found: Sequence[Hunk]) -> tuple[Hunk, ...]:
    """Return the hunks in order of `new.start`, numbered from 1."""
    ordered = sorted(found, key=lambda hunk: (hunk.new.start, hunk.old.start))
    return tuple(replace(hunk, number=number) for number, hunk in enumerate(ordered, 1))


def stretch_drafts(
    old: Stream, new: Stream, stretch: Stretch, move: Move | None = None
) -> Iterator[UnplacedHunk]:
    """Yield the changes of one stretch, in order; of a move, the one side that the stretch is."""
    whole = Edit(stretch.old_start, stretch.old_end, stretch.new_start, stretch.new_end)
    if move is not None:
        yield UnplacedHunk(whole, "wording", move=move)
        return
    longest = max(stretch.old_end - stretch.old_start, stretch.new_end - stretch.new_start)
    if longest > _LINE and (stretch.standing == "loose" or _unlike(old, new, stretch)):
        suspect = block_suspicion(old, new, whole)
        yield UnplacedHunk(whole, "wording", suspect, note="sentence")
        return
    if stretch.standing == "edited":
        stretch = around(old, new, stretch)
    one = read(old, stretch.old_start, stretch.old_end)
    other = read(new, stretch.new_start, stretch.new_end)
    if stretch.standing == "loose":
        draft = _draft(old, new, whole, one, other)
        yield draft._replace(note="sentence") if draft.kind == "wording" else draft
        return
    for edit in edits(old, new, stretch, one, other):
        yield _draft(old, new, edit, one, other)


def _unlike(old: Stream, new: Stream, stretch: Stretch) -> bool:
    """Return whether two long stretches have next to nothing in common."""
    one = old.text[stretch.old_start : stretch.old_end]
    other = new.text[stretch.new_start : stretch.new_end]
    if 2 * common_head(one, other) > min(len(one), len(other)):
        return False  # most versions are told by their beginning alone
    return likeness(pairs_of(one), pairs_of(other)) < _UNLIKE


def _moved(old: Stream, new: Stream, move: Move) -> Hunk:
    """Return a move as one hunk, with what changed on the way inside it."""
    drafts = [
        draft
        for part in move.parts
        if part.standing == "edited"
        for draft in stretch_drafts(old, new, part)
    ]
    place = Place(
        *old.raw_span(move.old_start, move.old_end), *new.raw_span(move.new_start, move.new_end)
    )
    places = raw_places(old, new, [draft.edit for draft in drafts], place)
    inner = [_hunk(old, new, draft, at) for draft, at in zip(drafts, places, strict=True)]
    hunk = _hunk(old, new, UnplacedHunk(Edit(0, 0, 0, 0), "wording"), place)
    return replace(hunk, operation="move", inner=numbered(inner))


def _draft(old: Stream, new: Stream, edit: Edit, one: Reading, other: Reading) -> UnplacedHunk:
    kind = kind_of(old, new, edit, one, other)
    before = old.text[edit.old_start : edit.old_end]
    after = new.text[edit.new_start : edit.new_end]
    if kind == "orthographic" and (
        _is_predicate(edit, one) or before.casefold() == after.casefold()
    ):
        edit = differing_words(edit, one, other, old, new)
    return UnplacedHunk(
        edit,
        kind,
        suspicion(old, new, edit, one, other),
        _note(old, new, edit, one, other, kind),
        core=core(edit, one, other, old, new),
    )


def _is_predicate(edit: Edit, reading: Reading) -> bool:
    units = reading.excerpt(edit.old_start, edit.old_end).units
    return any(unit.kind == "predicate" for unit in units)


def _note(old: Stream, new: Stream, edit: Edit, one: Reading, other: Reading, kind: Kind) -> str:
    if kind not in _TURNING:
        return ""
    before = old.text[edit.old_start : edit.old_end]
    after = new.text[edit.new_start : edit.new_end]
    if not before and _is_whole(new, edit.new_start, edit.new_end):
        return "sentence" if kind == "wording" else ""
    if not after and _is_whole(old, edit.old_start, edit.old_end):
        return "sentence" if kind == "wording" else ""
    if max(len(before), len(after)) > _CLAUSE:
        return ""
    return note(
        Change(
            one.excerpt(edit.old_start, edit.old_end).tokens,
            other.excerpt(edit.new_start, edit.new_end).tokens,
            before,
            after,
            new.text[max(0, edit.new_start - _CLAUSE) : edit.new_start]
            + old.text[max(0, edit.old_start - _CLAUSE) : edit.old_start][-_AROUND:],
            new.text[edit.new_end : edit.new_end + _AROUND]
            + old.text[edit.old_end : edit.old_end + _AROUND],
        )
    )


def _is_whole(stream: Stream, start: int, end: int) -> bool:
    """Return whether [start, end) is whole sentences."""
    return start in stream.sentence_starts and (
        end == len(stream.text) or end in stream.sentence_starts
    )


def _hunk(old: Stream, new: Stream, draft: UnplacedHunk, place: Place) -> Hunk:
    before = old.span(place.old_start, place.old_end)
    after = new.span(place.new_start, place.new_end)
    inside = _raw_core(old, new, draft.core, place)
    return Hunk(
        number=0,
        operation=_operation(before, after),
        kind=draft.kind,
        old=before,
        new=after,
        core_old=old.document.raw[inside.old_start : inside.old_end],
        core_new=new.document.raw[inside.new_start : inside.new_end],
        core_old_start=inside.old_start,
        core_new_start=inside.new_start,
        suspect=draft.suspect,
        note=draft.note,
    )


def _operation(before: Span, after: Span) -> Operation:
    if before.text and after.text:
        return "replace"
    return "delete" if before.text else "insert"


def _raw_core(old: Stream, new: Stream, inside: Edit | None, place: Place) -> Place:
    if inside is None:
        return place
    start, begin = place.old_start, place.new_start
    if start < place.old_end:
        start = max(start, min(old.raw_from(inside.old_start), place.old_end))
    if begin < place.new_end:
        begin = max(begin, min(new.raw_from(inside.new_start), place.new_end))
    return Place(
        start,
        max(start, min(old.raw_before(inside.old_end), place.old_end)),
        begin,
        max(begin, min(new.raw_before(inside.new_end), place.new_end)),
    )


def _ignored(old: Stream, new: Stream, place: Place) -> Hunk:
    before = old.span(place.old_start, place.old_end)
    after = new.span(place.new_start, place.new_end)
    assert place.kind is not None
    return Hunk(
        0,
        _operation(before, after),
        place.kind,
        before,
        after,
        before.text,
        after.text,
        before.start,
        after.start,
    )
