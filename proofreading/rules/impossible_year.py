"""Years that cannot be: 202年度, 20222年, 昭和65年.

Only where 年度 or a month makes a three- or five-digit numeral a year; 300年 may be a span of time.
"""

from __future__ import annotations

from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.rule import RuleInfo
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="error")


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every year of a wrong number of digits and every era year that never was."""
    for mention in draft.dates:
        written = draft.text[mention.start : mention.end]
        if mention.problem == "year":
            yield RULE.finding(draft, mention.start, mention.end, "no-such-year", written=written)
