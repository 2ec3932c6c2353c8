"""Marks that came or went round words: what of a change of markup both sides have in common."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from text.later import later
from text.model.collation import Hunk

_LEAST = 4
"""Fewest characters inside a change that are shown as the same."""
_LEAST_WORD = 2
"""The same of whole words, with nothing but marks round them."""
_IN_NAME = later("</?[A-Za-z][A-Za-z0-9]*$|</?$")
"""The beginning of a tag up to somewhere in its name: <b of <br> and of <b>."""
_EMPHASIS = later("[*_~`]+")
_BEHIND_NAME = frozenset(" />")
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
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        start, begin, length = _outside_tags(old, new, block)
        at_an_end = (start == begin == 0) or (
            start + length == len(old) and begin + length == len(new)
        )
        whole = length == min(len(old), len(new)) or _is_whole(old, new, (start, begin, length))
        if not length or (length < _LEAST and not (at_an_end or whole)):
            continue
        if at_an_end and not whole and _EMPHASIS.fullmatch(old, start, start + length):
            continue  # * of a list and * of bold have nothing in common
        if (i, j) != (start, begin):
            yield old[i:start], new[j:begin]
        yield old[start : start + length], new[begin : begin + length]
        i, j = start + length, begin + length
    if (i, j) != (len(old), len(new)):
        yield old[i:], new[j:]


def _outside_tags(old: str, new: str, block: tuple[int, int, int]) -> tuple[int, int, int]:
    """Return what both sides have in common without the half of a tag's name at either end."""
    start, begin, length = block
    if length and any(map(_IN_NAME.search, (old[:start], new[:begin]))):
        inside = old[start : start + length]
        cut = inside.find(">") + 1 or length
        start, begin, length = start + cut, begin + cut, length - cut
    half = _IN_NAME.search(old[start : start + length])
    behind = {old[start + length : start + length + 1], new[begin + length : begin + length + 1]}
    if length and half and not behind <= _BEHIND_NAME:
        length = half.start()
    return start, begin, length


def _is_whole(old: str, new: str, block: tuple[int, int, int]) -> bool:
    """Return whether what both sides have in common is whole words, with marks round them."""
    start, begin, length = block
    if length < _LEAST_WORD or not old[start : start + length].strip().isalnum():
        return False
    sides = ((old, start, start + length), (new, begin, begin + length))
    return all(
        not side[max(0, low - 1) : low].isalnum() and not side[high : high + 1].isalnum()
        for side, low, high in sides
    )
