"""The words of a stretch of text, each with the kind of unit that it belongs to.

The dictionary's answer for a word is shared by all its places: a text repeats its words, and making
each anew would cost more than MeCab does.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from text.language.morphology import entry, token_lines
from text.later import later
from text.model.document import Token

UnitKind = Literal[
    "date", "time", "number", "name", "noun", "predicate", "particle", "mark", "markup", "word"
]

_HONORIFICS = frozenset(("様", "殿", "御中", "氏", "さん", "君", "先生", "各位", "さま", "どの"))
_LOOSE_SUFFIXES = frozenset(("内", "等", "など", "側", "間", "外"))
_FORMAL = frozenset(("通り", "際", "事", "時", "為", "旨", "点"))
_KANJI_OR_KATAKANA = later("[^ぁ-ゖ]")


class Word(NamedTuple):
    """A word at [start, end) of a text; `token` is what the dictionary knows, without the place.

    `continues` tells whether it goes on with the predicate before it.
    """

    surface: str
    start: int
    end: int
    token: Token
    kind: UnitKind
    continues: bool


_new = tuple.__new__  # a third of the time of the named tuple's own constructor


def words(text: str) -> list[Word]:
    """Return the words of `text`, in order; white space is none."""
    found: list[Word] = []
    for offset, lines in token_lines(text):
        place = offset
        for line in lines:
            blanks, length, token, kind, continues = _known(line)
            start = place + blanks
            place = start + length
            found.append(_new(Word, (text[start:place], start, place, token, kind, continues)))
    return found


def with_marks(found: Sequence[Word], text: str, marks: Sequence[tuple[int, int]]) -> list[Word]:
    """Return `found` with every one of `marks` (tags, **; stretches of `text`) as one word."""
    kept: list[Word] = []
    number = 0
    for start, end in marks:
        while number < len(found) and found[number].end <= start:
            kept.append(found[number])
            number += 1
        if number < len(found) and found[number].start < start:
            kept.append(_cut(found[number], text, found[number].start, start))
        kept.append(Word(text[start:end], start, end, _mark(text[start:end]), "markup", False))
        while number < len(found) and found[number].end <= end:
            number += 1
        if number < len(found) and found[number].start < end:
            rest = _cut(found[number], text, end, found[number].end)
            found = [*found[:number], rest, *found[number + 1 :]]
    return [*kept, *found[number:]]


def _cut(word: Word, text: str, start: int, end: int) -> Word:
    return Word(text[start:end], start, end, word.token, word.kind, word.continues)


@lru_cache(maxsize=1000)
def _mark(surface: str) -> Token:
    pos = ("補助記号", "一般", "*", "*")
    return Token(surface, 0, len(surface), surface, "", "", pos, "*", "*", True)


@lru_cache(maxsize=100_000)
def _known(line: str) -> tuple[int, int, Token, UnitKind, bool]:
    blanks, token = entry(line)
    return blanks, len(token.surface), token, _kind(token), _continues(token)


def _kind(word: Token) -> UnitKind:
    pos1, pos2, pos3, _ = word.pos
    if pos1 == "名詞" and pos2 == "固有名詞" and pos3 == "人名":
        return "name"
    if word.surface in _HONORIFICS:
        return "word"
    if pos1 == "代名詞":
        return "noun"
    if pos1 == "名詞":
        formal = word.surface in _FORMAL or not _KANJI_OR_KATAKANA.search(word.surface)
        return "word" if pos3 == "副詞可能" or formal else "noun"
    if pos1 == "接尾辞" and (pos3 == "副詞可能" or word.surface in _LOOSE_SUFFIXES):
        return "word"
    if pos1 == "接頭辞" or (pos1 == "接尾辞" and pos2 in ("名詞的", "形状詞的")):
        return "noun"
    if pos1 in ("記号", "形状詞"):
        return "noun" if pos1 == "記号" and pos2 == "文字" else "word"
    if pos1 in ("動詞", "形容詞"):
        return "predicate"
    if pos1 == "助動詞":
        return "predicate"
    if pos1 == "助詞":
        return "particle"
    if pos1 in ("補助記号", "空白"):
        return "mark"
    return "word"


def _continues(word: Token) -> bool:
    """Whether `word` goes on with the predicate before it: 行わ + なけれ + ば + なら + ない."""
    pos1, pos2, _, _ = word.pos
    return (
        pos1 == "助動詞"
        or (pos1 == "助詞" and pos2 == "接続助詞" and word.lemma in ("て", "ば"))
        or (pos1 in ("動詞", "形容詞") and pos2 == "非自立可能")
        or (pos1 == "接尾辞" and pos2 in ("動詞的", "形容詞的"))
    )
