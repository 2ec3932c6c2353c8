"""The doubts that stand a second look: in prose, read the same once mended, not the house's way."""

from __future__ import annotations

import math
from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.expected.doubts import Doubt, doubts
from proofreading.expected.places import askable, modern, sentence, sound, spoken
from text.language.morphology import cost, tokens
from text.later import later
from text.model.document import Token
from text.records import dataclass

_JAPANESE = later("[ぁ-んァ-ヴ一-鿿]")
_HOUSE = 4.0
"""How far the corpus can move the odds."""
_WITH = ("含む", "含める")
_OWN = 2
"""What the corpus has so often as it is written, and oftener than what is expected, is its way."""
_DEARER = 1500
"""By how much the mended sentence may cost the tagger more than the written one."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A doubt with what the corpus says: how often it has the words with either particle."""

    doubt: Doubt
    weight: float
    written: int
    meant: int


def judged(draft: Draft, context: Context, least: float) -> Iterator[Judged]:
    """Yield the doubts whose odds are `least` or more with the corpus heard, in order."""
    if not modern(draft):
        return
    for doubt in doubts(draft):
        if doubt.weight < least - _HOUSE or not _may_ask(draft, doubt):
            continue
        written, meant = _counts(draft, doubt, context)
        if written >= _OWN and written > meant:
            continue
        weight = doubt.weight + _moved(written, meant)
        if weight >= least and _reads_the_same(draft, doubt):
            yield Judged(doubt, weight, written, meant)


def _moved(written: int, meant: int) -> float:
    odds = math.log((meant + 0.5) / (written + 0.5))
    return max(-_HOUSE, min(_HOUSE / 2, odds))


def _may_ask(draft: Draft, doubt: Doubt) -> bool:
    left, right = draft.tokens[doubt.left], draft.tokens[doubt.right]
    if right.pos[1] == "固有名詞" or not askable(draft, left.start, right.end):
        return False
    if doubt.meant == "の":
        return False  # 任意で氏名を, 活動を例に: 20 of 21 such questions were vain
    if doubt.written == "の" and left.pos[0] == "代名詞":
        return False  # 私の撮った写真: の for が
    if right.pos[0] == "補助記号" or right.surface == "より":
        return False  # the clause goes on behind a bracket, or behind より早く
    return doubt.written != "" or _may_lack(draft, left, right)


def _may_lack(draft: Draft, left: Token, right: Token) -> bool:
    """Whether a particle may be missing between two words: not where people speak, nor in a verb
    made of two nouns (情報提供する), nor before 含む and
    含める (消費税含む)."""
    if left.surface == "事故" and right.lemma == "有る":
        return False  # 会長に事故あるとき, as bylaws have it
    if right.pos[0] not in ("動詞", "形容詞") or right.lemma in _WITH or spoken(draft):
        return False
    return sound(left) or not _JAPANESE.search(left.surface)


def _counts(draft: Draft, doubt: Doubt, context: Context) -> tuple[int, int]:
    """How often the corpus has the neighbours with the particle written, and with the one meant."""
    left, right = draft.tokens[doubt.left], draft.tokens[doubt.right]
    if not context.corpus.size or not _JAPANESE.search(left.surface):
        return 0, 0
    written = context.corpus.count(left.surface + doubt.written + right.surface)
    return written, context.corpus.count(left.surface + doubt.meant + right.surface)


def _reads_the_same(draft: Draft, doubt: Doubt) -> bool:
    """Whether the words beside the particle stay words once it is mended, at no greater cost."""
    left, right = draft.tokens[doubt.left], draft.tokens[doubt.right]
    around = sentence(draft, left.start)
    before = draft.text[around.start : left.end]
    between = draft.text[left.end : right.start]
    after = draft.text[right.start : around.end]
    blank = between[len(between.rstrip()) :] if between.strip() else between
    mended = before + doubt.meant + blank + after
    words = list(tokens(mended))
    place = len(before)
    moved = len(mended) - len(after)
    return (
        any(_same(word, left) and word.end == place for word in words)
        and any(_same(word, right) and word.start == moved for word in words)
        and cost(mended) <= cost(before + between + after) + _DEARER
    )


def _same(one: Token, other: Token) -> bool:
    return one.surface == other.surface and one.pos[0] == other.pos[0]
