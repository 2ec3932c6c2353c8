"""Where kana that read like a broken ending are a name, a coinage or a quotation.

A given name is often in hiragana (森えりす); the dictionary cuts it into whatever verb there is.
"""

from __future__ import annotations

from collections.abc import Sequence

from text.language.morphology import tokens
from text.later import later
from text.model.document import Token

_HIRAGANA = later("[ぁ-んー]+")
_KANJI = later("[一-鿿々]+")
_TITLES = frozenset(["さん", "君", "ちゃん", "達", "等", "様", "方", "殿", "ら"])
_LONGEST = 6
"""Kana of a given name; a clause is longer."""
_BARE = later('[「『“"‘（(［\\[【〈《]([^「」『』（）()。！？!?、\n]{1,12})[」』”"’）)］\\]】〉》]')


def is_named(words: Sequence[Token], first: int, last: int) -> bool:
    """Whether the kana at words[first:last + 1] are a name that follows a surname in kanji."""
    at = first
    while at and words[at - 1].end == words[at].start and _is_kana(words[at - 1]):
        at -= 1
    if not at or words[at - 1].end != words[at].start or not _is_kana(words[at]):
        return False
    if words[at].pos[0] == "助詞" or words[at].lemma in _TITLES:
        return False
    if words[last].end - words[at].start > _LONGEST + 2:
        return False
    return _is_surname(words[at - 1])


def _is_kana(word: Token) -> bool:
    return _HIRAGANA.fullmatch(word.surface) is not None


def _is_surname(word: Token) -> bool:
    if word.pos[1] == "固有名詞":
        return True
    if not _KANJI.fullmatch(word.surface) or word.pos[0] != "名詞":
        return False
    # 橘 is a tree until somebody is called so.
    return next(iter(tokens(f"{word.surface}さん"))).pos[2] == "人名"


def is_coined(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] lies in a word that stands alone between quotation marks or brackets:
    the text speaks of it, it says nothing with it.
    """
    return any(
        found.start(1) <= start and end <= found.end(1)
        for found in _BARE.finditer(text, max(0, start - 13), end + 14)
    )


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is within a quotation of its line: another wrote it so."""
    line = text.rfind("\n", 0, start) + 1
    head = text[max(line, start - 200) : start]
    for opening, closing in (("「", "」"), ("『", "』"), ("“", "”")):
        if head.rfind(opening) > head.rfind(closing):
            return closing in text[end : end + 200].partition("\n")[0]
    return False
