"""Characters that look like others: ⽇ (a radical) for 日, ﬁ (a ligature) for fi, 樂 for 樂.

They come out of PDF files; a search for the word does not find them. CJK compatibility ideographs
may be meant in a name (神), so those are only asked about.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.rule import RuleInfo
from text.later import later
from text.model.finding import Finding
from text.view.characters import same

RULE = RuleInfo(__name__, severity="error", safe=True)

_RADICAL = later("[\u2e80-\u2fdf\ufb00-\ufb06]+")
_IDEOGRAPH = later("[\uf900-\ufaff\U0002f800-\U0002fa1f]+")


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every run of radicals, ligatures and compatibility ideographs."""
    for match in _RADICAL.finditer(draft.text):
        # Unicode's own equivalents are not always Japan's: ⼾ is 戶 to it.
        plain = unicodedata.normalize("NFKC", same(match.group()))
        yield RULE.finding(
            draft,
            *match.span(),
            "radical",
            suggestions=() if _RADICAL.search(plain) else (plain,),
            safe=not _RADICAL.search(plain) and _is_japanese(plain),
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


def _is_japanese(text: str) -> bool:
    """Whether a Japanese character set has all of `text`: ⻉ is 贝, which is never meant."""
    try:
        text.encode("euc_jis_2004")
    except UnicodeEncodeError:
        return False
    return True
