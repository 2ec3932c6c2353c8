"""Changes that belong together: an unbroken run of added or removed sentences, a renumbering."""

from __future__ import annotations

from collections.abc import Sequence

from collation.alignment.affixes import common_head, common_tail
from collation.changes.edits import Edit
from collation.changes.suspects import block_suspicion
from collation.drafts import UnplacedHunk
from collation.stream.stream import Stream

_FEWEST = 2
"""Fewest items of one shift that are a renumbering."""


def joined_runs(old: Stream, new: Stream, drafts: Sequence[UnplacedHunk]) -> list[UnplacedHunk]:
    """Return the drafts, what was only added (or only removed) in one place as one."""
    found: list[UnplacedHunk] = []
    for draft in drafts:
        last = found[-1] if found else None
        if last is not None and (rest := _given_and_taken(old, new, last, draft)) is not None:
            found.pop()
            found.extend(rest)
            continue
        if last is not None and _is_run(last, draft):
            first, edit = found.pop().edit, draft.edit
            whole = Edit(first.old_start, edit.old_end, first.new_start, edit.new_end)
            if last.kind == draft.kind == "markup":
                draft = UnplacedHunk(whole, "markup")
            else:
                suspect = last.suspect or draft.suspect or block_suspicion(old, new, whole)
                draft = UnplacedHunk(whole, "wording", suspect, "sentence")
        found.append(draft)
    return found


def _given_and_taken(
    old: Stream, new: Stream, last: UnplacedHunk, draft: UnplacedHunk
) -> list[UnplacedHunk] | None:
    """Return what is left of two drafts that take away and add the same in one place.

    So it is where one side has a line break that the other has not. None for any others.
    """
    one, other = last.edit, draft.edit
    if last.move or draft.move or (one.old_end, one.new_end) != (other.old_start, other.new_start):
        return None
    adds = one.old_start == one.old_end, other.old_start == other.old_end
    drops = one.new_start == one.new_end, other.new_start == other.new_end
    if not ((adds[0] and drops[1]) or (drops[0] and adds[1])):
        return None
    gone = old.text[one.old_start : other.old_end]
    come = new.text[one.new_start : other.new_end]
    head = common_head(gone, come)
    tail = common_tail(gone[head:], come[head:])
    if head + tail < min(len(gone), len(come)):
        return None
    edit = Edit(
        one.old_start + head, other.old_end - tail, one.new_start + head, other.new_end - tail
    )
    if not (old.divides(edit.old_start) and old.divides(edit.old_end)):
        return None
    if not (new.divides(edit.new_start) and new.divides(edit.new_end)):
        return None
    if edit.old_start == edit.old_end and edit.new_start == edit.new_end:
        return []
    kept = last if len(gone) == (one.old_end - one.old_start) else draft
    return [UnplacedHunk(edit, kept.kind, kept.suspect, kept.note)]


def _is_run(last: UnplacedHunk, draft: UnplacedHunk) -> bool:
    if last.move is not None or draft.move is not None or last.shift or draft.shift:
        return False
    one, other = last.edit, draft.edit
    if (one.old_end, one.new_end) != (other.old_start, other.new_start):
        return False
    added = one.old_start == other.old_end
    removed = one.new_start == other.new_end
    return added or removed


def series(drafts: Sequence[UnplacedHunk]) -> list[int]:
    """Return for each draft the number (from 1) of the renumbering it is part of, else 0.

    A renumbering is a run of items whose numbers changed by the same amount.
    """
    places = [place for place, draft in enumerate(drafts) if draft.shift]
    found = [0] * len(drafts)
    count, low = 0, 0
    while low < len(places):
        high = low + 1
        shift = drafts[places[low]].shift
        while high < len(places) and drafts[places[high]].shift == shift:
            high += 1
        if high - low >= _FEWEST:
            count += 1
            for place in places[low:high]:
                found[place] = count
        low = high
    return found
