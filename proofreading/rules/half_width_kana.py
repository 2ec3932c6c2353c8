"""Half-width kana: ｶﾀｶﾅ, ｡, ｢ and ｣.

The fix gives the full-width form, voiced marks joined: ﾊﾟﾝﾀﾞ → パンダ.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.others_words import quoted, titles, within
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
_CALLED = later("[\uff67-\uff6b\uff6f]$")
"""Cries are written so on purpose, with a small letter at the end: ｴｲｯ, ﾂﾗｧ."""
_GARBLED = later("[繝縺繧譁蜿]")
"""Letters of UTF-8 read as Shift_JIS; a text that shows them speaks of garbled letters."""


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every run of half-width kana and half-width Japanese punctuation."""
    others = sorted([*quoted(draft), *titles(draft)])
    faces = [match.span() for match in _FACE.finditer(draft.text)]
    for match in _KANA.finditer(draft.text):
        marks = not _LETTER.search(match.group())
        if holds(faces, *match.span()) or (not marks and within(draft, others, *match.span())):
            continue
        line = draft.text[draft.text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if _CALLED.search(match.group()) or line.endswith(("#", "＃")):
            continue
        if len(_GARBLED.findall(draft.text[max(0, match.start() - 12) : match.end() + 12])) > 1:
            continue
        wide = unicodedata.normalize("NFKC", match.group())
        yield RULE.finding(
            draft,
            *match.span(),
            "narrow",
            suggestions=(wide,),
            cause="marks" if marks else "letters",
            written=match.group(),
            wide=wide,
        )
