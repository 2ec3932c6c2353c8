"""Days that a date goes on to, and weekdays in other marks than (木).

6月20日（金）～22日（日）, 20日（金）、21日（土）: the month is that of the date before.
6月20日【金】, 20日㈮ and 20日(Fri) name the weekday, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from text.language.dates import WEEKDAYS, DateMention, weekday_of
from text.later import later

CIRCLED = "㈪㈫㈬㈭㈮㈯㈰"
"""The days of the week in brackets that are one character, in the order of WEEKDAYS."""
_ENGLISH = dict(zip(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), WEEKDAYS, strict=True))
_SP = "[ \u3000]?"
_DAY_OF_WEEK = (
    f"{_SP}(?:[(（【［\\[〔＜](?P<one>[{WEEKDAYS}])(?:曜日?)?(?:[・･、,/]?(?:祝日?|休日?))?[)）】］\\]〕＞]"
    f"|[(（](?P<english>Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z.]*[)）]|(?P<circled>[㈪-㈰]))"
)
_BEHIND = later(_DAY_OF_WEEK, re.IGNORECASE)
_NEXT = later(
    f"(?:{_SP}(?:午[前後])?[0-9０-９]{{1,2}}(?:時(?:[0-9０-９]{{1,2}}分|半)?|[:：][0-9０-９]{{2}}))?"
    f"{_SP}(?:[～〜~－―–-]|から|より|まで、?|、|・|及び|および|と|,){_SP}"
    f"(?P<day>[0-9０-９]{{1,2}})日{_DAY_OF_WEEK}",
    re.IGNORECASE,
)


def with_days(text: str, dates: Sequence[DateMention]) -> Iterator[DateMention]:
    """Yield `dates` and, behind each, the days of its month that it goes on to, in order.

    A date without a weekday whose weekday stands in another mark gets that one. O(dates + days).
    """
    for number, mention in enumerate(dates):
        end_of_gap = dates[number + 1].start if number + 1 < len(dates) else len(text)
        if not mention.month or not mention.day or mention.problem not in (None, "weekday"):
            yield mention
            continue
        if not mention.weekday and (behind := _BEHIND.match(text, mention.end, end_of_gap)):
            mention = _judged(replace(mention, end=behind.end(), weekday=_weekday(behind)))
        yield mention
        last = mention
        while following := _NEXT.match(text, last.end, end_of_gap):
            day = int(following["day"])
            if not last.day or not last.day < day <= 31:
                break
            start, end = following.start("day"), following.end()
            last = replace(mention, start=start, end=end, day=day, weekday=_weekday(following))
            last = _judged(replace(last, problem=None))
            yield last


def _judged(mention: DateMention) -> DateMention:
    """Return `mention` with its problem, where its year is written and the day is another one."""
    if mention.year is None or mention.month is None or mention.day is None:
        return mention
    try:
        right = weekday_of(mention.year, mention.month, mention.day)
    except ValueError:
        return mention  # the 31st of June is another rule's
    return mention if right == mention.weekday else replace(mention, problem="weekday")


def _weekday(match: re.Match[str]) -> str:
    if match["circled"]:
        return WEEKDAYS[CIRCLED.index(match["circled"])]
    return match["one"] or _ENGLISH[match["english"][:3].lower()]
