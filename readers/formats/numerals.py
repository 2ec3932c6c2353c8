"""Numbers as word processors write them before the items of a list: １, 一, 壱, 甲, ①, ｱ, ア, iv.

The styles have the names of OOXML's ST_NumberFormat; other formats are named by them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from text.language.figures.kanji_digits import KANJI_DIGITS

AIUEO = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)
IROHA = (
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
)
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_HALF_WIDTH = {
    unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0xFF66, 0xFF9E)
}
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_SERIES = {
    "aiueo": "".join(_HALF_WIDTH.get(kana, kana) for kana in AIUEO),
    "aiueoFullWidth": AIUEO,
    "iroha": "".join(_HALF_WIDTH.get(kana, kana) for kana in IROHA),
    "irohaFullWidth": IROHA,
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ganada": "가나다라마바사아자차카타파하",
    "chosung": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщыэюя",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ",
    "chicago": "*†‡§",
}
"""Series that begin again with doubled letters: z, aa, bb."""
_SETS = {
    "decimalEnclosedCircle": ("①", 20),
    "decimalEnclosedCircleChinese": ("①", 20),
    "decimalEnclosedFullstop": ("⒈", 20),
    "decimalEnclosedParen": ("⑴", 20),
    "ideographEnclosedCircle": ("㊀", 10),
}
"""Characters in a row of Unicode; a number beyond them is written in digits."""


def numeral(number: int, style: str) -> str:
    """Return `number` as Word's number format `style` writes it; an unknown one as digits."""
    if number < 1:
        zero = style in ("decimalFullWidth", "decimalFullWidth2")
        return "" if style == "none" else str(number).translate(_FULL_WIDTH if zero else {})
    if style in _SERIES:
        letters = _SERIES[style]
        times, at = divmod(number - 1, len(letters))
        return letters[at] * min(times + 1, 50)
    if style in _SETS:
        first, size = _SETS[style]
        return chr(ord(first) + number - 1) if number <= size else str(number)
    return _WRITERS.get(style, str)(number)


def padded(pattern: str) -> Callable[[int], str]:
    """Return the writer of the custom format `001, 002, 003, ...`."""
    width = len(pattern.partition(",")[0].strip())
    return lambda number: str(number).zfill(width)


def _positional(number: int, digits: str = KANJI_DIGITS) -> str:
    return "".join(digits[int(digit)] for digit in str(number))


def _counted(
    number: int, digits: str, units: str, one: str = "", zero: str = "", myriad: str = "万"
) -> str:
    """Return `number` in units of ten, a hundred, a thousand; `one` are the units that take 一."""
    if number >= 10_000:
        rest = number % 10_000
        tail = _counted(rest, digits, units, one, zero, myriad) if rest else ""
        gap = zero if rest and rest < 1_000 else ""
        return _counted(number // 10_000, digits, units, one, zero, myriad) + myriad + gap + tail
    parts: list[str] = []
    written = False
    skipped = False
    for power, unit in ((1000, units[2]), (100, units[1]), (10, units[0]), (1, "")):
        digit = number // power % 10
        if not digit:
            skipped = skipped or written
            continue
        if skipped and zero:
            parts.append(zero)
        bare = digit == 1 and unit and unit not in one
        # Chinese: 十一, but 一百一十一.
        if bare and written and zero:
            bare = False
        parts.append(("" if bare else digits[digit]) + unit)
        written, skipped = True, False
    return "".join(parts)


def _japanese(number: int) -> str:
    return _counted(number, KANJI_DIGITS, "十百千")


def _legal(number: int) -> str:
    return _counted(number, "零壱弐参四伍六七八九", "拾百阡", "拾百阡", myriad="萬")


def _chinese(number: int) -> str:
    return _counted(number, KANJI_DIGITS, "十百千", "百千", "零")


def _until(last: int, write: Callable[[int], str], digits: str) -> Callable[[int], str]:
    return lambda number: write(number) if number <= last else _positional(number, digits)


def _roman(number: int) -> str:
    if number >= 5_000:
        return str(number)
    written = ""
    for size, letters in _ROMAN:
        written += letters * (number // size)
        number %= size
    return written


def _ordinal(number: int) -> str:
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _cycle(letters: str) -> Callable[[int], str]:
    return lambda number: letters[number - 1] if number <= len(letters) else str(number)


_WRITERS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalZero": lambda number: f"{number:02}",
    "numberInDash": lambda number: f"- {number} -",
    "ordinal": _ordinal,
    "hex": lambda number: f"{number:X}",
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "ideographDigital": _positional,
    "japaneseDigitalTenThousand": _positional,
    "taiwaneseDigital": lambda number: _positional(number, "○一二三四五六七八九"),
    "koreanDigital2": lambda number: _positional(number, "零一二三四五六七八九"),
    "koreanDigital": lambda number: _positional(number, "영일이삼사오육칠팔구"),
    "japaneseCounting": _japanese,
    "japaneseLegal": _legal,
    "chineseCounting": _until(99, _japanese, "○一二三四五六七八九"),
    "taiwaneseCounting": _until(99, _japanese, "○一二三四五六七八九"),
    "chineseCountingThousand": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "chineseLegalSimplified": lambda number: _counted(
        number, "零壹贰叁肆伍陆柒捌玖", "拾佰仟", "拾佰仟", "零", "萬"
    ),
    "ideographLegalTraditional": lambda number: _counted(
        number, "零壹貳參肆伍陸柒捌玖", "拾佰仟", "拾佰仟", "零", "萬"
    ),
    "ideographTraditional": _cycle(STEMS),
    "ideographZodiac": _cycle(BRANCHES),
    "ideographZodiacTraditional": lambda number: (
        STEMS[(number - 1) % 10] + BRANCHES[(number - 1) % 12] if number <= 60 else str(number)
    ),
}
