r"""The lists of a Rich Text file: the numbers before items that the file itself does not write out.

Word and LibreOffice write each number (\listtext); other programs leave it to the reader. The table
of lists is read as that of a Word file, which says the same in XML.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from readers.formats.docx.numbering import Numbering

_STYLES: Final = {
    **dict(enumerate(("decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter"))),
    **dict(enumerate(("ideographDigital", "japaneseCounting", "aiueo", "iroha"), 10)),
    **dict(enumerate(("decimalFullWidth", "decimalHalfWidth", "japaneseLegal"), 14)),
    **dict(enumerate(("japaneseDigitalTenThousand", "decimalEnclosedCircle"), 17)),
    **dict(enumerate(("decimalFullWidth2", "aiueoFullWidth", "irohaFullWidth"), 19)),
    **dict(enumerate(("decimalZero", "bullet"), 22)),
    **dict(enumerate(("decimalEnclosedFullstop", "decimalEnclosedParen"), 26)),
    **dict(enumerate(("decimalEnclosedCircleChinese", "ideographEnclosedCircle"), 28)),
    **dict(enumerate(("ideographTraditional", "ideographZodiac"), 30)),
    **{37: "chineseCounting", 255: "none"},
}
r"""\levelnfcN → the same style in a Word file ([MS-OSHARED] 2.2.1.3, MSONFC)."""
_FOLLOWS: Final = {0: "tab", 1: "space", 2: "nothing"}


class Lists:
    """The lists by their numbers in the table of overrides, counted on as their items come."""

    def __init__(self) -> None:
        self._root = Element("numbering")
        self._list: Element | None = None
        self._level: Element | None = None
        self._fonts: list[tuple[Element, int]] = []

    def take(self, word: str, number: int) -> None:
        """Take a control word of the tables of lists and of overrides."""
        if word in ("list", "listoverride"):
            name = "abstractNum" if word == "list" else "num"
            self._list, self._level = SubElement(self._root, name), None
        elif self._list is None:
            return
        elif word in ("listlevel", "lfolevel"):
            name = "lvl" if word == "listlevel" else "lvlOverride"
            depth = sum(part.tag == name for part in self._list)
            self._level = SubElement(self._list, name, ilvl=str(depth))
        elif word == "listid":
            if self._list.tag == "abstractNum":
                self._list.set("abstractNumId", str(number))
            else:
                SubElement(self._list, "abstractNumId", val=str(number))
        elif word == "ls":
            self._list.set("numId", str(number))
        elif self._level is not None:
            self._of_level(self._level, word, number)

    def _of_level(self, level: Element, word: str, number: int) -> None:
        if word in ("levelnfc", "levelnfcn"):
            SubElement(level, "numFmt", val=_STYLES.get(number, "decimal"))
        elif word == "levelstartat":
            name = "start" if level.tag == "lvl" else "startOverride"
            SubElement(level, name, val=str(number))
        elif word == "levelfollow":
            SubElement(level, "suff", val=_FOLLOWS.get(number, "tab"))
        elif word == "levellegal" and number:
            SubElement(level, "isLgl")
        elif word == "levelnorestart" and number:
            SubElement(level, "lvlRestart", val="0")
        elif word == "f":
            self._fonts.append((level, number))

    def text(self, text: str) -> None:
        r"""Take the text of a level (\leveltext): its length, and 0 to 8 for the numbers in it."""
        if self._level is not None and len(text) > 1:
            length = ord(text[0])
            said = text[1 : 1 + length]
            written = "".join(f"%{ord(char) + 1}" if ord(char) < 9 else char for char in said)
            SubElement(self._level, "lvlText", val=written)

    def label(self, number: int, depth: int, fonts: Callable[[int], str]) -> str:
        """Return the label of the next item of the list `number` at `depth` from 0, "" for none."""
        for level, font in self._fonts:
            SubElement(SubElement(level, "rPr"), "rFonts", ascii=fonts(font))
        self._fonts.clear()
        return self._numbering.label(str(number), depth)

    @cached_property
    def _numbering(self) -> Numbering:
        return Numbering(self._root)
