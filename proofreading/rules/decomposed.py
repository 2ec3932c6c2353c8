"""Letters in two pieces: か + ゙ for が (NFD), シ゛ for ジ.

They look right and are not found by a search; file names from a Mac bring them in. A mark that has
no composed letter (あ゙) stays. Every other rule sees the composed letters.
"""

from __future__ import annotations

from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.rule import RuleInfo
from text.model.finding import Finding
from text.view.composed import PIECES, composed

RULE = RuleInfo(__name__, severity="error", safe=True)


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every stretch that has a composed form of its own."""
    for match in PIECES.finditer(draft.document.raw):
        whole = composed(match.group())
        start, end = (draft.view.view_offset(place) for place in match.span())
        if whole != match.group() and start < end:
            yield RULE.finding(
                draft, start, end, "pieces", suggestions=(whole,), cause="pieces", written=whole
            )
