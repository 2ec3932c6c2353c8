"""The value of `date:` → the first and last day that it names."""

from __future__ import annotations

import calendar
import re

from text.errors import BadQuery
from text.normalise import fold

_GREGORIAN = re.compile(r"(\d{4})(?:年|[-/.]|$)(?:(\d{1,2})(?:月|[-/.]|$)(?:(\d{1,2})日?)?)?$")
_ERA = re.compile(
    r"(明治|大正|昭和|平成|令和|[mtshr])(元|\d{1,2})(?:年|[-/.]|$)"
    r"(?:(\d{1,2})(?:月|[-/.]|$)(?:(\d{1,2})日?)?)?$"
)
_ERA_START = {
    "明治": 1868, "m": 1868, "大正": 1912, "t": 1912, "昭和": 1926, "s": 1926,
    "平成": 1989, "h": 1989, "令和": 2019, "r": 2019,
}  # fmt: skip
_ERA_DAYS = {
    "明治": ("1868-01-25", "1912-07-29"), "大正": ("1912-07-30", "1926-12-24"),
    "昭和": ("1926-12-25", "1989-01-07"), "平成": ("1989-01-08", "2019-04-30"),
    "令和": ("2019-05-01", ""),
}  # fmt: skip


def period(value: str, position: int) -> tuple[str, str]:
    """Return the first and last ISO day of `value`; "" where the range is open.

    2019, 2019-08, 2019年8月6日, 令和元年, R1.8, 令和, and two of them joined by `..`, either of
    which may be missing. Raises BadQuery at the place of what is not a date.
    """
    first, dots, last = value.partition("..")
    if not dots:
        return _days(value, position)
    if not first and not last:
        raise BadQuery("query.bad-date", position, text=value)
    start = _days(first, position)[0] if first else ""
    end = _days(last, position + len(first) + 2)[1] if last else ""
    if start and end and start > end:
        raise BadQuery("query.dates-reversed", position, first=first, last=last)
    return start, end


def _days(text: str, position: int) -> tuple[str, str]:
    wanted = fold(text.strip())
    if wanted in _ERA_DAYS:
        return _ERA_DAYS[wanted]
    if match := _GREGORIAN.match(wanted):
        year = int(match.group(1))
        month, day = match.group(2), match.group(3)
    elif match := _ERA.match(wanted):
        number = 1 if match.group(2) == "元" else int(match.group(2))
        year = _ERA_START[match.group(1)] + number - 1
        month, day = match.group(3), match.group(4)
    else:
        raise BadQuery("query.bad-date", position, text=text)
    return _expand(year, month and int(month), day and int(day), text, position)


def _expand(
    year: int, month: int | str | None, day: int | str | None, text: str, position: int
) -> tuple[str, str]:
    if not month:
        return f"{year:04}-01-01", f"{year:04}-12-31"
    month = int(month)
    if not 1 <= month <= 12 or not year:
        raise BadQuery("query.bad-date", position, text=text)
    length = calendar.monthrange(year, month)[1]
    if not day:
        return f"{year:04}-{month:02}-01", f"{year:04}-{month:02}-{length}"
    if not 1 <= int(day) <= length:
        raise BadQuery("query.bad-date", position, text=text)
    return f"{year:04}-{month:02}-{int(day):02}", f"{year:04}-{month:02}-{int(day):02}"
