"""What numbers, dates and times of day say, however they are written: one key for one meaning.

2万5千, 25,000, 二万五千 and 弐万伍千 are "n25000", 令和元年8月6日 and 2019/8/6 are "d2019-08-06",
午後3時半 and 15:30 are "t15:30". All texts here are folded (`text.view.normalise.fold`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from text.language.figures.dates import ERAS, find_dates
from text.language.figures.kanji_digits import KANJI_DIGITS
from text.language.figures.numerals import numeral
from text.later import later

_FORMAL = {
    **dict.fromkeys("壱壹弌", "一"),
    **dict.fromkeys("弐貳弍", "二"),
    **dict.fromkeys("参參弎", "三"),
    **{"肆": "四", "伍": "五", "拾": "十", "佰": "百", "阡": "千", "仟": "千", "萬": "万"},
    **{"廿": "二十", "卅": "三十", "○": "〇", "◯": "〇", "零": "〇"},
}
_TO_PLAIN = str.maketrans(_FORMAL)
_K = "〇零一二三四五六七八九十百千○◯"
_F = "壱壹弐貳参參肆伍拾佰阡仟萬廿卅"
_ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
_RUN = later(
    rf"(?:{_ARABIC}|[{_K}{_F}万億兆]+(?:・[〇零一二三四五六七八九]+(?=[%割倍点円]|パーセント|ポイント))?)+"
    r"(?!\.?[0-9])"
)
_ZEROS = later("0[0-9]{2}")
"""A code or the number of a telephone: 0120 is no 120."""
_DIGIT_KANJI = frozenset("〇零一二三四五六七八九十百千廿卅")
_COUNTED = later(
    "[円枚桁件個台本冊部通社校館人名回度次位番条項章節年月日時分秒週歳才倍割箇かカヵヶケ%点票株戸世団市町"
    "村区丁階号周色種組班級期席頭匹羽杯畳坪箱袋着足対双品曲話問題例案字行列段泊食代軒校床室棟便往片都県"
    "ダポパキセメグリトミヘドユ]"
)
_KANJI = later("[\u3400-\u9fff々]")
_NAME = later(
    "日(?:市(?![民長役内議立営外政庁街場])|町(?![長民内役議立営])|酔|月|坊主)|条(?:市(?!民)|城|通)"
)
"""What makes a numeral before it a part of a name or word: 廿日市, 三条市, 二日酔い."""
_BEFORE = ("第", "約", "計", "金", "全", "各", "毎", "満", "築", "条の", "項の", "号の")
_ROMAN = later("(?<=第)[ivx]{1,5}(?=[部章節編巻期回種類条項号版章集話])")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}
_MINUS = later(r"(?:(?<![0-9a-z\u3041-\u30ff\u3400-\u9fff)\]}~./-])-|[△▲])(?=[0-9])(?!0[0-9])")
_N = rf"(?:[0-9]{{1,3}}|[{_K}{_F}]{{1,5}})"
_PART_OF = later(
    rf"(?<![0-9.,/{_K}{_F}万億])(?P<below>{_N})分の(?P<above>{_N})(?![0-9.{_K}{_F}万億])"
    r"|(?<![0-9./\u2044:-])(?P<n>[0-9]{1,2})[/\u2044](?P<d>[0-9]{1,3})"
    r"(?![0-9./\u2044~-]|\([日月火水木金土])"
)
"""A fraction; 1/3 with a day of the week behind it, or in a range, is the third of January."""
_SHARE = later(
    rf"(?<![0-9.,/{_K}{_F}万億])(?:(?P<percent>(?:[0-9]{{1,4}}|[{_K}]{{1,4}})"
    rf"(?:[.・](?:[0-9]+|[〇零一二三四五六七八九]+))?)(?:%|パーセント)"
    rf"|(?P<tenths>[0-9]{{1,2}}|[{_K}]{{1,2}})割(?:(?P<hundredths>[0-9]|[{_K}])分)?)"
)
"""A share: 30% and 3割."""
_FIRST_YEAR = later("元(?=年)")
_SHORT_DATE = later(
    r"(?<![0-9a-z./-])(?:(?P<era>[mtshr])(?P<short>[0-9]{1,2}|元)|(?P<year>(?:1[89]|20)[0-9]{2}))"
    r"[./](?P<month>1[0-2]|0?[1-9])(?:[./](?P<day>3[01]|[12][0-9]|0?[1-9]))?"
    r"(?![0-9./%]|円|万|億|倍|点|kg|km|cm|mm)"
)
_ABOUT_DATES = later("[0-9元〇零一二三四五六七八九十百千)] ?年|[0-9元][-./][0-9]")
_ABOUT_TIMES = later("時|:[0-5]|正午")
_BACK, _ON = 18, 26
"""Code points of the longest date before and behind its year's end."""
_LETTERS = dict(zip("mtshr", ERAS, strict=True))
_HOUR = rf"(?:[0-9]{{1,2}}|[{_K}廿]{{1,3}})"
_PARTS_OF_DAY = {
    **dict.fromkeys(("早朝", "未明", "明け方", "朝"), range(1, 12)),
    **dict.fromkeys(("お昼", "昼"), range(1, 4)),
    **dict.fromkeys(("夕方", "夕刻"), range(3, 8)),
    **dict.fromkeys(("夜間", "夜", "晩"), range(6, 13)),
}
"""A part of the day → the hours on a clock's face that it makes one of 24: 夜8時, not 夜2時."""
_MORNING = frozenset(("早朝", "未明", "明け方", "朝"))
_TIME = later(
    rf"(?P<half>午前|午後|am|pm|(?:{'|'.join(_PARTS_OF_DAY)})の?)? ?"
    rf"(?:(?<![0-9:])(?P<hour>{_HOUR})時(?![間代期点刻計給速報限])"
    rf"(?:(?P<minute>{_HOUR})分(?![間之の])|(?P<thirty>半))?|(?<![0-9:.])(?P<h>[0-9]{{1,2}}):(?P<m>[0-5][0-9])(?![0-9:]))"
    r"(?: ?(?P<after>am|pm)(?![a-z]))?|(?P<noon>正午)"
)


class Meaning(NamedTuple):
    """What [start, end) of a text says; a date says its month and year, too: several `keys`."""

    start: int
    end: int
    keys: tuple[str, ...]


def numbers(text: str) -> Iterator[Meaning]:
    """Yield the numbers of `text`, each whole, in order. O(len(text)).

    A kanji numeral counts where something is counted or numbered (十人, 第三) or where it
    is part of no word.
    """
    for match in _RUN.finditer(text):
        start, end = match.span()
        plain = match.group()
        if plain.isdigit() and plain.isascii():  # most of them
            if text[start - 1 : start] != ".":
                zeros = len(plain) > 2 and plain[0] == "0"
                yield Meaning(start, end, (f"z{plain}" if zeros else f"n{int(plain)}",))
            continue
        written = plain.translate(_TO_PLAIN).replace("・", ".")
        if (
            written[0] in "万億兆"
            or text[start - 1 : start] == "."
            or not _stands_for_a_number(text, start, end, plain)
        ):
            continue
        value = _value(written)
        if value is not None and _ZEROS.match(written):
            yield Meaning(start, end, (f"z{written}",))
        elif value is not None:
            yield Meaning(start, end, (f"n{value.normalize():f}",))
    if "第" in text:
        for match in _ROMAN.finditer(text):
            yield Meaning(*match.span(), (f"n{_roman(match.group())}",))
    if "元年" in text:
        for match in _FIRST_YEAR.finditer(text):
            yield Meaning(*match.span(), ("n1",))


def _stands_for_a_number(text: str, start: int, end: int, written: str) -> bool:
    if not written[0].isascii() or not written[-1].isascii():
        if any("0" <= char <= "9" for char in written):
            return True
    elif written.isascii():
        return True
    if _NAME.match(text, end):
        return False
    following, before = text[end : end + 1], text[max(0, start - 2) : start]
    if any(char not in _DIGIT_KANJI and char not in "万億兆" for char in written):
        # 参加, 拾う and ○ alone are no numbers.
        return (len(written) > 1 and not set(written) <= set("〇○◯")) or following in ("円", "条")
    if _COUNTED.match(following) or before.endswith(_BEFORE):
        return True
    return len(written) > 1 and not _KANJI.match(following) and not set(written) <= {"〇"}


def _value(written: str) -> Decimal | None:
    if "." in written and not any("0" <= char <= "9" for char in written):
        whole, _, fraction = written.partition(".")
        one, other = numeral(whole), numeral(fraction)
        if one is None or other is None:
            return None
        return Decimal(f"{one:f}.{_digits(fraction)}")
    return numeral(written)


def _digits(kanji: str) -> str:
    return "".join(str(KANJI_DIGITS.index(char)) for char in kanji)


def _roman(written: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in written]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def negatives(text: str) -> Iterator[Meaning]:
    """Yield the numbers of `text` below zero, in order: △1,200 and -1200 are "m1200".

    △ and ▲ are the minus of accounts. A hyphen behind a figure or letter is none. O(len(text)).
    """
    for match in _MINUS.finditer(text):
        number = _RUN.match(text, match.end())
        value = numeral(number.group().translate(_TO_PLAIN)) if number else None
        if number and value is not None:
            yield Meaning(match.start(), number.end(), (f"m{value.normalize():f}",))


def fractions(text: str) -> Iterator[Meaning]:
    """Yield the fractions of `text`, in order: 三分の一 and 1/3 are "q1/3". O(len(text))."""
    if "分の" not in text and "/" not in text and "\u2044" not in text:
        return
    for match in _PART_OF.finditer(text):
        above, below = _small(match["above"] or match["n"]), _small(match["below"] or match["d"])
        if above and below and (above < below or match["above"]):
            yield Meaning(*match.span(), (f"q{above}/{below}",))


def amounts(text: str) -> Iterator[Meaning]:
    """Yield the sums of yen of `text`, in order: ¥5,000 and 五千円 are "y5000". O(len(text))."""
    if "¥" not in text and "円" not in text:
        return
    for start, end, (key, *_) in numbers(text):
        marked, counted = text[start - 1 : start] == "¥", text[end : end + 1] == "円"
        if key[0] == "n" and marked != counted:
            yield Meaning(start - marked, end + counted, (f"y{key[1:]}",))


def shares(text: str) -> Iterator[Meaning]:
    """Yield the shares of `text`, in order: 3割5分 and 35% are "p35". O(len(text))."""
    if "%" not in text and "割" not in text and "パーセント" not in text:
        return
    for match in _SHARE.finditer(text):
        if match["percent"]:
            value = _value(match["percent"].translate(_TO_PLAIN).replace("・", "."))
        else:
            tenths, hundredths = _small(match["tenths"]), _small(match["hundredths"] or "0")
            value = None
            if tenths is not None and hundredths is not None:
                value = Decimal(10 * tenths + hundredths)
        if value:
            yield Meaning(*match.span(), (f"p{value.normalize():f}",))


def dates(text: str) -> Iterator[Meaning]:
    """Yield the days, months and years of `text` that are told with their year. O(len(text))."""
    for first, last in _about(_ABOUT_DATES, text):
        for start, end, keys in _dates(text[first:last]):
            yield Meaning(first + start, first + end, keys)


def _about(signs: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches around `signs`, apart: most of a text has none."""
    first = last = -1
    for match in signs.finditer(text):
        start, end = max(match.start() - _BACK, 0), match.end() + _ON
        if start > last:
            if last >= 0:
                yield first, last
            first = start
        last = end
    if last >= 0:
        yield first, last


def _dates(text: str) -> Iterator[Meaning]:
    for mention in find_dates(text, dated=True):
        if mention.iso:
            if mention.fiscal:
                yield Meaning(mention.start, mention.end, (f"f{mention.iso[:4]}",))
                continue
            parts = mention.iso.split("-")
            keys = tuple("d" + "-".join(parts[:count]) for count in range(len(parts), 0, -1))
            yield Meaning(mention.start, mention.end, keys)
    for match in _SHORT_DATE.finditer(text):
        year = int(match["year"] or match["short"].replace("元", "1"))
        if match["era"]:
            year += ERAS[_LETTERS[match["era"]]][0].year - 1
        if match["day"] and match["year"]:
            continue  # found above
        month = f"d{year}-{int(match['month']):02}"
        keys = (month, f"d{year}")
        if match["day"]:
            keys = (f"{month}-{int(match['day']):02}", *keys)
        yield Meaning(match.start(), match.end(), keys)


def times(text: str) -> Iterator[Meaning]:
    """Yield the times of day of `text`, in order. O(len(text))."""
    for first, last in _about(_ABOUT_TIMES, text):
        for start, end, keys in _times(text[first:last]):
            yield Meaning(first + start, first + end, keys)


def _times(text: str) -> Iterator[Meaning]:
    for match in _TIME.finditer(text):
        if match["noon"]:
            yield Meaning(*match.span(), ("t12:00",))
            continue
        hour = _small(match["hour"] or match["h"])
        minute = 30 if match["thirty"] else _small(match["minute"] or match["m"] or "0")
        if hour is None or minute is None or hour > 24 or minute > 59:
            continue
        half = (match["half"] or match["after"] or "").removesuffix("の")
        later_half = hour in _PARTS_OF_DAY.get(half, ()) and half not in _MORNING
        if later_half or (half in ("午後", "pm") and hour < 12):
            hour += 12
        elif half == "am" and hour == 12:
            hour = 0
        start = match.start() + len(match.group()) - len(match.group().lstrip(" "))
        yield Meaning(start, match.end(), (f"t{hour}:{minute:02}",))


def _small(written: str) -> int | None:
    value = numeral(written.translate(_TO_PLAIN))
    return None if value is None else int(value)


def meanings(text: str) -> Iterator[Meaning]:
    """Yield all numbers, dates and times of `text`; those of one kind are disjoint, in order."""
    yield from numbers(text)
    yield from negatives(text)
    yield from fractions(text)
    yield from shares(text)
    yield from amounts(text)
    yield from dates(text)
    yield from times(text)
