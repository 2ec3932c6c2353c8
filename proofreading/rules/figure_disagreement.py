"""A figure that the corpus, or the text itself, gives otherwise for the same thing as of the same
time.

As-of dates are respected: 昨年末 in a letter of 2019 is the end of 2018. Where neither says,
documents of the same season are taken to speak of the same time, and others to have moved on. Two
digits that changed places are asked about whenever the other was written.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.knowledge.swapped import swapped
from proofreading.mentions.figures import KIND, Figure, agree, figures
from proofreading.rule import RuleInfo
from proofreading.slips.two_figures import two_figures
from text.language.figures.dates import find_dates
from text.model.finding import Evidence, Finding

RULE = RuleInfo(__name__, severity="question", corpus="used")

_SEASON = 100  # days


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield the figures for which the corpus has another value and none that agrees, and those
    that the text has in two values."""
    yield from _within(draft)
    written = draft.described.date
    done: set[int] = set()
    for swap in swapped(draft, context.corpus):
        done.add(swap.start)
        yield RULE.finding(
            draft,
            swap.start,
            swap.end,
            "swapped",
            suggestions=[swap.known],
            evidence=[swap.place.evidence()],
            written=draft.text[swap.start : swap.end],
            known=swap.known,
        )
    for figure in figures(draft):
        if figure.start in done:
            continue
        others: dict[str, Evidence] = {}
        values: set[str] = set()
        agreed = False
        for mention, entry in context.corpus.mentions(KIND, f"{figure.subject}/{figure.unit}"):
            value, rough, when, topics, there = mention.value.split("|")
            if not _same_matter(figure, topics) or not _same_time(
                figure.when, written, when, entry.date
            ):
                continue
            if agree(figure.number.value, figure.number.approximate, Decimal(value), rough == "~"):
                agreed = True
                break
            values.add(value)
            others.setdefault(there, context.corpus.evidence(mention, entry))
        # Of what the corpus has several figures for, one more is no wonder.
        if len(values) == 1 and not agreed:
            yield RULE.finding(
                draft,
                figure.start,
                figure.end,
                "differs",
                evidence=list(others.values())[:2],
                written=draft.text[figure.start : figure.end],
                subject=figure.subject,
                there="」「".join(others),
            )


def _within(draft: Draft) -> Iterator[Finding]:
    for two in two_figures(draft):
        yield RULE.finding(
            draft,
            two.start,
            two.end,
            "two-figures",
            evidence=[draft.evidence(two.low, two.high)],
            subject=two.label,
            written=draft.text[two.start : two.end],
            there=draft.text[two.low : two.high],
        )


def _same_matter(figure: Figure, topics: str) -> bool:
    return len(figure.subject) >= 6 or not figure.topics.isdisjoint(topics.split())


def _same_time(when: str, written: str, other_when: str, other_written: str) -> bool:
    one, other = _resolved(when, written), _resolved(other_when, other_written)
    if when and other_when:
        return one == other
    if when or other_when:
        return False
    try:
        apart = date.fromisoformat(written) - date.fromisoformat(other_written)
    except ValueError:
        return False
    return abs(apart.days) <= _SEASON


def _resolved(when: str, written: str) -> str:
    """Return 昨年末 of a letter of 2019 as 2018末; words that name a year, as that year."""
    named = find_dates(when if "年" in when else "")
    if named and named[0].iso:
        return named[0].iso + when[named[0].end :]
    year = written[:4]
    if not year.isdigit():
        return when
    for word, back in (
        ("一昨年", 2),
        ("昨年", 1),
        ("前年", 1),
        ("今年", 0),
        ("本年", 0),
        ("来年", -1),
    ):
        if when.startswith(word):
            return f"{int(year) - back}{when[len(word) :]}"
    return f"{written[:7]} {when}"
