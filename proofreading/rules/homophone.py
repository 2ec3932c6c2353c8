"""A word never seen between its neighbours, where one that sounds the same stands all the time.

摘要 for 適用, 懸賞 for 検証: what a conversion slips in. Judged by the neighbours in the corpus:
the other word must stand there with a content word at two words' distance at most. Without that
demand every rare word has a frequent homophone somewhere (65 false alarms on 350 articles of an
encyclopedia).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.rule import RuleInfo
from text.language.token_keys import BREAK, spelling_key
from text.later import later
from text.model.document import Token
from text.model.finding import Finding
from text.records import dataclass

RULE = RuleInfo(__name__, severity="question", corpus="needed")

_KANJI = later("[一-鿿]")
_CONTENT = later("[一-鿿ァ-ヴA-Za-z]|する|さ[れせ]")
"""What makes two neighbouring words say something of the word between them."""
_CLASSES = frozenset(["名詞", "形状詞", "副詞", "接尾辞"])
_ODDS = 4.5
"""Log odds from which the other word is taken to be meant."""
_SELDOM = 8
"""How many times rarer than the other word the written one must be."""
_OWN = 3
"""A word that a draft has so often is its own."""
_PRIOR = 20.0
"""Weight, in occurrences, of a word's own frequency against that of its neighbours."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A word's neighbours, one and two words away: names and, for those further off, the text."""

    before: str
    after: str
    left: str
    right: str


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield words with a homophone that fits their neighbours far better."""
    if not context.corpus.size:
        return
    times = Counter(token.surface for token in draft.tokens)
    for at, token in enumerate(draft.tokens):
        if not _may_be_wrong(token) or times[token.surface] >= _OWN:
            continue
        if not context.corpus.homophones(token.kana) or _counts(draft, at):
            continue
        place = _place(draft, at)
        meant = _meant(token, draft.keys[at], place, context)
        if meant is None or not _fits_the_compound(draft, at, meant, context):
            continue
        if _at_home(draft, token.surface, meant):
            continue
        evidence = [
            *(context.corpus.passage(place.left + meant) if _CONTENT.search(place.left) else ()),
            *(context.corpus.passage(meant + place.right) if _CONTENT.search(place.right) else ()),
        ][:1]
        if not evidence:
            continue  # 正弦 is not 制限 because の and を stand beside it
        yield RULE.finding(
            draft,
            token.start,
            token.end,
            "sounds-alike",
            suggestions=[meant],
            evidence=evidence,
            written=token.surface,
            meant=meant,
        )


def _place(draft: Draft, at: int) -> _Place:
    words, adjacent = draft.tokens, draft.adjacent
    first = last = at
    while first > max(0, at - 2) and adjacent[first - 1]:
        first -= 1
    while last < at + 2 and adjacent[last]:
        last += 1
    return _Place(
        draft.keys[at - 1] if first < at else BREAK,
        draft.keys[at + 1] if last > at else BREAK,
        draft.text[words[first].start : words[at].start],
        draft.text[words[at].end : words[last].end],
    )


def _fits_the_compound(draft: Draft, at: int, meant: str, context: Context) -> bool:
    """Whether the corpus has the longer word that `meant` would be a part of: no 考案委員会 for
    公安委員会, 酸化人 for 参加人."""
    words = draft.tokens
    first = last = at
    while first > 0 and words[first - 1].end == words[first].start and _joins(words[first - 1]):
        first -= 1
    while (
        last + 1 < len(words)
        and words[last + 1].start == words[last].end
        and _joins(words[last + 1])
    ):
        last += 1
    if first == last:
        return True
    before = draft.text[words[first].start : words[at].start]
    after = draft.text[words[at].end : words[last].end]
    return context.corpus.count(before + meant + after) > 0


def _at_home(draft: Draft, written: str, meant: str) -> bool:
    """Whether the draft has the word's own kanji in other words, too: 起債 beside 国債."""
    own = (char for char in written if _KANJI.match(char) and char not in meant)
    return any(draft.text.count(char) - draft.text.count(written) >= _OWN for char in own)


def _counts(draft: Draft, at: int) -> bool:
    """Whether the word is what a number counts: 2階 and 2回 have the same neighbours."""
    before = draft.tokens[at - 1] if at else None
    return before is not None and before.end == draft.tokens[at].start and before.pos[1] == "数詞"


def _joins(token: Token) -> bool:
    return token.pos[0] in ("名詞", "接頭辞", "接尾辞") and _KANJI.search(token.surface) is not None


def _may_be_wrong(token: Token) -> bool:
    return (
        token.pos[0] in _CLASSES
        and len(token.kana) >= 2
        and token.pos[1] not in ("固有名詞", "数詞")
        and _KANJI.search(token.surface) is not None
    )


def _meant(token: Token, written: str, place: _Place, context: Context) -> str | None:
    others = context.corpus.homophones(token.kana)
    if all(other == written for other, _ in others):
        return None
    seen = context.corpus.word(written)
    if context.corpus.pair(place.before, written) and context.corpus.pair(written, place.after):
        return None
    best: tuple[float, str] | None = None
    own_spellings = context.corpus.spellings(spelling_key(token))
    for other, count in others:
        if other == written or not _KANJI.search(other) or count < max(2, _SELDOM * seen):
            continue
        if other in own_spellings or token.lemma == other:
            continue  # another spelling of the same word
        left = place.before != BREAK and context.corpus.pair(place.before, other) > 0
        right = place.after != BREAK and context.corpus.pair(other, place.after) > 0
        if not (left and right) and (seen or len(written) < 2 or not (left or right)):
            continue
        odds = _odds(written, other, place, context)
        if odds >= _ODDS and (best is None or odds > best[0]):
            best = odds, other
    return best[1] if best else None


def _odds(written: str, other: str, place: _Place, context: Context) -> float:
    """Log odds of `other` against `written` between these neighbours: word pairs, each smoothed
    towards the frequency of its second word (Dirichlet prior).
    """

    def chance(left: str, right: str) -> float:
        total = context.corpus.word(left)
        share = (context.corpus.word(right) + 0.2) / context.corpus.size
        return (context.corpus.pair(left, right) + _PRIOR * share) / (total + _PRIOR)

    def fit(word: str) -> float:
        return math.log(chance(place.before, word)) + math.log(chance(word, place.after))

    return fit(other) - fit(written)
