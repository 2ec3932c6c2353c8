"""A kana lost, doubled or swapped at the border of two words that everybody uses.

たとときに, ほんのの, されいてる, あたなが, 際はに, をのため, してはけません: each is a pair
of words that stands in no sentence, so nothing is weighed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from proofreading.slips.attachments import Break
from proofreading.slips.connections import around
from text.later import later
from text.model.document import Token

_BEGINS = later("[一-鿿ァ-ヴー、]")
_NOUN = later("[一-鿿]|ため|こと|とき|ところ")
_PASSIVE = frozenset(["れる", "られる"])


def crossed(words: Sequence[Token]) -> Iterator[Break]:
    """Yield the places with what may stand there, in order. O(n)."""
    for at in range(1, len(words)):
        one, two = words[at - 1], words[at]
        if one.end != two.start or not "ぁ" <= two.surface[0] <= "ん":
            continue
        before, after = around(words, at)
        found = (
            _twice(before, one, two)
            or _swapped(before, one, two, after)
            or _lost(before, one, two, after)
        )
        if found:
            yield found


def _twice(before: Token | None, one: Token, two: Token) -> Break | None:
    ended = before is not None and before.surface in ("た", "る") and before.pos[0] == "助動詞"
    if one.surface == "と" and two.surface == "とき" and two.lemma == "時" and ended:
        return one.start, two.end, (two.surface,)  # され|た|と|とき
    if one.pos[0] == "連体詞" and one.surface == "ほんの" and two.surface == "の":
        return one.start, two.end, (one.surface,)
    return None


def _swapped(before: Token | None, one: Token, two: Token, after: Token | None) -> Break | None:
    if one.lemma in _PASSIVE and one.surface[-1] == "い" and two.surface[:1] == "て":
        stem = one.surface[:-1]
        return one.start, two.end, (f"{stem}てい{two.surface[1:]}",)  # さ|れい|てる
    if one.surface == "あ" and two.surface == "たな":
        led = after is not None and after.start == two.end and after.pos[0] == "助詞"
        return (one.start, two.end, ("あなた",)) if led else None
    if one.surface == "は" and two.surface == "に" and one.pos[1] == "係助詞":
        noun = before is not None and before.pos[2] == "副詞可能" and before.end == one.start
        begins = after is not None and _BEGINS.match(after.surface)
        if noun and begins and two.pos[1] == "格助詞":
            return one.start, two.end, ("には",)  # 際|は|に
    return None


def _lost(before: Token | None, one: Token, two: Token, after: Token | None) -> Break | None:
    negative = after is not None and (after.surface in ("ませ", "ない") or after.lemma == "ない")
    if one.surface == "て" and two.surface == "はけ" and before is not None and negative:
        return one.start, two.end, ("てはいけ",)
    if one.surface == "を" and two.surface == "の" and one.pos[1] == two.pos[1] == "格助詞":
        noun = before is not None and before.pos[0] in ("名詞", "接尾辞")
        if noun and after is not None and after.pos[0] == "名詞" and _NOUN.match(after.surface):
            return one.start, two.end, ("の", "を")
    return None
