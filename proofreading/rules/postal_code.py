"""Postal codes that are not three digits and four: 〒790-080.

Texts from before 1998 may carry the old codes of three or five digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.letter import written_on
from proofreading.rule import RuleInfo
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="error")

_CODE = later(
    r"〒[ \u3000]?(?P<code>[0-9０-９]{1,9}(?:[ \u3000]?[-‐‑–－ー―][ \u3000]?[0-9０-９]{1,9}){0,2})"
)
_FIRST_YEAR = 1998


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every postal code of another shape than 123-4567 or 1234567."""
    letter = written_on(draft)
    for match in _CODE.finditer(draft.text):
        groups = [len(group) for group in re.findall("[0-9０-９]+", match["code"])]
        if groups in ([3, 4], [7]):
            continue
        if groups in ([3], [3, 2], [5]) and (letter is None or letter.year < _FIRST_YEAR):
            continue
        yield RULE.finding(
            draft, *match.span("code"), "shape", written=match["code"], count=sum(groups)
        )
