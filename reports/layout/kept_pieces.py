"""Marks that came or went round words: what of a change of markup both sides have in common."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from text.model.collation import Hunk

_LEAST = 4
"""Fewest characters inside a change that are shown as the same."""
_LONGEST = 600
"""Longest side that is looked at."""


def kept_pieces(hunk: Hunk) -> list[tuple[str, str]]:
    """Return the old and the new text of a change of marks, piece by piece; equal where it stayed.

    <p>Words</p> for Words is ("", "<p>"), ("Words", "Words"), ("", "</p>"). Of any other change the
    list is empty: a reader takes it as a whole.
    """
    old, new = hunk.old.text, hunk.new.text
    if hunk.kind != "markup" or not old or not new or max(len(old), len(new)) > _LONGEST:
        return []
    pieces = list(_pieces(old, new))
    return pieces if any(one == other for one, other in pieces) else []


def _pieces(old: str, new: str) -> Iterator[tuple[str, str]]:
    i = j = 0
    for start, begin, length in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_matching_blocks():
        at_an_end = (start == begin == 0) or (
            start + length == len(old) and begin + length == len(new)
        )
        whole = length == min(len(old), len(new))
        if not length or (length < _LEAST and not (at_an_end or whole)):
            continue
        if (i, j) != (start, begin):
            yield old[i:start], new[j:begin]
        yield old[start : start + length], new[begin : begin + length]
        i, j = start + length, begin + length
    if (i, j) != (len(old), len(new)):
        yield old[i:], new[j:]
