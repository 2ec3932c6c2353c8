"""Half-width kana: ｶﾀｶﾅ, ｡, ｢ and ｣.

The fix gives the full-width form, voiced marks joined: ﾊﾟﾝﾀﾞ → パンダ.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.rule import RuleInfo
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question", safe=True)

_LETTER = later("[\uff66-\uff9d]")
_KANA = later("[\uff61-\uff9f]+")


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every run of half-width kana and half-width Japanese punctuation."""
    for match in _KANA.finditer(draft.text):
        wide = unicodedata.normalize("NFKC", match.group())
        marks = not _LETTER.search(match.group())
        yield RULE.finding(
            draft,
            *match.span(),
            "narrow",
            suggestions=(wide,),
            cause="marks" if marks else wide,
            written=match.group(),
            wide=wide,
        )
