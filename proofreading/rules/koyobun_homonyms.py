"""Verbs of one reading: 議長を務める, 改善に努める, 解決を図る, where the object decides.

Asked only where the object stands right before, and is one of those that settle it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.profiles.departure import Departures
from proofreading.profiles.norms import cited, tables
from proofreading.rule import RuleInfo
from text.language.kana import hiragana
from text.model.document import Token
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question", default=False, terms=True, corpus="used")


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every verb whose object asks for another character."""
    departures = Departures(RULE, draft, context)
    table = _table()
    tokens = draft.tokens
    for index in range(2, len(tokens)):
        verb, particle, noun = tokens[index], tokens[index - 1], tokens[index - 2]
        if verb.pos[0] != "動詞" or noun.end != particle.start or departures.quoted(verb.start):
            continue
        found = table.get((noun.surface, particle.surface, verb.base))
        if found is None:
            continue
        right, heading = found
        written = _respelt(verb, right)
        if written:
            clause = cited("ijidokun", f"「{heading}」の項")
            yield departures.finding(
                verb.start,
                verb.end,
                "homonym",
                written,
                clause,
                noun=noun.surface,
                particle=particle.surface,
            )


@lru_cache(maxsize=1)
def _table() -> Mapping[tuple[str, str, str], tuple[str, str]]:
    found = {}
    for line in tables()["homonyms"]["list"].strip().splitlines():
        particle, wrong, right, heading, *nouns = line.split()
        for noun in nouns:
            found[noun, particle, wrong] = right, heading
    return found


def _respelt(token: Token, right: str) -> str:
    head = 0
    while head < min(len(token.surface), len(token.base)) and (
        token.surface[head] == token.base[head]
    ):
        head += 1
    ending = token.base[head:]
    if not right.endswith(ending) or hiragana(ending) != ending:
        return ""
    return right[: len(right) - len(ending)] + token.surface[head:]
