"""The numbers of articles and their parts: 第三条の二, 第3条, ２, 一, (1), イ, (ア)."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from text.language.figures.kanji_digits import KANJI_DIGITS
from text.language.figures.numerals import numeral

Number = tuple[int, ...]
"""A number with its branches: 第三条の二 is (3, 2)."""

Script = Literal["kanji", "narrow", "wide"]
"""How a text writes the numbers of its articles: 三, 3 or ３."""

NUMERAL = "(?:[0-9０-９]{1,4}|[一二三四五六七八九十百千〇]{1,6})"
"""A number of an article, for a regular expression."""

BRANCHED = rf"(?:の{NUMERAL}(?![項号]))*"
IROHA = (
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
)
AIUEO = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def number(text: str) -> Number:
    """Return the number that `text` writes (三の二, 12, １２). It must be one."""
    return tuple(int(numeral(part) or 0) for part in text.split("の"))


def script_of(text: str) -> Script:
    """Return in which script the first numeral of `text` is."""
    for char in text:
        if char.isascii() and char.isdigit():
            return "narrow"
        if "０" <= char <= "９":
            return "wide"
        if char in "一二三四五六七八九十百千":
            return "kanji"
    return "kanji"


def written(value: int, script: Script) -> str:
    """Return `value` (1 … 9999) in `script`."""
    if script != "kanji":
        return str(value) if script == "narrow" else str(value).translate(_WIDE)
    parts = []
    for unit, size in (("千", 1000), ("百", 100), ("十", 10)):
        count, value = divmod(value, size)
        if count:
            parts.append((KANJI_DIGITS[count] if count > 1 else "") + unit)
    return "".join(parts) + (KANJI_DIGITS[value] if value else "")


def joined(value: Number, script: Script, unit: str) -> str:
    """Return 第三条の二 for (3, 2) and 条."""
    first, *branches = value
    return f"第{written(first, script)}{unit}" + "".join(
        f"の{written(branch, script)}" for branch in branches
    )


def following(value: Number, steps: int) -> Number:
    """Return the number `steps` further on: the last branch counts."""
    return (*value[:-1], value[-1] + steps)


def remarked(mark: str, value: Number) -> str:
    """Return `mark` (２, (1), 一, イ, 第三条) with `value` in the place of its number."""
    found = re.search(rf"{NUMERAL}{BRANCHED}", mark)
    if found:
        script = script_of(found.group())
        unit = re.match(rf"(第{NUMERAL})([条章節款目編])", mark)
        if unit:
            return joined(value, script, unit[2])
        text = "の".join(written(part, script) for part in value)
        return mark[: found.start()] + text + mark[found.end() :]
    for place, char in enumerate(mark):
        if "⑴" <= char <= "⒇":
            return mark[:place] + chr(ord("⑴") + value[0] - 1) + mark[place + 1 :]
        if "①" <= char <= "⑳":
            return mark[:place] + chr(ord("①") + value[0] - 1) + mark[place + 1 :]
        if char in IROHA:
            row = AIUEO if value[0] < 0 else IROHA
            return mark[:place] + row[abs(value[0]) - 1] + mark[place + 1 :]
    return mark


def kana_number(char: str, before: str = "") -> Number:
    """Return the place of a kana in イロハ order, or below zero in アイウ order.

    ア is the 36th of イロハ, so it opens アイウ; `before` is the mark above.
    """
    if char == "ア" or (before in AIUEO and before and AIUEO.index(before) + 1 == AIUEO.find(char)):
        return (-(AIUEO.index(char) + 1),)
    return (IROHA.index(char) + 1,)


def single(char: str) -> int:
    """Return what ⑴ or ① stands for."""
    return int(unicodedata.numeric(char))
