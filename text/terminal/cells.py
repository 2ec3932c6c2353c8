"""Text measured in terminal cells: a kanji or kana takes two, a Latin letter one, a mark none."""

from __future__ import annotations

import os
from functools import lru_cache
from unicodedata import category, east_asian_width

_NO_LINE_START = frozenset(
    "、。，．・：；？！）］｝」』】〉》〕”’々ーゝゞヽヾぁぃぅぇぉっゃゅょァィゥェォッャュョ,.!?)]}"
)
_NO_LINE_END = frozenset("（［｛「『【〈《〔“‘([{")


WIDEST = 10_000
"""Cells; nobody looks at a wider terminal."""


def columns_asked() -> int | None:
    """Return the width that the variable COLUMNS asks for, in cells; None where it is of no use."""
    asked = os.environ.get("COLUMNS", "")
    if not (asked.isascii() and asked.isdecimal()) or not asked.strip("0"):
        return None
    return min(int(asked), WIDEST) if len(asked) < 10 else WIDEST


@lru_cache(maxsize=1 << 14)
def cell(character: str) -> int:
    """Return the cells that one code point takes: 0, 1 or 2.

    "Ambiguous" code points (①, ※, …) count one, as terminals and rich draw them by default.
    """
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def cells(text: str) -> int:
    """Return the cells that `text` takes on one line. O(n)."""
    if text.isascii():
        return len(text)
    return sum(map(cell, text))


def padded(text: str, width: int) -> str:
    """Return `text` followed by blanks up to `width` cells; a longer text as it is."""
    return text + " " * (width - cells(text))


def cut(text: str, width: int, ellipsis: str = "…") -> str:
    """Return `text` in at most `width` cells, with `ellipsis` for what is left out."""
    if cells(text) <= width:
        return text
    room = width - cells(ellipsis)
    taken = 0
    for index, character in enumerate(text):
        taken += cell(character)
        if taken > room:
            return text[:index] + ellipsis
    return text


def cut_left(text: str, width: int) -> str:
    """Return the end of `text` that takes at most `width` cells."""
    return cut(text[::-1], width, "")[::-1]


def wrapped(text: str, width: int) -> list[str]:
    """Return `text` (one line) as lines of at most `width` cells.

    Latin words stay whole where they fit; no line starts with a closing mark or ends with an
    opening one. A line gives up these rules before it grows wider than `width`, and `width` before
    it would hold nothing.
    """
    lines: list[str] = []
    text = text.strip()
    place = 0
    while place < len(text):
        end = _break(text, place, width)
        lines.append(text[place:end].rstrip())
        place = end
        while place < len(text) and text[place].isspace():
            place += 1
    return lines or [""]


def _break(text: str, start: int, width: int) -> int:
    """Return where the line that begins at `start` ends: the end of the text where it fits."""
    taken = 0
    for furthest in range(start, len(text)):
        taken += cell(text[furthest])
        if taken > width:
            break
    else:
        return len(text)
    furthest = max(furthest, start + 1)
    for end in range(furthest, start, -1):
        if _may_break(text, end):
            return end
    return furthest


def _may_break(text: str, end: int) -> bool:
    before, after = text[end - 1], text[end] if end < len(text) else " "
    if after in _NO_LINE_START or before in _NO_LINE_END:
        return False
    return " " in (before, after) or 2 in (cell(before), cell(after))
