"""等 and など: who reads 「…等」 cannot tell what else is meant, and twice even less."""

from __future__ import annotations

from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.profiles.departure import Departures
from proofreading.profiles.norms import cited
from proofreading.rule import RuleInfo
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question", default=False)

_CLAUSE = cited("kangaekata", "Ⅱ-5イ(ウ)")
_DOUBLED = later("等など|等等|などなど|など等")


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every doubled 等 and など."""
    departures = Departures(RULE, draft, context)
    for match in _DOUBLED.finditer(draft.text):
        if not departures.quoted(match.start()):
            right = {"等など": "など", "等等": "等", "などなど": "など", "など等": "など"}.get(
                match.group(), ""
            )
            yield departures.finding(*match.span(), "doubled", right, _CLAUSE)
