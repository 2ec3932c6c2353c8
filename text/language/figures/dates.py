"""Dates, however they are written, as one canonical form.

西暦 and 和暦, Arabic digits of both widths and kanji numerals, 年月日 and / - . between the
numbers, with and without a year, 年度, and the weekday that stands beside them. Eras change by the
day: 平成31年4月30日 is followed by 令和元年5月1日.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Literal

from text.language.figures.list_points import points_parted
from text.language.figures.numerals import DIGITS, KANJI, numeral
from text.later import later
from text.records import dataclass

Problem = Literal["year", "month", "day", "era-year", "era-border", "era-mismatch", "weekday"]

WEEKDAYS = "月火水木金土日"

ERAS: dict[str, tuple[date, date | None]] = {
    "明治": (date(1868, 1, 25), date(1912, 7, 29)),
    "大正": (date(1912, 7, 30), date(1926, 12, 24)),
    "昭和": (date(1926, 12, 25), date(1989, 1, 7)),
    "平成": (date(1989, 1, 8), date(2019, 4, 30)),
    "令和": (date(2019, 5, 1), None),
}
"""First and last day of each era since 1868; the last is None while the era lasts."""

_ERA_NAMES = dict(
    zip("㍾㍽㍼㍻㋿MTSHRＭＴＳＨＲ", list(ERAS) * 3, strict=True)  # the squares, then the letters
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date at [start, end) of the text that was searched, in code points.

    `year` is AD, worked out from the era where only that is written, and None where no year is;
    `era` and `era_year` are set where an era is written. `weekday` is one of 月火水木金土日 or "".
    `fiscal` is True for 年度. `iso` is "2019-08-06", "2019-08" or "2019", and None without a year
    or where the date cannot exist. `problem` names what is wrong:

    * "year", "month", "day": no such year (202年度), month (13月) or day (6月31日);
    * "era-year": the era never had that year (昭和65年);
    * "era-border": the day lies in the era before or after (令和元年4月30日);
    * "era-mismatch": era year and AD year, both written, differ (令和元年（2018年）);
    * "weekday": that day is another day of the week.
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    era: str | None = None
    era_year: int | None = None
    weekday: str = ""
    fiscal: bool = False
    iso: str | None = None
    problem: Problem | None = None


def weekday_of(year: int, month: int, day: int) -> str:
    """Return the day of the week of a day that exists, as one of 月火水木金土日."""
    return WEEKDAYS[date(year, month, day).weekday()]


def era_year(year: int, month: int = 12, day: int = 31) -> tuple[str, int] | None:
    """Return the era of a day and the year in it: (2019, 4, 30) → ("平成", 31); before 1868 None.

    Without a month and day it is the era in which the year ends.
    """
    for era, (first, last) in ERAS.items():
        if first <= date(year, month, day) <= (last or date.max):
            return era, year - first.year + 1
    return None


_SP = "[ \u3000]?"
_ERA = "(?:令和|平成|昭和|大正|明治|[㋿㍻㍼㍽㍾]|(?<![A-Za-zＡ-Ｚａ-ｚ])[RHSTMＲＨＳＴＭ])"
_YEAR = f"(?:元|[{DIGITS}]{{1,5}}|[{KANJI}]{{1,7}})"
_FREE = f"(?<![{DIGITS}{KANJI}.．,，])"
_SMALL = f"(?:[{DIGITS}]{{1,2}}|[{KANJI}]{{1,3}})"
_OTHER = f"(?:[(（](?P<NAME>(?:西暦|{_ERA})?{_SP}{_YEAR})年?度?[)）])?"
_INNER, _OUTER = _OTHER.replace("NAME", "inner"), _OTHER.replace("NAME", "outer")
_WEEKDAY = (
    f"(?:{_SP}(?:[(（](?P<wa>[{WEEKDAYS}])(?:曜日?)?(?:[・･、,/]?(?:祝日?|休日?|振替休日))?[)）]"
    f"|(?P<wb>[{WEEKDAYS}])曜日?))?"
)
_WRITTEN = (
    f"(?:(?P<era>{_ERA}){_SP})?{_FREE}(?P<year>{_YEAR}){_INNER}{_SP}年(?P<fiscal>度)?"
    f"{_OUTER}"
    f"(?:{_SP}(?P<month>{_SMALL})月(?!曜)(?:{_SP}(?P<day>{_SMALL})日(?!間){_WEEKDAY})?)?"
)
_NO_YEAR = f"{_FREE}(?P<month>{_SMALL})月(?![曜間])(?:{_SP}(?P<day>{_SMALL})日(?!間){_WEEKDAY})?"
_SEPARATED = (
    f"(?<![{DIGITS}A-Za-z./\\-])(?:(?P<era>{_ERA})(?P<short>[{DIGITS}]{{1,2}}|元)|(?P<year>[{DIGITS}]{{4}}))"
    f"(?P<mark>[./／．\\-])(?P<month>[{DIGITS}]{{1,2}})(?P=mark)(?P<day>[{DIGITS}]{{1,2}})"
    f"(?![{DIGITS}]|[./\\-][{DIGITS}]){_WEEKDAY}"
)
_YEAR_MONTH = (
    f"(?<![{DIGITS}A-Za-z./\\-])(?P<year>[12１２][{DIGITS}]{{3}})[/／\\-](?P<month>[0０][1-9１-９]|[1１][0-2０-２])"
    f"(?![{DIGITS}A-Za-z./／\\-])"
)
_SLASH_DAY = (
    f"(?<![{DIGITS}A-Za-z./／\\-])(?P<month>[{DIGITS}]{{1,2}})[/／](?P<day>[{DIGITS}]{{1,2}})"
    f"(?={_SP}[(（][{WEEKDAYS}](?:曜日?)?[)）]){_WEEKDAY}"
)
_SPAN_OF_TIME = later("間|前(?![半期後])|後(?![半期])|以上|以内|以下|ぶり|余|超|目|生|物|もの")
_MARKS = frozenset("年月/／.．-")
"""No form of a date does without one of these."""


_FORMS = tuple(map(later, (_WRITTEN, _SEPARATED, _YEAR_MONTH, _SLASH_DAY, _NO_YEAR)))


def find_dates(text: str, dated: bool = False) -> list[DateMention]:
    """Return the dates in `text`, in order and disjoint. O(len(text)) on any text.

    If `dated`, those alone that are told with their year: half the work.

    Spans of time (10年間, 3か月) are no dates; a year of three or five digits is one only where
    年度 or a month follows it, and then a problem.
    """
    if _MARKS.isdisjoint(text):
        return []
    text = points_parted(text)
    found: list[DateMention] = []
    for form in _FORMS[:3] if dated else _FORMS:
        for match in form.finditer(text):
            mention = _mention(match)
            if mention is not None:
                found.append(mention)
    found.sort(key=lambda mention: (mention.start, -mention.end))
    disjoint: list[DateMention] = []
    for mention in found:
        if not disjoint or mention.start >= disjoint[-1].end:
            disjoint.append(mention)
    return disjoint


def _mention(match: re.Match[str]) -> DateMention | None:
    fields = match.groupdict()
    month, day = _number(fields["month"]), _number(fields.get("day"))
    era, era_number, year, other = _years(fields)
    if "year" in fields or "short" in fields:
        if not _is_year(match, fields, year if era is None else era_number, era, month):
            return None
    elif day is None and (month is None or (fields["month"][0] in KANJI and not 1 <= month <= 12)):
        return None
    weekday = fields.get("wa") or fields.get("wb") or ""
    fiscal = bool(fields.get("fiscal"))
    if year is not None and year < 100 and era is None:
        year = None  # 30年8月6日: the era is left out
    problem = (
        _impossible(year, month, day)
        or _era_problem(era, era_number, month, day)
        or ("era-mismatch" if other is not None and year is not None and other != year else None)
    )
    if problem is None and weekday and year and month and day:
        problem = "weekday" if weekday_of(year, month, day) != weekday else None
    iso = None
    if year is not None and problem not in ("year", "month", "day", "era-year"):
        iso = "-".join(f"{part:02d}" for part in (year, month, day) if part is not None)
    return DateMention(
        match.start(), match.end(), year, month, day, era, era_number, weekday, fiscal, iso, problem
    )


def _number(text: str | None) -> int | None:
    if not text:
        return None
    if text == "元":
        return 1
    value = numeral(text)
    return None if value is None else int(value)


def _split_era(text: str) -> tuple[str | None, str]:
    for name in ERAS:
        if text.startswith(name):
            return name, text[len(name) :].strip()
    if text[0] in _ERA_NAMES:
        return _ERA_NAMES[text[0]], text[1:].strip()
    return None, text.removeprefix("西暦").strip()


def _years(
    fields: dict[str, str | None],
) -> tuple[str | None, int | None, int | None, int | None]:
    """Return era, year in it, AD year, and the AD year that a bracket gives beside it."""
    written = (fields.get("era") or "") + (fields.get("year") or fields.get("short") or "")
    if not written:
        return None, None, None, None
    era, digits = _split_era(written)
    number = _number(digits)
    year = _ad(era, number)
    beside = fields.get("inner") or fields.get("outer")
    if not beside:
        return era, number if era else None, year, None
    other_era, other_digits = _split_era(beside)
    other_number = _number(other_digits)
    if other_era and not era:
        return other_era, other_number, year, _ad(other_era, other_number)
    return era, number if era else None, year, _ad(other_era, other_number)


def _ad(era: str | None, number: int | None) -> int | None:
    if era is None or number is None:
        return number
    return ERAS[era][0].year + number - 1


def _is_year(
    match: re.Match[str],
    fields: dict[str, str | None],
    number: int | None,
    era: str | None,
    month: int | None,
) -> bool:
    """Whether the numeral before 年 names a year rather than counts years."""
    if number is None:
        return False
    if era is not None or fields.get("mark"):
        return True
    written = fields.get("year") or ""
    if month is not None:
        return written != "元"
    if written == "元" or (written[0] in KANJI and (len(written) < 4 or number < 1000)):
        return False
    if fields.get("fiscal"):
        return len(written) != 1
    if len(written) < 4 or _SPAN_OF_TIME.match(match.string, match.end()):
        return False
    return number < 3000 or (19_000 <= number < 21_000 and number % 1000 != 0)


def _impossible(year: int | None, month: int | None, day: int | None) -> Problem | None:
    if year is not None and not 1000 <= year < 3000:
        return "year"
    if month is not None and not 1 <= month <= 12:
        return "month"
    if day is None or month is None:
        return None
    # Without a year the 29th of February may exist.
    longest = calendar.monthrange(year or 2000, month)[1]
    return None if 1 <= day <= longest else "day"


def _era_problem(
    era: str | None, number: int | None, month: int | None, day: int | None
) -> Problem | None:
    if era is None or number is None:
        return None
    first, last = ERAS[era]
    year = first.year + number - 1
    if number < 1 or (last is not None and year > last.year) or number > 99:
        return "era-year"
    if month is None:
        return None
    early = date(year, month, day or calendar.monthrange(year, month)[1])
    late = date(year, month, day or 1)
    return "era-border" if early < first or (last is not None and late > last) else None
