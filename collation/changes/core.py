"""The part of a unit that differs: words first, then characters, and never half a numeral."""

from __future__ import annotations

from collation.alignment.affixes import common_head, common_tail
from collation.changes.edit import Edit
from collation.stream.stream import Stream
from collation.units.reading import Reading

_PAIRS = {")": "(", "）": "（", "」": "「", "』": "『"}
_NUMERAL = frozenset("0123456789,.")


def differing_words(edit: Edit, one: Reading, other: Reading, old: Stream, new: Stream) -> Edit:
    """Return `edit` without the words that both sides have at either end."""
    left = one.word_places(edit.old_start, edit.old_end)
    right = other.word_places(edit.new_start, edit.new_end)
    head = 0
    while head < min(len(left), len(right)) and left[head][2] == right[head][2]:
        head += 1
    tail = 0
    while tail < min(len(left), len(right)) - head and left[-1 - tail][2] == right[-1 - tail][2]:
        tail += 1
    i = left[head - 1][1] if head else edit.old_start
    j = right[head - 1][1] if head else edit.new_start
    k = left[-tail][0] if tail else edit.old_end
    m = right[-tail][0] if tail else edit.new_end
    clean = all(map(old.divides, (i, k))) and all(map(new.divides, (j, m)))
    return Edit(i, k, j, m) if clean else edit


def core(edit: Edit, one: Reading, other: Reading, old: Stream, new: Stream) -> Edit:
    """Return the differing part of `edit`; a numeral differs as a whole (202 → 2022, not +2)."""
    words = differing_words(edit, one, other, old, new)
    i, k, j, m = words.old_start, words.old_end, words.new_start, words.new_end
    if len(one.excerpt(i, k).words) <= 1 >= len(other.excerpt(j, m).words):
        before, after = old.text[i:k], new.text[j:m]
        head = common_head(before, after)
        tail = common_tail(before[head:], after[head:])
        i, j, k, m = i + head, j + head, k - tail, m - tail
    while i > edit.old_start and _inside(old.text[i - 1], old.text[i:k], new.text[j:m], 0):
        i, j = i - 1, j - 1
    while k < edit.old_end and _inside(old.text[k], old.text[i:k], new.text[j:m], -1):
        k, m = k + 1, m + 1
    while k < edit.old_end and _closes(old.text[k], old.text[i:k], new.text[j:m]):
        k, m = k + 1, m + 1
    return Edit(i, k, j, m)


def _closes(following: str, before: str, after: str) -> bool:
    """Return whether `following` closes a bracket that the core opens on both sides."""
    opener = _PAIRS.get(following)
    return opener is not None and all(
        side.count(opener) > side.count(following) for side in (before, after)
    )


def _inside(neighbour: str, before: str, after: str, end: int) -> bool:
    """Return whether `neighbour` belongs to a numeral at that end of the core."""
    return neighbour in _NUMERAL and any(side and side[end] in _NUMERAL for side in (before, after))
