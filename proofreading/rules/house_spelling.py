"""A word that the corpus nearly always spells another way: the house's own style, learned.

Ten occurrences and nine in ten of them settle a spelling. The same list comes out as a prh.yml
(`kyogo rules --format prh`) for those who check with other tools, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.lexicon.spelling_variants import are_variants, is_mixed, may_be_able, respelt
from proofreading.rule import RuleInfo
from text.model.document import Token
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="style", corpus="needed")

ENOUGH = 10
SHARE = 0.9


def settled(spellings: Mapping[str, int]) -> str | None:
    """Return the spelling that the counts settle, None if they do not."""
    total = sum(spellings.values())
    if total < ENOUGH:
        return None
    usual = max(spellings, key=lambda base: (spellings[base], base))
    return usual if spellings[usual] >= SHARE * total else None


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield the first place of each word that the house spells otherwise."""
    times: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], Token] = {}
    for token, name in zip(draft.tokens, draft.spelling_keys, strict=True):
        # 限つて is the old spelling of a text that has no other.
        if name and not draft.text.startswith(("つて", "つた"), token.end):
            times[name, token.base] += 1
            first.setdefault((name, token.base), token)
    for word, token in first.items():
        counts = context.corpus.spellings(word[0])
        usual = settled(counts)
        if usual is None or not are_variants(token.base, usual):
            continue
        if may_be_able(token.base, usual):
            continue  # 割る, 割れる
        meant = respelt(token, usual)
        yield RULE.finding(
            draft,
            token.start,
            token.end,
            "usual",
            severity="question" if is_mixed(usual) and is_mixed(token.base) else "style",
            suggestions=[meant],
            evidence=context.corpus.passage(meant),
            here=token.surface,
            count=times[word],
            usual=meant,
            times=counts[usual],
            share=round(100 * counts[usual] / sum(counts.values())),
        )
