"""Loanwords as announced: the long vowel of -er, -or and -ar, バ for ヴァ in general use."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.profiles.departure import Departures
from proofreading.profiles.norms import cited, tables
from proofreading.rule import RuleInfo
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question", default=False, terms=True, corpus="used")

_LONG = "留意事項その2（細則的な事項）Ⅲの3注3"
_V = "留意事項その2（細則的な事項）Ⅱ"
_CUSTOM = "留意事項その1（原則的な事項）"
_RUN = later("[ァ-ヶー]++(?!\n[ァ-ヶー])")
"""Not what a line break cuts in two."""


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every loanword of the table that is written otherwise, ends of compounds too."""
    departures = Departures(RULE, draft, context)
    for match in _RUN.finditer(draft.text):
        if departures.quoted(match.start()):
            continue
        found = _ending(match.group())
        if found is None:
            continue
        wrong, right = found
        long = right.endswith("ー")
        section = _LONG if long else _V if "ヴ" in wrong else _CUSTOM
        clause = cited("gairai", section)
        start, kind = match.end() - len(wrong), "long" if long else "loanword"
        yield departures.finding(start, match.end(), kind, right, clause, cause=kind * long)


@lru_cache(maxsize=10_000)
def _ending(run: str) -> tuple[str, str] | None:
    table: dict[str, str] = tables()["loanwords"]
    for cut in range(len(run) - 1):
        right = table.get(run[cut:])
        if right is not None and (cut == 0 or len(run) - cut > 4):
            return run[cut:], right
    return None
