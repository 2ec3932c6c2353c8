"""Japanese numerals, in any width and script, as numbers.

二〇一九 (positional), 千五百万 (multiplicative), 1億2,300万 (mixed), １５００ and 13.3.
"""

from __future__ import annotations

from decimal import Decimal

from text.language.figures.kanji_digits import KANJI_DIGITS

KANJI = "〇零一二三四五六七八九十百千"
"""The kanji that write a number under 10,000; inside a regular expression's brackets, too."""

DIGITS = "0-9０-９"
"""The Arabic digits in both widths, for a regular expression's brackets."""

_VALUES = {char: value for value, char in enumerate(KANJI_DIGITS)} | {"零": 0}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "億": 10**8, "兆": 10**12, "京": 10**16}
_NARROW = str.maketrans("０１２３４５６７８９．，", "0123456789.,")


def numeral(text: str) -> Decimal | None:
    """Return the number that the whole of `text` writes, or None if it is no numeral. O(len(text)).

    Commas between digits are grouping and are not checked here.
    """
    total = Decimal(0)
    part = ""
    last = 10**20
    for char in text:
        myriad = _MYRIADS.get(char)
        if myriad is None:
            part += char
            continue
        value = _below_myriad(part)
        if value is None or myriad >= last:
            return None
        total += value * myriad
        part, last = "", myriad
    if not part and last < 10**20:
        return total
    value = _below_myriad(part)
    return None if value is None else total + value


def _below_myriad(text: str) -> Decimal | None:
    narrow = text.translate(_NARROW).replace(",", "")
    if narrow and narrow[0].isascii() and narrow[0].isdigit():
        return _arabic(narrow)
    if text and all(char in _VALUES for char in text):
        return Decimal("".join(str(_VALUES[char]) for char in text))
    return _multiplicative(text)


def _arabic(text: str) -> Decimal | None:
    """A run of digits with at most one point; 3千 counts as 3000."""
    factor = 1
    if text[-1] in _TENS:
        factor, text = _TENS[text[-1]], text[:-1]
    whole, point, fraction = text.partition(".")
    plain = whole + fraction
    if not (plain.isascii() and plain.isdigit()) or (point and not fraction):
        return None
    return Decimal(text) * factor


def _multiplicative(text: str) -> Decimal | None:
    total, digit, last = 0, -1, 10_000
    for char in text:
        if char in _TENS:
            factor = _TENS[char]
            if factor >= last or digit == 0:
                return None
            total += factor * max(digit, 1)
            digit, last = -1, factor
        elif char in _VALUES and digit == -1:
            digit = _VALUES[char]
        else:
            return None
    if not text:
        return None
    return Decimal(total + max(digit, 0))
