"""A word for which another of the same sound is expected by the words around it: 目的に公表を博す.

A model of our own (see `proofreading/expected`) gives the odds; the corpus of the house moves them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.expected.misconverted import Misconverted, misconverted
from proofreading.expected.places import askable, modern, sentence
from proofreading.rule import RuleInfo
from text.language.morphology import tokens
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question", default=False, corpus="used")

_KANJI = later("[一-鿿]")
_LEAST = 3.5
"""Log odds from which a word is asked about."""
_HOUSE = 4.0
"""How far the corpus can move the odds."""
_OWN = 3
"""A word that a draft has so often is its own."""
_STEEP, _EVEN = 0.8, 6.1
"""How the odds become a confidence: 0.5 at _EVEN."""


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield the words for which another of the same sound is expected."""
    if not modern(draft):
        return
    times = Counter(token.surface for token in draft.tokens)
    for one in misconverted(draft):
        token = draft.tokens[one.at]
        if one.weight < _LEAST - _HOUSE or times[token.surface] >= _OWN:
            continue
        if not askable(draft, token.start, token.end):
            continue
        here, there = _counts(draft, one, context)
        if _in_a_compound(draft, one) and not there:
            continue
        if here >= _OWN and here > there:
            continue  # the house writes it so
        moved = math.log((there + 0.5) / (here + 0.5))
        weight = one.weight + max(-_HOUSE, min(_HOUSE / 2, moved))
        if weight < _LEAST or not _is_one_word(draft, one):
            continue
        yield RULE.finding(
            draft,
            token.start,
            token.end,
            "corpus" if there else "expected",
            suggestions=[one.meant],
            confidence=round(1 / (1 + math.exp(_STEEP * (_EVEN - weight))), 2),
            written=token.surface,
            meant=one.meant,
            times=round(math.exp(min(weight, 9.0))),
            here=here,
            there=there,
        )


def _counts(draft: Draft, one: Misconverted, context: Context) -> tuple[int, int]:
    """How often the corpus has the written word, and the one meant, beside these neighbours."""
    if not context.corpus.size:
        return 0, 0
    word = draft.tokens[one.at]
    left = draft.tokens[one.at - 1].surface if one.at and draft.adjacent[one.at - 1] else ""
    right = draft.tokens[one.at + 1].surface if draft.adjacent[one.at] else ""
    count = context.corpus.count
    return (
        count(left + word.surface) + count(word.surface + right),
        count(left + one.meant) + count(one.meant + right),
    )


def _in_a_compound(draft: Draft, one: Misconverted) -> bool:
    """Whether a noun in kanji touches the word: 自画自賛, 酸化鉛, 左右対称."""
    token = draft.tokens[one.at]
    beside = draft.tokens[max(0, one.at - 1) : one.at], draft.tokens[one.at + 1 : one.at + 2]
    return any(
        (other.end == token.start or other.start == token.end)
        and other.pos[0] in ("名詞", "接頭辞")
        and _KANJI.search(other.surface) is not None
        for side in beside
        for other in side
    )


def _is_one_word(draft: Draft, one: Misconverted) -> bool:
    """Whether the sentence reads the same but for the word once it is mended."""
    token = draft.tokens[one.at]
    around = sentence(draft, token.start)
    before, after = draft.text[around.start : token.start], draft.text[token.end : around.end]
    words = tokens(before + one.meant + after)
    return any(word.start == len(before) and word.surface == one.meant for word in words)
