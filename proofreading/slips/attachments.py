"""Words that do not go on as they stand: 検知べき, しないください, 読みことができる, 調べ安く.

Each is a pair of forms that no grammar joins, so nothing is weighed and nothing is asked of a
corpus: べき wants する after a verbal noun, こと the 連体形 of a verb, the ending な a noun.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from proofreading.slips.connections import around
from text.language.figures.numerals import KANJI
from text.later import later
from text.model.document import Token

_NOUN = later("[ァ-ヴ一-鿿]")
_KANJI = later("[一-鿿]")
_ROUND = frozenset("みびに")
"""The 連用形 before ん: 読みんで is 読んで."""

Break = tuple[int, int, tuple[str, ...]]
"""Start, end, and what may stand there, the likeliest first."""


def misjoined(words: Sequence[Token]) -> Iterator[Break]:
    """Yield the places where two words cannot be joined, in order. O(n)."""
    for at in range(1, len(words)):
        one, two = words[at - 1], words[at]
        if one.end != two.start:
            continue
        before, after = around(words, at)
        found = (
            _after_a_noun(one, two)
            or _after_a_stem(one, two)
            or _after_an_ending(before, one, two, after)
            or _after_na(before, one, two, after)
        )
        if found:
            yield found


def _after_a_noun(one: Token, two: Token) -> Break | None:
    if two.lemma == "べし" and two.surface.startswith("べ") and one.pos[2].startswith("サ変"):
        return one.start, two.end, (f"{one.surface}す{two.surface}",)  # 検知|べき
    plain = one.pos[:2] == ("形状詞", "一般") and _KANJI.search(one.surface) is not None
    plain = plain and not one.surface.endswith("勝手")  # 好き勝手する is said of what one does
    if plain and two.lemma == "為る" and two.pos[0] == "動詞" and two.surface[0] in "しさすせ":
        return one.start, two.end, ()  # 多様|し: nothing is 多様する
    return None


def _after_a_stem(one: Token, two: Token) -> Break | None:
    """What follows the 連用形 of a verb and asks for another form."""
    if one.pos[0] != "動詞" or not one.conjugation_form.startswith("連用形-一般"):
        return None
    if two.surface == "こと" and two.pos[0] == "名詞":
        return one.start, two.end, (f"{one.base}{two.surface}",)  # 読み|こと
    if two.lemma == "安い" and two.surface.startswith("安") and two.pos[0] == "形容詞":
        return one.start, two.end, (f"{one.surface}やす{two.surface[1:]}",)
    if two.surface == "ん" and one.surface[-1] in _ROUND and len(one.surface) > 1:
        return one.start, two.end, (f"{one.surface[:-1]}ん",)  # 読み込み|ん|で
    return None


def _after_an_ending(
    before: Token | None, one: Token, two: Token, after: Token | None
) -> Break | None:
    if one.surface == "ない" and two.surface == "ください":
        return one.start, two.end, ("ないでください",)
    polite = after is not None and after.lemma == "ます"
    if one.surface in ("て", "で") and two.surface == "いい" and two.lemma == "言う" and polite:
        return one.start, two.end, (f"{one.surface}い",)  # 呼ん|で|いい|ます
    if two.surface == "いい" and two.lemma == "言う" and polite and _names(one):
        return one.start, two.end, (f"{one.surface}と{two.surface}",)  # 企業|いい|ます
    clause = before is not None and before.pos[0] in ("動詞", "助動詞", "形容詞")
    led = after is not None and after.surface in ("は", "が", "を")
    if one.surface == "こと" and two.surface == "の" and clause and led:
        return one.start, two.end, ("こと",)
    return None


def _after_na(before: Token | None, one: Token, two: Token, after: Token | None) -> Break | None:
    """な and よう before what is no noun and what is one: このよう|な|すれば, のよう|値."""
    if before is None:
        return None
    if one.surface == "な" and one.lemma == "だ" and before.pos[0] == "形状詞":
        named = after is not None and after.surface in ("方", "先", "手")
        if two.lemma == "為る" and two.surface in ("すれ", "さ", "し", "する") and not named:
            return one.start, two.end, (f"に{two.surface}",)
    if one.surface == "よう" and before.surface == "の" and _NOUN.match(two.surface):
        if two.surface in KANJI:
            return None
        return one.start, one.end, ("ように", "ような")
    return None


def _names(word: Token) -> bool:
    """Whether the word is a noun that cannot stand without a particle: no 昨日, no 何."""
    return word.pos[0] == "名詞" and word.pos[2] != "副詞可能" and len(word.surface) > 1
