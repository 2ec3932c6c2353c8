"""The value of `date:` → the first and last day that it names."""

from __future__ import annotations

import calendar

from text.errors import BadQuery
from text.language.figures.dates import ERAS, find_dates
from text.later import later
from text.view.normalise import fold

_BARE = later(r"(\d{4})(?:[-/.](\d{1,2}))?$")
_ERA_YEAR = later(r"[MTSHR]\d{1,2}$")


def period(value: str, query_offset: int) -> tuple[str, str]:
    """Return the first and last ISO day of `value`; "" where the range is open.

    2019, 2019-08, 2019年8月6日, 令和元年, R1.8.6, 令和, and two of them joined by `..`, either of
    which may be missing. A year of an era ends where the era does. Raises BadQuery at the place of
    what is not a date.
    """
    first, dots, last = value.partition("..")
    if not dots:
        return _days(value, query_offset)
    if not first and not last:
        raise BadQuery("query.bad-date", query_offset, text=value)
    start = _days(first, query_offset)[0] if first else ""
    end = _days(last, query_offset + len(first) + 2)[1] if last else ""
    if start and end and start > end:
        raise BadQuery("query.dates-reversed", query_offset, first=first, last=last)
    return start, end


def _days(text: str, query_offset: int) -> tuple[str, str]:
    wanted = fold(text.strip())
    if wanted in ERAS:
        first, last = ERAS[wanted]
        return first.isoformat(), last.isoformat() if last else ""
    if match := _BARE.match(wanted):
        iso, era = "-".join(part.zfill(2) for part in match.groups() if part), None
    else:
        # An era's letter is a capital in a text.
        wanted = wanted.upper()
        written = f"{wanted}年" if _ERA_YEAR.match(wanted) else wanted
        found = find_dates(written)
        if len(found) != 1 or (found[0].start, found[0].end) != (0, len(written)):
            raise BadQuery("query.bad-date", query_offset, text=text)
        iso, era = found[0].iso or "", found[0].era
    start, end = _whole(iso)
    if not start:
        raise BadQuery("query.bad-date", query_offset, text=text)
    if era in ERAS:
        first, last = ERAS[era]
        start, end = max(start, first.isoformat()), min(end, last.isoformat() if last else end)
    return start, end


def _whole(iso: str) -> tuple[str, str]:
    """Return the first and last day of a year, month or day; ("", "") if there is none."""
    parts = [int(part) for part in iso.split("-") if part]
    if not parts or not parts[0] or (len(parts) > 1 and not 1 <= parts[1] <= 12):
        return "", ""
    if len(parts) == 1:
        return f"{iso}-01-01", f"{iso}-12-31"
    if len(parts) == 2:
        return f"{iso}-01", f"{iso}-{calendar.monthrange(parts[0], parts[1])[1]:02}"
    return iso, iso
