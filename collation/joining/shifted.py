"""Words that stand elsewhere in the same sentence: neither new nor gone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from collation.drafts import UnplacedHunk
from collation.stream.stream import Stream

_LEAST = 3
"""Fewest code points that are known again: a particle stands in every sentence twice."""
_FARTHEST = 4
"""Most changes between the two."""


def with_shifted(old: Stream, new: Stream, drafts: Sequence[UnplacedHunk]) -> list[UnplacedHunk]:
    """Return the drafts, words taken out and put in again in one sentence noted as "shifted"."""
    found = list(drafts)
    for place, draft in enumerate(found):
        text = _one_sided(old, new, draft)
        if len(text.strip("、。「」")) < _LEAST:
            continue
        for number in range(place + 1, min(place + 1 + _FARTHEST, len(found))):
            mate = found[number]
            if not _same_sentence(new, draft, mate):
                break
            if _one_sided(old, new, mate).strip("、") == text.strip("、") and (
                _is_added(mate) != _is_added(draft)
            ):
                found[place] = found[place]._replace(note="shifted")
                found[number] = mate._replace(note="shifted")
                break
    return found


def _one_sided(old: Stream, new: Stream, draft: UnplacedHunk) -> str:
    """Return the words that a draft does nothing but add, or take away; "" of any other."""
    edit = draft.edit
    if draft.kind != "wording" or draft.note or draft.suspect or draft.move or draft.look:
        return ""
    if edit.old_start == edit.old_end:
        return new.text[edit.new_start : edit.new_end]
    return old.text[edit.old_start : edit.old_end] if edit.new_start == edit.new_end else ""


def _is_added(draft: UnplacedHunk) -> bool:
    return draft.edit.old_start == draft.edit.old_end


def _same_sentence(new: Stream, one: UnplacedHunk, other: UnplacedHunk) -> bool:
    first, last = one.edit.new_start, other.edit.new_start
    return bisect_right(new.sentences, first) == bisect_right(new.sentences, last)
