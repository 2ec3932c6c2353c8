"""What is lost of a figure: its number (3か月 that became か月) or its unit (第五第一項)."""

from __future__ import annotations

from collation.changes.edit import Edit
from collation.stream.stream import Stream
from text.later import later

_COUNTED = later("[0-9一二三四五六七八九十百半数]+(?P<unit>年間|日間|週間|[かヶカ箇]月間?)")
_FIGURE = frozenset("0123456789一二三四五六七八九十百半数何各幾〇○◯")
_COMPOUND = later("[の一-龠々ァ-ヶ]")
"""What follows 年間 where it is a word: 年間の計画, 年間行事."""
_PART = later(
    "(?<![表式則図欄録号紙書])(?P<article>第[0-9一二三四五六七八九十百]+)第[0-9一二三四五六七八九十百]+[項号]"
)
"""Of the parts of tables and forms (別表第一第二号) nothing is lost."""


def lost_figure(old: Stream, new: Stream, edit: Edit) -> tuple[str, str]:
    """Return the unit that stands without its figure on the old side and on the new, "" if none.

    年間 is a word, too, before a noun.
    """
    i, k, j, m = edit
    sides = old.text[i:k], new.text[j:m]
    for this, other, stream, start, end in ((0, 1, new, j, m), (1, 0, old, i, k)):
        counted = _COUNTED.fullmatch(sides[this])
        if counted is None or counted["unit"] != sides[other]:
            continue
        if stream.text[max(0, start - 1) : start] in _FIGURE:
            continue
        if sides[other] == "年間" and _COMPOUND.match(stream.text, end):
            continue
        return ("", sides[other]) if other else (sides[other], "")
    return "", ""


def lost_part(stream: Stream, start: int, end: int) -> str:
    """Return where [start, end) cites an article without 条, as the text does elsewhere; or ""."""
    for match in _PART.finditer(stream.text, start, end):
        if f"{match['article']}条" in stream.text and stream.text.count(match.group()) == 1:
            return match.group()
    return ""
