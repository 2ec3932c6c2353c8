"""A day of the week that is another one: 2023年5月10日（木）.

Where no year is written it is that of the date before it or of the document itself; a day of the
coming winter in a letter of December counts as next year's.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.letter import written_on
from proofreading.mentions.days import CIRCLED, Day, with_days
from proofreading.rule import RuleInfo
from text.language.figures.dates import WEEKDAYS, DateMention, find_dates, weekday_of
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="error")

_REACH = 200
"""How far the year of one date holds for the next, in code points."""


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every date that stands beside the wrong day of the week."""
    known = written_on(draft)
    before: DateMention | None = None
    for found in with_days(draft.text, draft.dates):
        mention = found.mention
        if mention.problem == "weekday":
            yield from _wrong(draft, found, mention.year, known)
        elif mention.year is None and mention.weekday and mention.month and mention.day:
            near = before is not None and mention.start - before.end < _REACH
            years = _years(mention, known, before.year if before is not None and near else None)
            years += [year for year in _headed(draft, mention.start) if year not in years]
            fits = any(_fits(year, mention) for year in years)
            if years and not fits and not _is_of_a_list(draft, mention):
                own = _years(mention, known, None)
                # Where the date before is of another time, this one may be of a third.
                sure = bool(own) and years[0] in own
                yield from _wrong(draft, found, years[0], known, sure)
        fiscal = draft.text.startswith("度", mention.end)  # 令和５年度の実績 is no day's year
        if mention.year is not None and mention.problem is None and not fiscal:
            before = mention


def _years(mention: DateMention, known: date | None, before: int | None) -> list[int]:
    """Return the years that the date may be of, the likeliest first."""
    if mention.problem is not None or mention.month is None or mention.day is None:
        return []
    years = [] if before is None else [before]
    if known is not None:
        near = [
            (abs((day - known).days), day.year)
            for year in (known.year - 1, known.year, known.year + 1)
            if (day := _day(year, mention)) is not None
        ]
        years += [year for distance, year in sorted(near) if distance <= 300][:2]
    return list(dict.fromkeys(years))


def _day(year: int, mention: DateMention) -> date | None:
    try:
        return date(year, mention.month or 0, mention.day or 0)
    except ValueError:
        return None


def _fits(year: int, mention: DateMention) -> bool:
    day = _day(year, mention)
    return day is None or WEEKDAYS[day.weekday()] == mention.weekday


_SERIES = 3


def _is_of_a_list(draft: Draft, mention: DateMention) -> bool:
    """Whether the text lists what is of many years, one of which the day fits: a page of posts."""
    years = {one.year for one in draft.dates if one.year is not None and one.month is not None}
    return len(years) >= _SERIES and any(_fits(year, mention) for year in years)


def _wrong(
    draft: Draft, found: Day, year: int | None, known: date | None, sure: bool = True
) -> Iterator[Finding]:
    mention = found.mention
    day = None if year is None else _day(year, mention)
    if day is None or year is None:
        return
    right = weekday_of(year, day.month, day.day)
    written = draft.text[mention.start : mention.end]
    last_year = _day(year - 1, mention)
    stale = last_year is not None and WEEKDAYS[last_year.weekday()] == mention.weekday
    suggestions = _other_weekday(draft, found, right)
    near = _nearest(day, mention.weekday)
    suggestions += _other_day(written, day, near)
    yield RULE.finding(
        draft,
        mention.start,
        mention.end,
        "last-year" if stale else "other",
        severity=None if mention.year or (known and sure) else "question",
        suggestions=suggestions,
        written=written,
        year=year,
        right=right,
    )


def _other_weekday(draft: Draft, found: Day, right: str) -> list[str]:
    """Return the date with the right weekday in place of the written one."""
    if found.mark is None:
        return []
    text, mention = draft.text, found.mention
    written = text[found.mark[0] : found.mark[1]]
    if written not in (*CIRCLED, *WEEKDAYS):
        return []  # Fri is no 金, and a full name no short one
    named = CIRCLED[WEEKDAYS.index(right)] if written in CIRCLED else right
    return [text[mention.start : found.mark[0]] + named + text[found.mark[1] : mention.end]]


def _nearest(day: date, weekday: str) -> date:
    """Return the day nearest to `day` that falls on `weekday`."""
    distances = sorted(range(-3, 4), key=abs)
    return next(
        near
        for near in (day + timedelta(days=distance) for distance in distances)
        if WEEKDAYS[near.weekday()] == weekday
    )


def _other_day(written: str, day: date, near: date) -> list[str]:
    """Return the date moved to `near`, where it stays in its month and its digits are found."""
    if near.month != day.month:
        return []
    number = later(rf"(?<![0-9]){day.day}(?=日(?![曜）)】]))")
    moved = number.sub(str(near.day), written, count=1)
    return [moved] if moved != written else []


def _headed(draft: Draft, place: int) -> list[int]:
    """Return the years that the headings above `place` name, and the year after a 年度."""
    raw, _ = draft.view.raw_span(place, place + 1)
    found: list[int] = []
    levels = 99
    for section in reversed([s for s in draft.sections if s.start <= raw]):
        if not section.heading or section.level >= levels:
            continue
        levels = section.level
        for named in find_dates(section.heading):
            if named.year is not None:
                found += [named.year, named.year + 1]
    return found
