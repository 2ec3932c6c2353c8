"""How letters and paragraphs of Rich Text look, and the control words that change it."""

from __future__ import annotations

from typing import NamedTuple

from readers.formats.rtf.vocabulary import DOTS, FLAGS, UNDERLINES
from text.model.document import MarkKind

_SHIFTED = 4
"""Half-points by which letters must be raised: less evens out the heights of two fonts."""
_UP_BY = 6
"""Half-points that \\up and \\dn without a number stand for."""


class Look(NamedTuple):
    """How letters look, and in which paragraph they stand (`depth`: of a table, 0 for none).

    `list` is the number of the paragraph's list, 0 for none, `list_depth` its level in it, from 0.
    """

    font: int = 0
    unicode_skip: int = 1
    hidden: bool = False
    deleted: bool = False
    struck: bool = False
    bold: bool = False
    italic: bool = False
    underline: bool = False
    capitals: bool = False
    dots: bool = False
    boxed: bool = False
    raised: MarkKind | None = None
    in_table: bool = False
    nesting: int = 1
    level: int | None = None
    style: int = 0
    list: int = 0
    list_depth: int = 0
    place: str = "text"

    @property
    def depth(self) -> int:
        """How many tables the paragraph stands in."""
        return max(self.nesting, 1) if self.in_table else 0


def changed(look: Look, word: str, number: int | None, usual_font: int) -> Look | None:
    """Return `look` after the control word `word`; None if the word is none of looks."""
    on = number != 0
    if word in FLAGS:
        return look._replace(**{FLAGS[word]: on})  # type: ignore[arg-type]
    if word in UNDERLINES or word == "ulnone":
        return look._replace(underline=on and word != "ulnone")
    if word in DOTS:
        return look._replace(dots=on and word != "accnone")
    if word in ("super", "sub", "nosupersub", "up", "dn"):
        return look._replace(raised=_raised(word, number))
    if word == "f":
        return look._replace(font=number or 0)
    if word == "uc":
        return look._replace(unicode_skip=max(1 if number is None else number, 0))
    if word == "plain":
        return Look(
            font=usual_font,
            unicode_skip=look.unicode_skip,
            in_table=look.in_table,
            nesting=look.nesting,
            level=look.level,
            style=look.style,
            list=look.list,
            list_depth=look.list_depth,
            place=look.place,
        )
    return _of_paragraph(look, word, number)


def _raised(word: str, number: int | None) -> MarkKind | None:
    if word in ("up", "dn"):
        shifted = abs(_UP_BY if number is None else number) >= _SHIFTED
    else:
        shifted = word != "nosupersub" and number != 0
    if not shifted:
        return None
    return "superscript" if word in ("super", "up") else "subscript"


def _of_paragraph(look: Look, word: str, number: int | None) -> Look | None:
    if word == "pard":
        return look._replace(in_table=False, nesting=1, level=None, style=0, list=0, list_depth=0)
    if word == "intbl":
        return look._replace(in_table=True)
    if word == "itap":
        return look._replace(nesting=number or 0, in_table=bool(number))
    if word == "outlinelevel":
        level = number + 1 if number is not None and 0 <= number < 9 else None
        return look._replace(level=level)
    if word == "ls":
        return look._replace(list=number or 0)
    if word == "ilvl":
        return look._replace(list_depth=number or 0)
    if word == "s":
        return look._replace(style=number or 0)
    return None
