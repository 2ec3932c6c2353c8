"""Two particles that no sentence has side by side: をが, にが, はを.

What the corpus shows by absence is certain for these: each marks what the word before it is to the
verb, and a word is one thing. (のを, とを, からが, にも and the like are sound and not listed; nor
is 誰もが.)
"""

from __future__ import annotations

from collections.abc import Iterator

from proofreading.draft import Draft
from proofreading.knowledge import Knowledge
from proofreading.rule import Rule
from text.model import Finding, Token

RULE = Rule(__name__, severity="error")

_PAIRS = """
をが をに をで をへ をの をは がを がは がへ がで にを にが へを へが はを はが もを もは
"""
_NEVER = frozenset(_PAIRS.split())
_KINDS = frozenset(["格助詞", "係助詞"])


def check(draft: Draft, corpus: Knowledge) -> Iterator[Finding]:
    """Yield both particles."""
    for one, other in zip(draft.tokens, draft.tokens[1:], strict=False):
        if one.end == other.start and _is_particle(one) and _is_particle(other):
            written = one.surface + other.surface
            if written in _NEVER:
                yield RULE.finding(
                    draft,
                    one.start,
                    other.end,
                    "never",
                    suggestions=[one.surface, other.surface],
                    written=written,
                )


def _is_particle(token: Token) -> bool:
    return token.pos[0] == "助詞" and token.pos[1] in _KINDS
