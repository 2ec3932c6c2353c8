"""Digits grouped wrongly: 1,0000円, 12,34,567, 1,00円.

Commas may also part items (1,2,3 and 2019,2020年), so an odd grouping counts only where a unit
follows or the groups cannot be items.
"""

from __future__ import annotations

from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.rule import RuleInfo
from text.language.figures.digit_groups import misgrouped, regrouped
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="error")


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every number whose groups are not of three digits. O(length of the draft)."""
    for start, end, written in misgrouped(draft.text):
        yield RULE.finding(
            draft,
            start,
            end,
            "not-by-three",
            suggestions=(regrouped(written),),
            written=draft.text[start:end],
        )
