"""Hunks out of an alignment: widened, classified, placed in the raw text, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from collation.alignment.align import align
from collation.alignment.arrange import changes
from collation.alignment.moves import Move, find_moves
from collation.appearance.account import Place, account, raw_places
from collation.appearance.looks import looks
from collation.bordered import with_borders
from collation.changes.edit import Edit
from collation.drafts import UnplacedHunk, stretch_drafts
from collation.joining.repeated import with_repeated
from collation.joining.runs import series as series_of
from collation.joining.runs import together
from collation.joining.shifted import with_shifted
from collation.silent import silent
from collation.stream.stream import Stream
from text.model.collation import Hunk, Operation
from text.model.document import Span
from text.processes.pieces import MOST_PIECES, shared

_PIECE = 16
"""Changes that one process reads at a time: some 5 ms."""


def hunks(old: Stream, new: Stream) -> tuple[list[Hunk], list[Hunk]]:
    """Return the hunks and the ignored differences, each in order of `new.start`, unnumbered."""
    drafts, moves = drafted(old, new)
    places, ignored = account(old, new, [draft.edit for draft in drafts])
    places, ignored = with_borders(old, new, drafts, (places, ignored))
    series = with_repeated(old, new, drafts, series_of(drafts))
    found = [
        _hunk(old, new, draft, place, number)
        for draft, place, number in zip(drafts, places, series, strict=True)
        if draft.move is None
    ]
    found += [_moved(old, new, move) for move in moves]
    found += looks(old, new, [draft.edit for draft in drafts], [*places, *ignored])
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

    drafts = list(chain.from_iterable(shared(piece, -(-len(found) // size))))
    return silent(old, new, with_shifted(old, new, together(old, new, drafts))), moves


def numbered(found: Sequence[Hunk]) -> tuple[Hunk, ...]:
    """Return the hunks in order of `new.start`, numbered from 1."""
    ordered = sorted(found, key=lambda hunk: (hunk.new.start, hunk.old.start))
    return tuple(replace(hunk, number=number) for number, hunk in enumerate(ordered, 1))


def _moved(old: Stream, new: Stream, move: Move) -> Hunk:
    """Return a move as one hunk, with what changed on the way inside it."""
    found = [
        draft
        for part in move.parts
        if part.standing == "edited"
        for draft in stretch_drafts(old, new, part)
    ]
    drafts = together(old, new, found)
    place = Place(
        *old.raw_span(move.old_start, move.old_end), *new.raw_span(move.new_start, move.new_end)
    )
    places = raw_places(old, new, [draft.edit for draft in drafts], place)
    inner = [_hunk(old, new, draft, at) for draft, at in zip(drafts, places, strict=True)]
    hunk = _hunk(old, new, UnplacedHunk(Edit(0, 0, 0, 0), "wording"), place)
    return replace(hunk, operation="move", inner=numbered(inner))


def _hunk(old: Stream, new: Stream, draft: UnplacedHunk, place: Place, series: int = 0) -> Hunk:
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
        look=draft.look,
        sentences=_sentences(old, new, draft) if draft.note == "sentence" else 0,
        series=series,
    )


def _sentences(old: Stream, new: Stream, draft: UnplacedHunk) -> int:
    """Return of how many sentences the longer side of a block is."""
    edit = draft.edit
    return max(old.count(edit.old_start, edit.old_end), new.count(edit.new_start, edit.new_end))


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
