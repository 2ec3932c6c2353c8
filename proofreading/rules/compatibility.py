"""Characters that look like others: ⽇ (a radical) for 日, ﬁ (a ligature) for fi, 樂 for 樂.

They come out of PDF files; a search for the word does not find them. CJK compatibility ideographs
may be meant in a name (神), so those are only asked about.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.rule import RuleInfo
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="error", safe=True)

_RADICAL = re.compile("[\u2e80-\u2fdf\ufb00-\ufb06]+")
_IDEOGRAPH = re.compile("[\uf900-\ufaff\U0002f800-\U0002fa1f]+")

# CJK radicals without a decomposition whose shape is that of an ideograph.
_LIKE = str.maketrans(
    "⺁⺅⺉⺎⺒⺓⺔⺖⺘⺠⺡⺨⺩⺪⺬⺭⺮⺯⺲⺹⺼⺾⻁⻄⻌⻍⻑⻖⻘⻝⻟⻤⻨⻩⻫⻭⻯",
    "厂亻刂尣巳幺彑忄扌民氵犭王疋示礻竹糸罒耂月艹虎西辶辶長阝青食飠鬼麦黄斉歯竜",
)


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every run of radicals, ligatures and compatibility ideographs."""
    for match in _RADICAL.finditer(draft.text):
        plain = unicodedata.normalize("NFKC", match.group()).translate(_LIKE)
        yield RULE.finding(
            draft,
            *match.span(),
            "radical",
            suggestions=() if plain == match.group() else (plain,),
            safe=plain != match.group(),
            written=match.group(),
            plain=plain,
        )
    for match in _IDEOGRAPH.finditer(draft.text):
        plain = unicodedata.normalize("NFKC", match.group())
        if plain != match.group():
            yield RULE.finding(
                draft,
                *match.span(),
                "ideograph",
                severity="question",
                suggestions=(plain,),
                safe=False,
                written=match.group(),
                plain=plain,
            )
