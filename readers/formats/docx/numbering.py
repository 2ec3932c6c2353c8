"""The numbers that Word sets before the items of a list: 第１条, 1.2, (1), ①, ア."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from xml.etree.ElementTree import Element

_PLACE = re.compile(r"%([1-9])")
_KANJI = "〇一二三四五六七八九"
_AIUEO = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)
_IROHA = (
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
)
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: how its numbers are written, and the text around them (`第%1条`)."""

    style: str = "decimal"
    text: str = ""
    start: int = 1


class Numbering:
    """The lists of a document, counted on as their items come. `numbers` is word/numbering.xml."""

    def __init__(self, numbers: Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        for part in numbers if numbers is not None else ():
            kind = local(part)
            if kind == "abstractNum":
                levels = (_level(entry) for entry in part if local(entry) == "lvl")
                self._levels[value(part, "abstractNumId")] = dict(levels)
            elif kind == "num":
                for entry in part:
                    if local(entry) == "abstractNumId":
                        self._lists[value(part, "numId")] = value(entry)

    def label(self, number: str, depth: int) -> str:
        """Return the label of the next item at `depth` (from 0) of the list `number`, "" for none.

        It ends in a blank. Deeper levels begin anew.
        """
        name = self._lists.get(number)
        levels = self._levels.get(name or "", {})
        level = levels.get(depth)
        if name is None or level is None:
            return ""
        counts = self._counts[name]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        if level.style == "bullet":
            return "・"

        def written(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            place = levels.get(at, Level())
            return numeral(counts.get(at, place.start), place.style)

        text = _PLACE.sub(written, level.text).strip()
        return f"{text} " if text else ""


def _level(entry: Element) -> tuple[int, Level]:
    words = {local(part): value(part) for part in entry}
    depth = value(entry, "ilvl")
    start = words.get("start", "1")
    return int(depth) if depth.isdigit() else 0, Level(
        words.get("numFmt", "decimal"),
        words.get("lvlText", ""),
        int(start) if start.isdigit() else 1,
    )


def numeral(number: int, style: str) -> str:
    """Return `number` as Word's number format `style` writes it; an unknown one as digits."""
    if style == "none":
        return ""
    if style in ("decimalFullWidth", "decimalFullWidth2"):
        return str(number).translate(_FULL_WIDTH)
    if style == "decimalEnclosedCircle" and 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    if style in ("japaneseCounting", "ideographDigital", "japaneseLegal", "chineseCounting"):
        return _kanji(number)
    letters = {"aiueo": _AIUEO, "aiueoFullWidth": _AIUEO, "iroha": _IROHA, "irohaFullWidth": _IROHA}
    if style in letters and 1 <= number <= len(letters[style]):
        return letters[style][number - 1]
    if style in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        return chr(ord("a" if style == "lowerLetter" else "A") + number - 1)
    if style in ("lowerRoman", "upperRoman") and 1 <= number < 40:
        return _roman(number) if style == "lowerRoman" else _roman(number).upper()
    return str(number)


def _kanji(number: int) -> str:
    if not 0 < number < 100:
        return "".join(_KANJI[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    return (
        ("" if tens < 2 else _KANJI[tens]) + ("十" if tens else "") + (_KANJI[ones] if ones else "")
    )


def _roman(number: int) -> str:
    written = ""
    for size, letters in _ROMAN:
        written += letters * (number // size)
        number %= size
    return written


def local(element: Element) -> str:
    """Return the element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def value(element: Element, attribute: str = "val") -> str:
    """Return the attribute of that local name, "" if there is none."""
    for key, text in element.attrib.items():
        if key.rpartition("}")[2] == attribute:
            return text
    return ""
