"""Words of the user's own dictionaries (prh.yml), on morpheme borders.

サーバ is not found in サーバー, nor なげる in つなげる. Patterns that name their surroundings
themselves, by look-around or a border, are taken at their word.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.rule import RuleInfo
from text.model.finding import Finding

SECONDS = 5.0
"""All patterns of the dictionaries together may take so long with one draft."""
RULE = RuleInfo(__name__, severity="question", terms=True)


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every word of the draft that an entry of the user's dictionaries writes otherwise."""
    if not context.terms:
        return
    borders = {0, len(draft.text)}
    borders.update(token.start for token in draft.tokens)
    borders.update(token.end for token in draft.tokens)
    end_of_patience = time.monotonic() + SECONDS
    for term in context.terms:
        for match in term.matches(draft.text, end_of_patience - time.monotonic()):
            start, end = match.span()
            if start == end:
                continue
            # A word is not looked for inside another; an expression says itself where it stands.
            if not term.regular and (start not in borders or end not in borders):
                continue
            if term.empty and term.empty <= term.pattern.groups and match[term.empty]:
                continue
            right = term.right(match)
            if right != match.group() and not _stands(draft.text, match.span(), right):
                yield RULE.finding(
                    draft,
                    start,
                    end,
                    "because" if term.reason else "other",
                    suggestions=(right,),
                    written=match.group(),
                    right=right,
                    reason=term.reason,
                )


def _stands(text: str, place: tuple[int, int], right: str) -> bool:
    """Whether the right word stands there already, longer than what was matched."""
    start, end = place
    return len(right) > end - start and text.startswith(right, start)
