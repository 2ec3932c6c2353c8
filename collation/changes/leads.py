"""The marks at the start of a line that changed: another number, another bullet, none."""

from __future__ import annotations

from typing import NamedTuple

from collation.alignment.affixes import common_head, common_tail
from collation.alignment.align import Stretch
from collation.changes.edit import Edit
from collation.stream.marks import Lead, numerals
from collation.stream.stream import Stream
from text.language.item_marks import value
from text.later import later
from text.model.collation import Kind

_ROWS = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマ"
    "ケフコエテアサキユメミシヱヒモセス",
)
"""The two orders in which kana count."""
_ROMAN = later("[IVX]+|[ivx]+")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_ALONE = 6
"""Most code points of the number of an item that nothing follows: an item to be filled in."""
_ARTICLE = later("第|[編部章節款目条項号]")


class LeadChange(NamedTuple):
    """What changed in the marks of a line.

    `lead` is by how much the number of the item did, and its form ("+1 第0条"), or "mark"; `was`
    the number on the old side, 0 where it cannot be told.
    """

    edit: Edit
    kind: Kind
    lead: str = "mark"
    was: int = 0


def lead_change(old: Stream, new: Stream, stretch: Stretch) -> tuple[LeadChange | None, Stretch]:
    """Return what changed in the marks with which two lines open, and the rest of the stretch."""
    if (
        stretch.old_start not in old.leads
        and stretch.new_start not in new.leads
        and max(stretch.old_end - stretch.old_start, stretch.new_end - stretch.new_start) > _ALONE
    ):
        return None, stretch
    one = old.lead(stretch.old_start, stretch.old_end)
    other = new.lead(stretch.new_start, stretch.new_end)
    rest = Stretch(one.end, stretch.old_end, other.end, stretch.new_end, stretch.standing)
    if one.start == one.end and other.start == other.end:
        return None, stretch
    if (rest.old_start == rest.old_end) != (rest.new_start == rest.new_end):
        return None, stretch
    before, after = old.text[one.start : one.end], new.text[other.start : other.end]
    if before == after:
        return None, rest
    if not all(map(old.divides, (one.start, one.end))) or not all(
        map(new.divides, (other.start, other.end))
    ):
        return None, stretch
    return _change(old, new, one, other), rest


def _change(old: Stream, new: Stream, one: Lead, other: Lead) -> LeadChange:
    whole = Edit(one.start, one.end, other.start, other.end)
    items = old.text[one.item : one.item_end], new.text[other.item : other.item_end]
    bullets = old.text[one.start : one.item], new.text[other.start : other.item]
    tails = old.text[one.item_end : one.end], new.text[other.item_end : other.end]
    if not all(items) or items[0] == items[1]:
        kind: Kind = "markup"
        if any(map(_ARTICLE.match, items)) and items[0] != items[1]:
            kind = "number"
        if all(items) and tails[0] == tails[1]:
            whole = Edit(one.start, one.item, other.start, other.item)
        return LeadChange(_trimmed(old, new, whole, items[0] == items[1]), kind)
    (places, form), (others, shape) = numerals(items[0]), numerals(items[1])
    edit = Edit(one.item, one.item_end, other.item, other.item_end)
    same_rest = bullets[0] == bullets[1] and tails[0] == tails[1]
    if not same_rest:
        edit = whole
    if form != shape:
        kind = "number" if any(map(_ARTICLE.match, items)) else "markup"
        return LeadChange(edit, kind)
    changed = [
        (place, mate)
        for place, mate in zip(places, others, strict=True)
        if items[0][slice(*place)] != items[1][slice(*mate)]
    ]
    if len(changed) != 1:
        return LeadChange(edit, "number")
    (i, k), (j, m) = changed[0]
    shift = _shift(items[0][i:k], items[1][j:m])
    if same_rest and not _ARTICLE.search(form):
        edit = Edit(one.item + i, one.item + k, other.item + j, other.item + m)
    if not shift:
        return LeadChange(edit, "markup")
    if not same_rest:
        return LeadChange(edit, "number")
    return LeadChange(edit, "number", f"{shift:+} {form}", _ordinal(items[0][i:k]))


def _ordinal(numeral: str) -> int:
    """Return the number that the numeral of an item stands for, 0 for a letter or kana."""
    try:
        return value(numeral)
    except (TypeError, ValueError):
        return 0


def _trimmed(old: Stream, new: Stream, edit: Edit, keep_item: bool) -> Edit:
    """Return `edit` without what both sides have in common, whole marks apart."""
    one, other = old.text[edit.old_start : edit.old_end], new.text[edit.new_start : edit.new_end]
    if one and other and one.strip("#") == other.strip("#") and "#" in one and "#" in other:
        return edit
    head = common_head(one, other)
    tail = common_tail(one[head:], other[head:]) if keep_item else 0
    trimmed = Edit(
        edit.old_start + head, edit.old_end - tail, edit.new_start + head, edit.new_end - tail
    )
    clean = all(map(old.divides, trimmed[:2])) and all(map(new.divides, trimmed[2:]))
    return trimmed if clean else edit


def _shift(first: str, second: str) -> int:
    """Return by how much the number of an item changed; 0 where that cannot be told."""
    if not first or not second:
        return 0
    shifts = [
        row.index(second) - row.index(first) for row in _ROWS if first in row and second in row
    ]
    if shifts:
        return min(shifts, key=abs)
    if _ROMAN.fullmatch(first) and _ROMAN.fullmatch(second):
        return _roman(second) - _roman(first)
    if first.isascii() and second.isascii() and first.isalpha() and second.isalpha():
        return ord(second[-1].lower()) - ord(first[-1].lower())
    try:
        return value(second) - value(first)
    except (TypeError, ValueError):
        return 0


def _roman(numeral: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in numeral.upper()]
    return sum(
        -value if value < max(values[place:]) else value for place, value in enumerate(values)
    )
