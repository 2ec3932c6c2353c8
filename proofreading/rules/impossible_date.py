"""Days and times that cannot be: 13月, 6月31日, 2023年2月29日, 午後13時, 10時75分."""

from __future__ import annotations

from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.rule import RuleInfo
from text.language.figures.numerals import DIGITS, numeral
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="error")

_LAST_HOUR = 30
"""Broadcasters and railways count on past midnight: 25時 is 1時 of the next day."""

_TIME = later(
    rf"(?P<half>午前|午後)?(?<![{DIGITS}.．,，])(?P<hour>[{DIGITS}]{{1,2}})時(?![間限期点])"
    rf"(?:(?P<minute>[{DIGITS}]{{1,2}})分)?"
)

_BLANK = {
    problem: later(f"(?<![一二三四五六七八九十〇○◯0-9０-９])[〇○◯]+{unit}")
    for problem, unit in (("month", "月"), ("day", "日"))
}
"""No numeral of a month or a day: a figure that is to come, 〇月〇日."""
_DAY_BEFORE = later(r"(?<![0-9０-９/／])[0-9０-９]{1,2}[/／]\Z")


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every date without a day in the calendar and every time past the clock."""
    for mention in draft.dates:
        if mention.problem == "month" and _DAY_BEFORE.search(draft.text, 0, mention.start):
            continue  # 9/25月 is a Monday
        if mention.problem in ("month", "day"):
            if _BLANK[mention.problem].search(draft.text, mention.start, mention.end):
                continue
            yield RULE.finding(
                draft,
                mention.start,
                mention.end,
                f"no-such-{mention.problem}",
                written=draft.text[mention.start : mention.end],
            )
    for match in _TIME.finditer(draft.text):
        if _past_the_clock(match["half"] or "", match["hour"], match["minute"] or "0"):
            start, end = match.span()
            yield RULE.finding(draft, start, end, "no-such-time", written=match.group())


def _past_the_clock(half: str, hour: str, minute: str) -> bool:
    hours, minutes = numeral(hour), numeral(minute)
    if hours is None or minutes is None:
        return False
    return minutes >= 60 or hours > (12 if half else _LAST_HOUR)
