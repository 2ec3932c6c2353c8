"""Other ways of writing what a query writes: its short names, its repetitions, its synonyms.

Looking for each spelling as a literal string needs no index of its own and misses none. Numbers and
dates are looked for by what they say (`indexer.matching.meanings`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from indexer.query.abbreviations import written_out
from text.language.figures.dates import find_dates
from text.language.figures.kanji_digits import KANJI_DIGITS, NUMBER_CHARACTERS
from text.language.figures.numerals import numeral
from text.language.iteration import iterated, spelled_out
from text.later import later
from text.model.search import Layer
from text.records import dataclass

_DASH_IN_FIGURES = later("(?<=[0-9])[-―ー](?=[0-9])")
_DASHES: Final = "-―ー"
"""What stands for a hyphen in the number of a telephone; each is all dashes that look like it."""
_DAY = later(
    "([0-9]{1,2}|[〇一二三四五六七八九十]{1,3})月([0-9]{1,2}|[〇一二三四五六七八九十]{1,3})日"
)
_RUBY = later("(?<=[々㐀-鿿])[(（《][ぁ-ゖァ-ヺー]+[)）》]")
"""A reading behind its kanji, which is no running text where it is ruby."""
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
        found[text] = Spelling(text, "variant", text[0] not in NUMBER_CHARACTERS, day=day)
    plain = _RUBY.sub("", query)
    for text in (
        plain,
        *_short_dates(query),
        *written_out(query),
        *_iterations(query),
        *_dashes(query),
    ):
        if text != query:
            found.setdefault(text, Spelling(text, "variant", text[0] not in NUMBER_CHARACTERS))
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


def _short_dates(query: str) -> Iterator[str]:
    """Yield the other forms of a day that is the whole of `query` and only there is one: 6/4."""
    if match := re.fullmatch(r"(\d{1,2})/(\d{1,2})", query):
        month, day = map(int, match.groups())
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield f"{month}月{day}日"
            yield f"{_kanji(month)}月{_kanji(day)}日"
            yield f"{month:02}月{day:02}日"
    elif match := _DAY.fullmatch(query):
        month, day = (int(numeral(part) or 0) for part in match.groups())
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield f"{month}/{day}"
            yield f"{month}月{day}日"
            yield f"{month:02}/{day:02}"


def _iterations(query: str) -> Iterator[str]:
    """Yield `query` with and without marks of iteration: 部分々々, 部分部分."""
    plain = spelled_out(query)
    yield plain
    marked = iterated(plain)
    yield marked
    yield marked.replace("々", "〻")


def _dashes(query: str) -> Iterator[str]:
    """Yield `query` with other dashes between its figures: 03ー1234, 03―1234."""
    if _DASH_IN_FIGURES.search(query):
        for dash in _DASHES:
            yield _DASH_IN_FIGURES.sub(dash, query)


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
                text += ("" if digit == 1 and mark else KANJI_DIGITS[digit]) + mark
        parts.append(text + name)
    return "".join(parts)
