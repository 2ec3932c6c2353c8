"""Half-width kana: ｶﾀｶﾅ, ｡, ｢ and ｣.

The fix gives the full-width form, voiced marks joined: ﾊﾟﾝﾀﾞ → パンダ.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.prose import holds
from proofreading.rule import RuleInfo
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question", safe=True)

_LETTER = later("[\uff66-\uff9d]")
_FACE = later(
    "[\uff89\uff8d\\\\＼ヾ]?[(（](?=[^()（）\n]{0,12}[^\\w\\s()（）。、,.\uff66-\uff9d][^()（）\n]{0,12}[)）])"
    "[^()（）\n一-鿿]{1,14}[)）][\uff89\uff8dﾞﾟ/／ノ]{0,3}"
)
"""A face made of marks, the arms with it: half-width kana are its strokes."""
_KANA = later("[\uff61-\uff9f]+")


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every run of half-width kana and half-width Japanese punctuation."""
    faces = [match.span() for match in _FACE.finditer(draft.text)]
    for match in _KANA.finditer(draft.text):
        if holds(faces, *match.span()):
            continue
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
