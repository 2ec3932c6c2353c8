"""A doubt put as a question: what is expected, and how often it stands elsewhere."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.expected.judged import Judged, judged
from proofreading.expected.usual import times
from proofreading.rule import RuleInfo
from text.model.finding import Finding

_LEAST = 2.5
"""Log odds from which a place is asked about."""
_STEEP, _EVEN = 0.8, 4.1
"""How the odds become a confidence: 0.5 at _EVEN."""


def asked(rule: RuleInfo, draft: Draft, context: Context, *, missing: bool) -> Iterator[Finding]:
    """Yield the doubts of a draft as findings of `rule`: those where a particle is `missing`, or
    the others."""
    for one in judged(draft, context, _LEAST):
        doubt = one.doubt
        if (doubt.written == "") != missing or not doubt.meant:
            continue
        left, right = draft.tokens[doubt.left], draft.tokens[doubt.right]
        first, last = left, right
        if not missing:
            first, last = draft.tokens[doubt.left + 1], draft.tokens[doubt.right - 1]
        yield rule.finding(
            draft,
            first.start,
            last.end,
            _message(one),
            suggestions=[_mended(draft, one, missing)],
            confidence=round(1 / (1 + math.exp(_STEEP * (_EVEN - one.weight))), 2),
            noun=left.surface,
            written=doubt.written,
            meant=doubt.meant,
            after=right.surface,
            **_counts(draft, one),
        )


def _mended(draft: Draft, one: Judged, missing: bool) -> str:
    if not missing:
        return one.doubt.meant
    left, right = draft.tokens[one.doubt.left], draft.tokens[one.doubt.right]
    return left.surface + one.doubt.meant + draft.text[left.end : right.end]


def _message(one: Judged) -> str:
    if one.doubt.head < 0:
        return "plain"
    return "corpus" if one.meant else "usual"


def _counts(draft: Draft, one: Judged) -> dict[str, Any]:
    """The predicate, and what the message tells of it: counts of the text learnt from, and of the
    corpus."""
    if one.doubt.head < 0:
        return {}
    head = draft.tokens[one.doubt.head]
    return {
        "head": head.base,
        "seldom": times(head, one.doubt.written),
        "often": times(head, one.doubt.meant),
        "here": one.written,
        "there": one.meant,
    }
