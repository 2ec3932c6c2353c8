"""Numerals and units in horizontal writing: figures for amounts, kanji within words, 10,000 or 1万.

一つ, 二者択一 and 数十人 are words or estimates and stay in kanji. Digits are all of one width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.profiles.departure import Departures
from proofreading.profiles.norms import cited
from proofreading.profiles.units import mixed_units
from proofreading.rule import RuleInfo
from text.language.figures.kanji_digits import KANJI_DIGITS
from text.language.figures.numerals import numeral
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question", default=False, terms=True, corpus="used")

_AMOUNT = cited("kangaekata", "Ⅰ-4ア")
_LARGE = cited("kangaekata", "Ⅰ-4イ・ウ")
_WORDS = cited("kangaekata", "Ⅰ-4カ")
_ESTIMATE = cited("kangaekata", "Ⅰ-4オ")
_WIDTH = cited("kangaekata", "Ⅰ-4エ")
_UNITS = cited("kangaekata", "Ⅰ-5(2)エ")

_DIGIT = "0-9０-９"
_TSU = later(f"(?<![{_DIGIT}.．,，・])([1-9１-９])つ(?![ぁ-ん]*[{_DIGIT}])")
_IN_WORDS = later(
    f"(?<![{_DIGIT}.．,，第])([1１])(?=部の|般|致(?!団体)|括|層の|律に|貫|切(?!り)|旦)|(?<=第)([3３])(?=者(?!委員会|割当))"
    f"|(?<![{_DIGIT}])([2２])(?=者択一)"
)
_ABOUT = later(
    "数([1１])0(?=[人件名回年日か円個])|([1-9１-９])、([1-9１-９])(?=人|名|日|週間|年間|か所|回)"
)
_LONG = later(
    "(?<![0-9０-９.．,，\\-―－‐/A-Za-z])([1-9][0-9]{3,}+)(?=円|人|名|件|世帯|部|枚|台|個|トン)"
)
_KANJI_AMOUNT = later(
    "(?<![一二三四五六七八九十百千万億兆〇数第何幾])([二三四五六七八九十百千]{2,}|十)(?=円|人以|名|件|世帯|歳|枚|台|パーセント|％|平方|日以内|日間|か月|年度)"
)
_HUNDREDS = later(
    f"(?<![{_DIGIT}.．,，数第])([1-9１-９])([千百])(?=円|人|名|件|世帯|部|枚|台|個|トン|メートル|キロ)"
)
_THOUSANDS = later(f"[{_DIGIT}]{{2}}千(?=[円人])")
"""223千円: who writes two digits so counts in thousands, as tables do; 千円 is the unit then."""
_CLEARLY = 3
"""Times that numbers of one width must outnumber those of the other to be the usual ones."""
_KANJI_NUMERAL = "一二三四五六七八九十百千"


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every numeral that is written otherwise than announced."""
    departures = Departures(RULE, draft, context)
    text = draft.text
    for match in _TSU.finditer(text):
        right = _kanji(match[1]) + "つ"
        yield departures.finding(match.start(), match.end(), "in-word", right, _WORDS)
    for match in _IN_WORDS.finditer(text):
        digit = match[1] or match[2] or match[3]
        yield departures.finding(*match.span(), "in-word", _kanji(digit), _WORDS)
    words = {token.start for token in draft.tokens}
    for match in _ABOUT.finditer(text):
        if match.start() not in words:
            continue  # 経験年数10年
        right = match.group().replace("10", "十")
        right = re.sub("[1-9１-９]", lambda found: _kanji(found.group()), right)
        yield departures.finding(*match.span(), "estimate", right, _ESTIMATE)
    in_thousands = _THOUSANDS.search(text) is not None
    for match in _HUNDREDS.finditer(text):
        if in_thousands and match[2] == "千":
            continue
        amount = int(match[1]) * (1000 if match[2] == "千" else 100)
        yield departures.finding(*match.span(), "hundreds", f"{amount:,}", _LARGE)
    for match in _LONG.finditer(text):
        yield departures.finding(*match.span(1), "grouping", f"{int(match[1]):,}", _LARGE)
    if _horizontal(text):
        for match in _KANJI_AMOUNT.finditer(text):
            value = numeral(match[1])
            if value is not None and not departures.quoted(match.start()):
                yield departures.finding(*match.span(1), "kanji-amount", f"{int(value):,}", _AMOUNT)
    yield from _widths(departures, text)
    for start, end, right in mixed_units(text):
        if not departures.quoted(start):
            yield departures.finding(start, end, "unit", right, _UNITS)


def _kanji(digit: str) -> str:
    return KANJI_DIGITS[int(digit)]


def _horizontal(text: str) -> bool:
    """Whether the document counts in figures: a statute in vertical writing has none."""
    figures = len(re.findall(f"(?<![{_DIGIT}])[{_DIGIT}]++(?=[円人名件年月日回条項号])", text))
    kanji = len(
        re.findall(f"(?<![{_KANJI_NUMERAL}])[{_KANJI_NUMERAL}]++(?=[円名件年月日条項号])", text)
    )
    return figures > 2 and figures > 2 * kanji


def _widths(departures: Departures, text: str) -> Iterator[Finding]:
    """Digits of the rarer width, where the document clearly has one: 3 in 4.

    One digit alone in full width beside longer ones in half width is a usage of its own.
    """
    wide = list(re.finditer("[０-９]{2,}+", text))
    half = list(re.finditer("(?<![A-Za-z0-9.,/:\\-])[0-9]{2,}+(?![A-Za-z0-9./:\\-])", text))
    few, many = sorted((wide, half), key=len)
    if not few or len(few) * _CLEARLY > len(many):
        return
    for match in few:
        if departures.quoted(match.start()):
            continue
        right = match.group().translate(_TO_HALF if few is wide else _TO_WIDE)
        yield departures.finding(*match.span(), "width", right, _WIDTH, cause="width")


_TO_HALF = str.maketrans("０１２３４５６７８９", "0123456789")
_TO_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
