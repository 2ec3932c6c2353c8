"""Words of the user's own dictionaries (prh.yml), on morpheme borders.

サーバ is not found in サーバー, nor なげる in つなげる. Patterns that name their surroundings
themselves, by look-around or a border, are taken at their word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from proofreading.draft import Draft
from proofreading.knowledge.knowledge import Knowledge
from proofreading.rule import RuleInfo
from text.model.finding import Finding

if TYPE_CHECKING:
    from proofreading.lexicon.prh import Term

RULE = RuleInfo(__name__, severity="question")


def check(draft: Draft, corpus: Knowledge) -> Iterator[Finding]:
    """Yield nothing: without a dictionary in the settings there is nothing to look for."""
    return iter(())


def checks(terms: Sequence[Term]) -> Callable[[Draft, Knowledge], Iterator[Finding]]:
    """Return the check of this rule for the entries `terms`."""

    def check_terms(draft: Draft, corpus: Knowledge) -> Iterator[Finding]:
        return findings(draft, terms)

    return check_terms


def findings(draft: Draft, terms: Sequence[Term]) -> Iterator[Finding]:
    """Yield every word of the draft that an entry of `terms` writes otherwise."""
    borders = {0, len(draft.text)}
    borders.update(token.start for token in draft.tokens)
    borders.update(token.end for token in draft.tokens)
    for term in terms:
        for match in term.pattern.finditer(draft.text):
            start, end = match.span()
            if start == end or start not in borders or end not in borders:
                continue
            if term.empty and term.empty <= match.re.groups and match[term.empty]:
                continue
            right = term.right(match)
            if right != match.group() and not _stands(draft.text, start, right):
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


def _stands(text: str, start: int, right: str) -> bool:
    """Whether the right word stands there already, longer than what was matched."""
    return text.startswith(right, start)
