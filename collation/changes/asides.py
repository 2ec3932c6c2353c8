"""Where a phrase that was put in, or left out, stands: it is shown where it cuts no other."""

from __future__ import annotations

from collation.alignment.align import Stretch
from collation.changes.edit import Bounds, Edit
from collation.stream.stream import Stream

_NUMERALS = frozenset("0123456789一二三四五六七八九十")
_AFTER = frozenset(" 　\n、。，．,;；:：")
_CLOSING = frozenset(")）]］」』】〉》>")
"""Marks behind which a phrase ends."""
_BEFORE = frozenset("、。，．(（[［「『【〈《<")
"""Marks before which a phrase ends."""


def slid(old: Stream, new: Stream, bounds: Bounds, edit: Edit, stretch: Stretch) -> Edit:
    """Return a one-sided edit where it cuts no phrase: 条[の二第一項及び第四条]の三 slides left.

    It may stand wherever what it adds, or takes away, reads the same; where no place will do, it
    stays.
    """
    i, k, j, m = edit
    text, start, end = (new.text, j, m) if i == k else (old.text, i, k)
    left = right = 0
    while min(i - left - stretch.old_start, j - left - stretch.new_start) > 0 and (
        text[start - left - 1] == text[end - left - 1]
    ):
        left += 1
    while min(stretch.old_end - k - right, stretch.new_end - m - right) > 0 and (
        text[start + right] == text[end + right]
    ):
        right += 1

    def ragged(shift: int) -> tuple[int, int]:
        ends = start + shift, end + shift
        return sum(_cuts_a_phrase(text, place) for place in ends), abs(shift)

    for shift in sorted(range(-left, right + 1), key=ragged):
        if bounds.hold(i + shift, j + shift) and bounds.hold(k + shift, m + shift):
            return Edit(i + shift, k + shift, j + shift, m + shift)
    return edit


def _cuts_a_phrase(text: str, place: int) -> int:
    """Return how badly `place` cuts a phrase: 0 not at all, 3 before a particle or in 条の|三."""
    if not 0 < place < len(text):
        return 0
    before, here = text[place - 1], text[place]
    if before in _AFTER or here in _BEFORE:
        return 0
    if "ぁ" <= here <= "ん" or (before == "の" and here in _NUMERALS):
        return 3
    return int(before not in _CLOSING)
