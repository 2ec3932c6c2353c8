"""Number formats of Excel taken apart: sections, and what stands in each (ECMA-376 18.8.31)."""

from __future__ import annotations

import re
from dataclasses import field
from typing import Literal, NamedTuple

from text.later import later
from text.records import dataclass

_PIECE = later(
    r"\"(?P<quoted>[^\"]*)\"?|\\(?P<escaped>.)|[_*](?:.|$)|\[(?P<bracket>[^\]]*)\]"
    r"|(?P<end>;)|(?P<general>General|G/標準)|(?P<half>AM/PM|A/P)|(?P<exponent>(?-i:E[+-])(?=[0#?]))"
    r"|(?P<date>y+|m+|d+|h+|s+|g+|e+|a{3,}|b+)|(?P<digit>[0#?])|(?P<sign>[.,%/@])|(?P<other>.)",
    re.I | re.S,
)
_CONDITION = later(r"(<=|>=|<>|<|>|=)\s*(-?[0-9]{1,15}(?:\.[0-9]{1,15})?)$")
_ELAPSED = later(r"(?:h{1,9}|m{1,9}|s{1,9})$", re.I)
_KANJI = later(r"DBNum([1-4])$", re.I)
_SYSTEM = later(r"\[\$-[^\]]{0,30}(F800|F400)\]", re.I)
_OF_SYSTEM = {"F800": 'yyyy"年"m"月"d"日"', "F400": "h:mm:ss"}
"""The long date and the time of the system, which a Japanese one writes so."""
_LONGEST = 1_000
"""Characters of a format; Excel takes 255."""

Kind = Literal["literal", "date", "elapsed", "half", "digit", "exponent", "sign", "general"]


class Piece(NamedTuple):
    """A literal, a part of a date ("yyyy"), a place for a digit ("0"), a sign ("%") …"""

    kind: Kind
    text: str


@dataclass
class Section:
    """One of the up to four parts of a format."""

    pieces: list[Piece] = field(default_factory=list)
    condition: tuple[str, float] | None = None
    digits: int = 0
    """In which digits: 0 as usual, 1 一二三, 2 壱弐参, 3 and 4 １２３ ([DBNum1] …)."""
    first_year: bool = False
    """Whether the first year of an era is written 元."""

    @property
    def is_date(self) -> bool:
        """Whether the section shows a date or a time; letters behind digits are just letters."""
        for piece in self.pieces:
            if piece.kind in ("date", "elapsed", "half"):
                return True
            if piece.kind in ("digit", "general"):
                return False
        return False

    @property
    def has_text(self) -> bool:
        """Whether the section has a place for a text (@)."""
        return Piece("sign", "@") in self.pieces


def sections(form: str) -> list[Section]:
    """Return the sections of the number format `form`. O(length)."""
    found = [Section()]
    system = _SYSTEM.match(form)
    if system:
        form = _OF_SYSTEM[system[1].upper()]
    for match in _PIECE.finditer(form[:_LONGEST]):
        kind, text = match.lastgroup, match.group(match.lastgroup or 0)
        section = found[-1]
        if kind == "end":
            found.append(Section())
        elif kind == "bracket":
            _bracket(section, text)
        elif kind in ("quoted", "escaped", "other"):
            section.pieces.append(Piece("literal", text))
        elif kind in ("general", "half", "exponent", "digit", "sign"):
            section.pieces.append(Piece(kind, text))  # type: ignore[arg-type]
        elif kind == "date":
            section.pieces.append(Piece("date", text))
    return found


def _bracket(section: Section, text: str) -> None:
    """Take what stands in brackets: a currency, a condition, elapsed time; colours are dropped."""
    condition, kanji = _CONDITION.match(text), _KANJI.match(text)
    if text.startswith("$"):
        sign, _, locale = text[1:].partition("-")
        section.first_year = section.first_year or "gannen" in locale.lower()
        if sign:
            section.pieces.append(Piece("literal", sign))
    elif condition:
        section.condition = condition[1], float(condition[2])
    elif _ELAPSED.match(text):
        section.pieces.append(Piece("elapsed", text.lower()))
    elif kanji:
        section.digits = int(kanji[1])
