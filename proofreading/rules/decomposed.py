"""Letters in two pieces: か + ゙ for が (NFD), シ゛ for ジ.

They look right and are not found by a search; file names from a Mac bring them in. A mark that has
no composed letter (あ゙) stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.rule import RuleInfo
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="error", safe=True)

_PIECES = later("(?:[ぁ-ゖァ-ヶヽゝ][\u3099\u309a\u309b\u309c]|[A-Za-z][\u0300-\u036f]+)+")
_COMBINING = str.maketrans("\u309b\u309c", "\u3099\u309a")


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every stretch that has a composed form of its own."""
    for match in _PIECES.finditer(draft.text):
        whole = composed(match.group())
        if whole != match.group():
            yield RULE.finding(
                draft,
                *match.span(),
                "pieces",
                suggestions=(whole,),
                cause="pieces",
                written=whole,
            )


def composed(text: str) -> str:
    """Return `text` with kana and their voiced marks, and Latin letters and accents, joined."""
    parts = []
    for match in re.finditer(r".[\u0300-\u036f\u3099-\u309c]*", text, re.DOTALL):
        joined = unicodedata.normalize("NFC", match.group().translate(_COMBINING))
        parts.append(joined if len(joined) == 1 else match.group())
    return "".join(parts)
