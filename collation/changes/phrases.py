"""Changes of one phrase, held together by particles alone, that a reader takes as one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from collation.changes.edit import Edit
from collation.units.reading import Reading

CRUMBS = 3
"""Fewest changes, held together by particles alone, that are one rewritten phrase."""
_HELD = 3
"""Most code points of particles that hold two of them together."""
_TITLE = 40
"""Longest line (code points) that is another line where only its particles have stayed."""
_FIXED = {"date", "time", "number", "name"}


def phrases(found: Sequence[Edit], one: Reading, other: Reading) -> list[Edit]:
    """Return the edits, those of a phrase that was rewritten as one.

    It was where particles alone hold three or more changes together: 以下の法律に従う became
    関係法の遵守に努める. A date, number or name that faces another stays a change of its own.
    """
    if (whole := _whole_line(found, one, other)) is not None:
        return [whole]
    joined: list[list[Edit]] = []
    for edit in found:
        last = joined[-1] if joined else None
        if last and not _is_fixed(edit, one, other) and _holds_on(last[-1], edit, one, other):
            last.append(edit)
        else:
            joined.append([edit])
    kept: list[Edit] = []
    for phrase in joined:
        if len(phrase) >= CRUMBS:
            first, last_edit = phrase[0], phrase[-1]
            kept.append(
                Edit(first.old_start, last_edit.old_end, first.new_start, last_edit.new_end)
            )
        else:
            kept += phrase
    return kept


def _whole_line(found: Sequence[Edit], one: Reading, other: Reading) -> Edit | None:
    """Return the edits of a short line as one where nothing but particles of it has stayed.

    お盆期間の営業につきまして became 大型連休の休業について: another title, and not
    three words of it. None where a figure or name faces another.
    """
    first, last = found[0], found[-1]
    whole = Edit(first.old_start, last.old_end, first.new_start, last.new_end)
    if max(whole.old_end - whole.old_start, whole.new_end - whole.new_start) > _TITLE:
        return None
    if (first.old_start, last.old_end) != one.span(0, len(one.text)):
        return None
    if any(_faces_fixed(edit, one, other) for edit in found):
        return None
    for before, after in pairwise(found):
        between = one.excerpt(before.old_end, after.old_start)
        if any(token.pos[0] not in ("助詞", "助動詞") for token in between.tokens):
            return None
    return whole


def _faces_fixed(edit: Edit, one: Reading, other: Reading) -> bool:
    kinds = [
        {unit.kind for unit in side.units} & (_FIXED | {"markup"})
        for side in (
            one.excerpt(edit.old_start, edit.old_end),
            other.excerpt(edit.new_start, edit.new_end),
        )
    ]
    return bool(kinds[0] & kinds[1])


def _holds_on(last: Edit, edit: Edit, one: Reading, other: Reading) -> bool:
    """Return whether nothing but particles stands between two changes of wording."""
    if _is_fixed(last, one, other):
        return False
    between = one.excerpt(last.old_end, edit.old_start)
    return len(between.content) <= _HELD and all(
        token.pos[0] in ("助詞", "助動詞") for token in between.tokens
    )


def _is_fixed(edit: Edit, one: Reading, other: Reading) -> bool:
    """Return whether an edit says something by itself: of a figure, or of how a word is written."""
    ours = one.excerpt(edit.old_start, edit.old_end)
    theirs = other.excerpt(edit.new_start, edit.new_end)
    if any({unit.kind for unit in side.units} & (_FIXED | {"markup"}) for side in (ours, theirs)):
        return True
    return [word.lemma for word in ours.tokens] == [word.lemma for word in theirs.tokens]
