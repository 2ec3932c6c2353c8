"""What changed in one stretch of an alignment, in stream offsets: widened, classified, judged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from collation.alignment.affixes import common_head
from collation.alignment.align import Stretch
from collation.alignment.moves import Move
from collation.alignment.pairing import likeness, pairs_of
from collation.changes.columns import in_columns
from collation.changes.core import core, differing_words
from collation.changes.edit import Edit
from collation.changes.edits import around, edits
from collation.changes.kinds import is_markup, kind_of
from collation.changes.leads import lead_change
from collation.changes.notes import Change, note, reversed_deed
from collation.changes.suspects import block_suspicion, suspicion
from collation.changes.swapped_cells import swapped_cells
from collation.stream.stream import Stream
from collation.units.reading import Reading, read
from text.later import later
from text.model.collation import Kind, Look, Suspicion

_LINE = 60
"""Longest line (code points) that is read word by word where nothing in it has a partner."""
_CLAUSE = 40
"""Longest wording (code points) of which it can be told how it turns the sense."""
_AROUND = 12
"""Code points on either side that are read with a limit."""
_TURNING = ("wording", "number", "date", "name")
"""Kinds of which a change may turn the sense: 3日前 → 3日後 is one of a number."""
_DRAWN = later(r"[-|*+=_:#>~─━═]*")
_UNLIKE = 0.15
"""Dice share of character pairs below which two long stretches are simply two texts."""


class UnplacedHunk(NamedTuple):
    """A hunk before it has a place in the raw text; of a move, one of its two sides.

    `lead` is set where the marks of a line have changed: "+1 第0条", "-2 (0)" by how much the
    number of an item of that form did, "mark" for any other; `was` is the number on the old side.
    """

    edit: Edit
    kind: Kind
    suspect: Suspicion | None = None
    note: str = ""
    move: Move | None = None
    core: Edit | None = None
    lead: str = ""
    was: int = 0
    look: Look | None = None

    @property
    def is_renumbered(self) -> bool:
        """Whether the number of an item is all that changed."""
        return self.lead[:1] in ("+", "-")


def stretch_drafts(
    old: Stream, new: Stream, stretch: Stretch, move: Move | None = None
) -> Iterator[UnplacedHunk]:
    """Yield the changes of one stretch, in order; of a move, the one side that the stretch is."""
    whole = Edit(stretch.old_start, stretch.old_end, stretch.new_start, stretch.new_end)
    if move is not None:
        yield UnplacedHunk(whole, "wording", move=move)
    elif stretch.standing == "loose":
        yield _block(old, new, whole)
    else:
        yield from _edited(old, new, stretch)


def _block(old: Stream, new: Stream, edit: Edit) -> UnplacedHunk:
    """Return sentences that came, went or stand for others, as one change."""
    if is_markup(old, new, edit) or _is_drawn(old, new, edit):
        return UnplacedHunk(edit, "markup")
    if max(edit.old_end - edit.old_start, edit.new_end - edit.new_start) > _LINE:
        return UnplacedHunk(edit, "wording", block_suspicion(old, new, edit), note="sentence")
    one = read(old, edit.old_start, edit.old_end)
    other = read(new, edit.new_start, edit.new_end)
    draft = read_draft(old, new, edit, one, other)
    return draft._replace(note="sentence") if draft.kind == "wording" else draft


def _is_drawn(old: Stream, new: Stream, edit: Edit) -> bool:
    """Return whether lines of a text are nothing but rules, bullets and borders: ----, - |."""
    sides = old.text[edit.old_start : edit.old_end], new.text[edit.new_start : edit.new_end]
    return all(map(_DRAWN.fullmatch, sides))


def _edited(old: Stream, new: Stream, stretch: Stretch) -> Iterator[UnplacedHunk]:
    if (look := swapped_cells(old, new, stretch)) is not None:
        yield UnplacedHunk(Edit(*stretch[:4]), "wording", note="cell", look=look)
        return
    change, stretch = lead_change(old, new, stretch)
    if change is not None:
        yield UnplacedHunk(change.edit, change.kind, lead=change.lead, was=change.was)
    one = old.text[stretch.old_start : stretch.old_end]
    other = new.text[stretch.new_start : stretch.new_end]
    if one == other:
        return
    whole = Edit(stretch.old_start, stretch.old_end, stretch.new_start, stretch.new_end)
    if not one or not other:
        yield _block(old, new, whole)
        return
    if max(len(one), len(other)) > _LINE and _unlike(one, other):
        yield UnplacedHunk(whole, "wording", block_suspicion(old, new, whole), note="sentence")
        return
    stretch = around(old, new, stretch)
    ours = read(old, stretch.old_start, stretch.old_end)
    theirs = read(new, stretch.new_start, stretch.new_end)
    for edit in in_columns(edits(old, new, stretch, ours, theirs), ours, theirs):
        yield read_draft(old, new, edit, ours, theirs)


def _unlike(one: str, other: str) -> bool:
    """Return whether two long stretches have next to nothing in common."""
    if 2 * common_head(one, other) > min(len(one), len(other)):
        return False  # most versions are told by their beginning alone
    return likeness(pairs_of(one), pairs_of(other)) < _UNLIKE


def read_draft(old: Stream, new: Stream, edit: Edit, one: Reading, other: Reading) -> UnplacedHunk:
    """Return `edit`, whose sides are read as `one` and `other`, classified and judged."""
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
    if reversed_deed(before, after):
        return "negation"
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
