"""Words or kana side by side that the corpus never has, though chance alone would bring them.

Three looks at the same thing: function words as they are (をの), classes of words (a noun before
て), pairs of hiragana inside and across words (いつて). All are silent on a small corpus: what is
expected fewer than a dozen times proves nothing by its absence.
"""

from __future__ import annotations

from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.knowledge.kana import kana_pairs
from proofreading.rule import RuleInfo
from text.language.token_keys import FUNCTION_CLASS
from text.model.document import Token
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question", corpus="needed")

_WORDS, _CLASSES, _KANA = 22.0, 26.0, 20.0
"""Fewest occurrences expected by chance. Lower values find little more among real corrections and
double the flags on an encyclopedia, where rare but sound constructions abound."""
_SELDOM = 600
_ENOUGH = 10_000
"""Words of corpus below which absence says nothing: a few letters are no sample of Japanese."""
_MANY = 200_000
"""Words of corpus from which absence is telling. On real documents with some tens of thousands of
words beside them 1 of 100 findings was right, on corrections with 350,000 beside them most were."""
_SCANT = 0.1
_FREE_MARKS = frozenset("、。，．")
_FORMAL = frozenset(["こと", "もの", "ため", "とき", "よう"])


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield one finding per place."""
    if context.corpus.size < _ENOUGH:
        return
    scant = context.corpus.size < _MANY
    taken: set[int] = set()
    for start, end, count, expected in sorted(_unseen(draft, context)):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            # The tagger may have cut the same letters otherwise elsewhere: then it is not true.
            if context.corpus.count(draft.text[start:end]) > count:
                continue
            yield RULE.finding(
                draft,
                start,
                end,
                "unseen" if count == 0 else "seldom",
                confidence=_SCANT if scant else None,
                written=draft.text[start:end],
                count=count,
                expected=round(expected),
            )


def _unseen(draft: Draft, context: Context) -> Iterator[tuple[int, int, int, float]]:
    words, keys, classes = draft.tokens, draft.keys, draft.classes
    for at, adjacent in enumerate(draft.adjacent):
        if not adjacent:
            continue
        left, right = words[at], words[at + 1]
        if left.surface in _FREE_MARKS:
            continue
        if _is_function(left) and _is_ending(right) and left.end == right.start:
            count, expected = context.corpus.rate(keys[at], keys[at + 1])
            if expected >= _WORDS and count <= expected / _SELDOM:
                yield left.start, right.end, count, expected
        if _tells(left, classes[at]) and _tells(right, classes[at + 1]) and not _free(left):
            count, expected = context.corpus.rate(classes[at], classes[at + 1])
            if expected >= _CLASSES and count <= expected / _SELDOM:
                yield left.start, right.end, count, expected
    inside = {place for word in words if word.known for place in range(word.start, word.end - 1)}
    for place, one, other in kana_pairs(draft.text):
        if place in inside:
            continue
        count, expected = context.corpus.kana_rate(one, other)
        if expected >= _KANA and count <= expected / _SELDOM:
            yield place, place + 2, count, expected


def _is_function(token: Token) -> bool:
    return (
        token.pos[0] in ("助詞", "助動詞") or token.pos[1] == "非自立可能" or token.surface == "。"
    )


def _is_ending(token: Token) -> bool:
    return _is_function(token) or token.surface in _FORMAL


def _free(token: Token) -> bool:
    """Whether anything may follow the token: これら and 一つ are as good as nouns."""
    return token.pos[0] == "接尾辞"


def _tells(token: Token, name: str) -> bool:
    """Whether the class of the token says enough: marks, digits and unknown words do not."""
    if FUNCTION_CLASS in name:
        return True
    return token.known and token.pos[0] not in ("補助記号", "記号") and token.pos[1] != "数詞"
