"""Era years that do not fit: 令和元年（2018年）, 平成31年6月, 昭和65年.

An era changes by the day. Before the new era was known, documents counted on in the old one, so a
date past the end of an era is no mistake in a text that was written before that end. 大正五六年 is
the fifth or sixth year.
"""

from __future__ import annotations

from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.letter import written_on
from proofreading.others_words import titles, within
from proofreading.rule import RuleInfo
from text.language.figures.dates import ERAS, DateMention, era_year
from text.later import later
from text.model.finding import Finding, Severity

RULE = RuleInfo(__name__, severity="error")

_OWN_COUNT = later("紀元|皇紀")
_FEW = later("(?:明治|大正|昭和|平成|令和)[一二三四五六七八九]{2}年")
_CENTENARY = later("(?:明治|大正|昭和)(?:百|100|１００|百五十|150|１５０)年$")
"""A jubilee, not a date: 昭和百年展, 明治150年."""
_FOUR = later("[0-9０-９]{4}")


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every date whose era year and AD year, or era and day, contradict one another."""
    linked = titles(draft)
    for mention in draft.dates:
        written = draft.text[mention.start : mention.end]
        if _OWN_COUNT.search(draft.text[max(mention.start - 2, 0) : mention.start]):
            continue
        if mention.problem == "era-mismatch":
            yield RULE.finding(
                draft,
                mention.start,
                mention.end,
                "mismatch",
                suggestions=_made_equal(mention, written),
                written=written,
            )
        elif mention.problem in ("era-year", "era-border") and not (
            _FEW.match(written) or _CENTENARY.match(written)
        ):
            if within(draft, linked, mention.start, mention.end):
                continue  # the title of what was published then
            severity = _severity(draft, mention)
            if severity is not None:
                yield RULE.finding(
                    draft,
                    mention.start,
                    mention.end,
                    "past",
                    severity=severity,
                    suggestions=_in_its_own_era(mention, written),
                    written=written,
                )


def _severity(draft: Draft, mention: DateMention) -> Severity | None:
    last = ERAS[mention.era][1] if mention.era else None
    if last is None or not mention.era_year or mention.era_year > 2 * last.year:
        return RULE.severity
    day = written_on(draft)
    if day is None:
        return "question"
    return RULE.severity if day > last else None


def _made_equal(mention: DateMention, written: str) -> list[str]:
    """The AD year put right: 令和元年（2019年）."""
    four = _FOUR.search(written)
    if mention.era is None or mention.era_year is None or four is None:
        return []
    year = str(ERAS[mention.era][0].year + mention.era_year - 1)
    return [written[: four.start()] + year + written[four.end() :]]


def _in_its_own_era(mention: DateMention, written: str) -> list[str]:
    """The same day in the era that it belongs to: 平成31年6月 → 令和元年6月."""
    if mention.year is None or mention.era is None or not written.startswith(mention.era):
        return []
    try:
        own = era_year(mention.year, mention.month or 12, mention.day or 28)
    except ValueError:
        return []
    if own is None or own[0] == mention.era:
        return []
    era, number = own
    _, _, rest = written.partition("年")
    return [f"{era}{'元' if number == 1 else number}年{rest}"]
