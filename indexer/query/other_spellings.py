"""Other ways of writing what a query writes: its dates, its numbers, its synonyms.

Looking for each spelling as a literal string needs no index of its own and misses none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice, product
from typing import Final

from text.language.dates import ERAS, DateMention, era_year, find_dates
from text.language.numerals import numeral
from text.model.search import Layer

_NUMERAL = re.compile(
    "[0-9〇一二三四五六七八九十百千万億兆][0-9〇一二三四五六七八九十百千万億兆,.]*"
)
_NUMBER_CHARS: Final = frozenset("0123456789〇一二三四五六七八九十百千万億兆")
_COUNTED = re.compile(
    "[円枚桁件個台本冊部通社校館人名回度次位番号条項章節年月日時分秒週歳倍割箇かカヵヶケ]"
)
_SAME_COUNTERS = (
    ("%", "パーセント"),
    *(
        tuple(f"{small}{unit}" for small in "かカヵヶケ箇")
        for unit in ("月", "所", "国", "年", "条", "村")
    ),
    ("人", "名"),
    ("歳", "才"),
    ("km", "キロメートル", "キロ"),
    ("kg", "キログラム", "キロ"),
)
_COUNTERS = {counter: group for group in _SAME_COUNTERS for counter in group}
_COUNTER = re.compile("|".join(sorted(map(re.escape, _COUNTERS), key=len, reverse=True)))
_KANJI_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_LETTERS = dict(zip(ERAS, "mtshr", strict=True))
MAXIMUM_SPELLINGS: Final = 48


@dataclass(frozen=True, slots=True)
class Spelling:
    """A tight text to look for, and the layer that a match of it belongs to.

    `open_left` and `open_right` say that a longer number may go on there; else a match inside a
    longer number (12桁 in 112桁) is none.
    """

    text: str
    layer: Layer
    open_left: bool = True
    open_right: bool = True
    day: date | None = None
    """The day that is meant, where `text` leaves out its year."""


def spellings(query: str, synonyms: Mapping[str, tuple[str, ...]]) -> list[Spelling]:
    """Return the other spellings of the tight text `query`, the query itself left out.

    `synonyms` maps a tight text to the tight texts that mean the same. At most MAXIMUM_SPELLINGS.
    """
    found: dict[str, Spelling] = {}
    for text, day in _yearless(query):
        found[text] = Spelling(text, "variant", text[0] not in _NUMBER_CHARS, day=day)
    for text in _numeric(query):
        if text != query:
            found.setdefault(
                text,
                Spelling(
                    text, "variant", text[0] not in _NUMBER_CHARS, text[-1] not in _NUMBER_CHARS
                ),
            )
    for text in _synonymous(query, synonyms):
        if len(found) >= MAXIMUM_SPELLINGS:
            break
        if text != query:
            found.setdefault(text, Spelling(text, "synonym"))
    return list(found.values())[:MAXIMUM_SPELLINGS]


def _synonymous(query: str, synonyms: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for word in synonyms:
        if word in query:
            for other in synonyms[word]:
                # 個人番号 stands inside 個人番号カード: a longer synonym holds the shorter one.
                if word not in other or other not in query:
                    yield query.replace(word, other)


def _yearless(query: str) -> Iterator[tuple[str, date]]:
    """Yield `query`, where it is a day, without its year, and the day."""
    for mention in find_dates(query):
        whole = (mention.start, mention.end) == (0, len(query))
        if whole and mention.iso and len(mention.iso) == 10:
            day = date.fromisoformat(mention.iso)
            yield f"{day.month}月{day.day}日", day
            yield f"{_kanji(day.month)}月{_kanji(day.day)}日", day
            yield f"{day.month}/{day.day}", day


def is_of_year(day: date, written: str) -> bool:
    """Whether `day` without its year means `day` in a document dated `written` (ISO, or a year).

    The nearest such day is meant: 1月10日 in a letter of 2019-12-20 is in 2020.
    """
    if len(written) < 10:
        return written[:4] == f"{day.year:04}"
    about = date.fromisoformat(written)
    return abs((day - about).days) <= 183


Part = tuple[int, int, list[str]]
"""A stretch [start, end) of the query and the other ways to write it."""


def _numeric(query: str) -> Iterator[str]:
    """Yield `query` with its dates, or else its numbers, and counters written in other ways."""
    parts = [
        (mention.start, mention.end, list(_dates(mention)))
        for mention in find_dates(query)
        if mention.iso and mention.year
    ]
    if not parts:
        parts = list(_short_dates(query))
    taken = [(start, end) for start, end, _ in parts]
    for start, end, forms in _number_parts(query):
        if not any(start < stop and first < end for first, stop in taken):
            parts.append((start, end, forms))
    parts.sort()
    # Of several numbers the likeliest forms of each: all ways of all would be thousands.
    most = MAXIMUM_SPELLINGS if len(parts) == 1 else 4
    choices = [[query[start:end], *forms[:most]] for start, end, forms in parts[:4]]
    for chosen in islice(product(*choices), 1, MAXIMUM_SPELLINGS):
        text, place = "", 0
        for (start, end, _), form in zip(parts, chosen, strict=False):
            text += query[place:start] + form
            place = end
        yield text + query[place:]


def _short_dates(query: str) -> Iterator[Part]:
    """Yield the date that is the whole of `query` and that only there is clear: 6/4, 2021/3."""
    if match := re.fullmatch(r"(\d{4})[/.\-](\d{1,2})", query):
        year, month = map(int, match.groups())
        if 1 <= month <= 12:
            mention = DateMention(0, len(query), year, month, None)
            yield 0, len(query), list(_dates(mention))
    elif match := re.fullmatch(r"(\d{1,2})/(\d{1,2})", query):
        month, day = map(int, match.groups())
        if 1 <= month <= 12 and 1 <= day <= 31:
            forms = [
                f"{month}月{day}日",
                f"{_kanji(month)}月{_kanji(day)}日",
                f"{month:02}月{day:02}日",
            ]
            yield 0, len(query), forms


def _number_parts(query: str) -> Iterator[Part]:
    for match in _NUMERAL.finditer(query):
        start = match.start()
        text = match.group().rstrip(",.")
        end = start + len(text)
        value = numeral(text)
        if value is None or not _is_number(text, query[end : end + 1], query[:start]):
            continue
        yield start, end, list(_numbers(value))
        counter = _COUNTER.match(query, end)
        if counter:
            forms = _COUNTERS[counter.group()]
            yield end, counter.end(), [form for form in forms if form != counter.group()]


def _is_number(text: str, following: str, before: str) -> bool:
    if text[0].isdigit() or len(text) > 1:
        return not (before[-1:].isascii() and before[-1:].isalpha())
    if before.endswith(("第", "条の", "項の")):
        return True
    return bool(_COUNTED.match(following)) and text not in "万億兆"


def _numbers(value: Decimal) -> Iterator[str]:
    plain = f"{value.normalize():f}"
    yield plain
    if "." in plain:
        return
    number = int(value)
    yield _kanji(number)
    if _kanji(number).startswith("千"):
        yield f"一{_kanji(number)}"
    if number >= 1000:
        yield f"{number:,}"
    yield plain.translate(_KANJI_DIGITS)
    for size, name in ((10**12, "兆"), (10**8, "億"), (10**4, "万")):
        if number >= size and number % (size // 10) == 0:
            whole = f"{Decimal(number) / size:f}"
            whole = whole.rstrip("0").rstrip(".") if "." in whole else whole
            yield whole + name
            if "." not in whole:
                yield f"{int(whole):,}{name}"
                yield whole.translate(_KANJI_DIGITS) + name
    if number >= 10_000 and number % 10_000:
        yield f"{number // 10_000}万{number % 10_000}"
    if number >= 1000 and number % 1000 == 0 and number < 10_000:
        yield f"{number // 1000}千"
    elif number % 10_000_000 == 0 and number < 100_000_000 and number:
        yield f"{number // 10_000_000}千万"


def _kanji(number: int) -> str:
    """Return 千五百万 for 15000000; 〇 for 0."""
    if number == 0:
        return "〇"
    parts = []
    for size, name in ((10**12, "兆"), (10**8, "億"), (10**4, "万"), (1, "")):
        group = number // size % 10_000
        if not group:
            continue
        text = ""
        for ten, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit = group // ten % 10
            if digit:
                text += ("" if digit == 1 and mark else "〇一二三四五六七八九"[digit]) + mark
        parts.append(text + name)
    return "".join(parts)


def _dates(mention: DateMention) -> Iterator[str]:
    year, month, day = mention.year, mention.month, mention.day
    assert year is not None
    if month is None:
        yield from (f"{form}年" for form in _years(year))
        return
    if day is None:
        for form in _years(year):
            yield f"{form}年{month}月"
        yield f"{year}年{month:02}月"
        yield f"{year}年{_kanji(month)}月"
        for mark in "/-.":
            yield f"{year}{mark}{month:02}"
            yield f"{year}{mark}{month}"
        return
    for form in _years(year, month, day):
        yield f"{form}年{month}月{day}日"
        yield f"{form}年{_kanji(month)}月{_kanji(day)}日"
    yield f"{year}年{month:02}月{day:02}日"
    for mark in "/-.":
        yield f"{year}{mark}{month:02}{mark}{day:02}"
        yield f"{year}{mark}{month}{mark}{day}"
        yield f"{year}{mark}{month}{mark}{day:02}"
    era = era_year(year, month, day)
    if era:
        for mark in "./-":
            yield f"{_LETTERS[era[0]]}{era[1]}{mark}{month}{mark}{day}"
            yield f"{_LETTERS[era[0]]}{era[1]}{mark}{month:02}{mark}{day:02}"
    yield f"{year:04}{month:02}{day:02}"


def _years(year: int, month: int = 12, day: int = 31) -> Iterable[str]:
    yield str(year)
    yield str(year).translate(_KANJI_DIGITS)
    era = era_year(year, month, day)
    if era:
        name, number = era
        if number == 1:
            yield f"{name}元"
        yield f"{name}{number}"
        yield f"{name}{_kanji(number)}"
