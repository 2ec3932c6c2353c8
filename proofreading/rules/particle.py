"""A particle that hardly ever stands between such words, where another one does: 説明会を参加する.

A model of our own (see `proofreading/expected`) gives the odds; the corpus of the house moves them.
"""

from __future__ import annotations

from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.expected.asking import asked
from proofreading.rule import RuleInfo
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question", default=False, corpus="used")


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield the particles for which another is expected."""
    yield from asked(RULE, draft, context, missing=False)
