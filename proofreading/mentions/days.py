"""Days with their day of the week, in the ways a letter has for them.

6月20日（金）～22日（日）, 20日（金）、21日（土）, 20日・21日（金・土）: the month is that of the
date before. 金曜日（6月20日） and 6月20日は金曜日 name the weekday, too, as do 【金】, ㈮, (Fri).
6.20（金） and 25/6/20(金) are dates because a weekday stands behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from text.language.figures.dates import WEEKDAYS, DateMention, weekday_of
from text.later import later

CIRCLED = "㈪㈫㈬㈭㈮㈯㈰"
"""The days of the week in brackets that are one character, in the order of WEEKDAYS."""
_ENGLISH = dict(zip(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), WEEKDAYS, strict=True))
_SPELT = dict(zip(("げつ", "か", "すい", "もく", "きん", "ど", "にち"), WEEKDAYS, strict=True))
_SP = "[ \u3000]?"
_ONE = f"[{WEEKDAYS}]"
_DAY_OF_WEEK = (
    f"{_SP}(?:[(（【［\\[〔＜](?P<one>{_ONE})(?:曜日?)?(?:[・･、,/]?(?:祝日?|休日?))?[)）】\\]］〕＞]"
    f"|[(（](?P<english>Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z.]*[)）]|(?P<circled>[㈪-㈰])"
    f"|[(（](?P<spelt>{'|'.join(_SPELT)})よう(?:び|日)[)）])"
)
_BEHIND = later(
    f"{_DAY_OF_WEEK}|(?:は|、)(?P<said>{_ONE})曜日?(?=です|だ|で(?!も)|なの|に当たり|に開|、?午[前後])",
    re.IGNORECASE,
)
_AHEAD = later(f"(?<!毎週)(?P<said>{_ONE})曜日?(?:の|(?P<open>[（(]))$")
_NEXT = later(
    f"(?:{_SP}(?:午[前後])?[0-9０-９]{{1,2}}(?:時(?:[0-9０-９]{{1,2}}分|半)?|[:：][0-9０-９]{{2}}))?"
    f"{_SP}(?:[～〜~－―–-]|から|より|まで、?|、|・|及び|および|と|,){_SP}"
    f"(?P<day>[0-9０-９]{{1,2}})日{_DAY_OF_WEEK}",
    re.IGNORECASE,
)
_BOTH = later(
    f"{_SP}[・、,～〜~]{_SP}(?P<day>[0-9０-９]{{1,2}})日{_SP}"
    f"[（(](?P<first>{_ONE})曜?日?[・、,～〜~](?P<second>{_ONE})曜?日?[)）]"
)
_POINTED = later(
    r"(?<![0-9０-９.．/／\-A-Za-z])(?:(?P<year>[0-9]{2})(?P<mark>[./]))?"
    r"(?P<month>[0-9０-９]{1,2})(?(mark)(?P=mark)|[.．])(?P<day>[0-9０-９]{1,2})"
    rf"(?={_SP}[(（]{_ONE}曜?日?[)）])"
)
_SUNDAY = later("[(（ \u3000日](日)(?:曜|[)）・･、,/]|$)")
"""The 日 that is a weekday, not that of 20日 or 祝日."""
_BEFORE = 6
"""So far before a date its weekday is looked for, in code points."""


class Day(NamedTuple):
    """A date with the stretch [start, end) of the text that names its weekday, None for none."""

    mention: DateMention
    mark: tuple[int, int] | None


def with_days(text: str, dates: Sequence[DateMention]) -> Iterator[Day]:
    """Yield `dates` and, behind each, the days of its month that it goes on to, in order.

    Dates with points and of two figures for the year are added. O(dates + days + text).
    """
    known = sorted([*dates, *_pointed(text, dates)], key=lambda mention: mention.start)
    for number, mention in enumerate(known):
        end_of_gap = known[number + 1].start if number + 1 < len(known) else len(text)
        if not mention.month or not mention.day or mention.problem not in (None, "weekday"):
            yield Day(mention, None)
            continue
        if not mention.weekday and (both := _BOTH.match(text, mention.end, end_of_gap)):
            yield from _two(mention, both)
            continue
        day = _named(text, mention, end_of_gap)
        yield day
        last = day.mention
        while following := _NEXT.match(text, last.end, end_of_gap):
            number_of_day = int(following["day"])
            if not last.day or not last.day < number_of_day <= 31:
                break
            start, end = following.start("day"), following.end()
            weekday, mark = _weekday(following)
            last = replace(last, start=start, end=end, day=number_of_day, weekday=weekday)
            last = _judged(last)
            yield Day(last, mark)


def _named(text: str, mention: DateMention, end_of_gap: int) -> Day:
    """Return the date with the weekday that stands in it, behind it or before it."""
    if mention.weekday:
        written = text[mention.start : mention.end]
        place = written.rfind(mention.weekday)
        if mention.weekday == "日" and (sunday := _SUNDAY.search(written)):
            place = sunday.start(1)
        return Day(mention, (mention.start + place, mention.start + place + 1))
    behind = _BEHIND.match(text, mention.end, end_of_gap)
    if behind:
        weekday, mark = _weekday(behind)
        return Day(_judged(replace(mention, end=behind.end(), weekday=weekday)), mark)
    ahead = _AHEAD.search(text, max(0, mention.start - _BEFORE), mention.start)
    if ahead and (not ahead["open"] or text.startswith(("）", ")"), mention.end)):
        start, end = ahead.start(), mention.end + bool(ahead["open"])
        found = replace(mention, start=start, end=end, weekday=ahead["said"])
        return Day(_judged(found), ahead.span("said"))
    return Day(mention, None)


def _two(mention: DateMention, both: re.Match[str]) -> Iterator[Day]:
    """Yield the two days of 6月20日・21日（金・土）."""
    former = replace(mention, end=both.end(), weekday=both["first"])
    yield Day(_judged(former), both.span("first"))
    later = replace(mention, start=both.start("day"), end=both.end(), day=int(both["day"]))
    yield Day(_judged(replace(later, weekday=both["second"])), both.span("second"))


def _pointed(text: str, dates: Sequence[DateMention]) -> Iterator[DateMention]:
    """Yield 6.20 and 25/6/20 where a weekday follows and no other date has the place."""
    taken = {place for mention in dates for place in range(mention.start, mention.end)}
    for match in _POINTED.finditer(text):
        month, day = int(match["month"]), int(match["day"])
        year = 2000 + int(match["year"]) if match["year"] else None
        if match.start() in taken or not 1 <= month <= 12 or not 1 <= day <= 31:
            continue
        if year is None or year > 2012:  # 7/6/20 may be of 令和7年
            yield DateMention(match.start(), match.end(), year, month, day)


def _judged(mention: DateMention) -> DateMention:
    """Return `mention` with its problem, where its year is written and the day is another one."""
    mention = replace(mention, problem=None)
    if mention.year is None or mention.month is None or mention.day is None:
        return mention
    try:
        right = weekday_of(mention.year, mention.month, mention.day)
    except ValueError:
        return mention  # the 31st of June is another rule's
    return mention if right == mention.weekday else replace(mention, problem="weekday")


def _weekday(match: re.Match[str]) -> tuple[str, tuple[int, int]]:
    """Return the weekday that was found and where it is named."""
    groups = {name: value for name, value in match.groupdict().items() if value}
    if "circled" in groups:
        return WEEKDAYS[CIRCLED.index(groups["circled"])], match.span("circled")
    if "english" in groups:
        return _ENGLISH[groups["english"][:3].lower()], match.span("english")
    if "spelt" in groups:
        return _SPELT[groups["spelt"]], match.span("spelt")
    name = "one" if "one" in groups else "said"
    return groups[name], match.span(name)
