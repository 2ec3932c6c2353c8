"""Where kana that read like a broken ending are a name, a coinage or a quotation.

A given name is often in hiragana (森えりす); the dictionary cuts it into whatever verb there is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from text.language.kana import katakana
from text.language.morphology import kana, tokens
from text.later import later
from text.model.document import Token

_HIRAGANA = later("[ぁ-んー]+")
_KANJI = later("[一-鿿々]+")
_TITLES = frozenset(["さん", "君", "ちゃん", "達", "等", "様", "方", "殿", "ら"])
_LONGEST = 6
"""Kana of a given name; a clause is longer."""
_BORDERS = frozenset("\x1f|｜\t")
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


def _is_a_cell(text: str, start: int, end: int) -> bool:
    """Whether text[start:end], kana, is all of a cell of a table: the column of readings."""
    edges = text[start - 1 : start] or "\n", text[end : end + 1] or "\n"
    return end - start > 2 and set(edges) <= {*_BORDERS, "\n"} and set(edges) != {"\n"}


def is_drawn_out(text: str, start: int, end: int) -> bool:
    """Whether a voice draws text[start:end] out: あつーい, してくださぁーい."""
    return "ー" in text[start:end] or text[end : end + 1] in tuple("ぁぃぅぇぉー〜～―—")


def is_reading(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] lies in the reading of the word before it: 大橋⏎おおはし, 花山　はな
    はなやま　はな. Such kana stand between blanks, line breaks or dots and end no sentence.
    """
    while start and (text[start - 1] == "・" or _HIRAGANA.fullmatch(text[start - 1])):
        start -= 1
    while end < len(text) and (text[end] == "・" or _HIRAGANA.fullmatch(text[end])):
        end += 1
    if _is_a_cell(text, start, end):
        return True
    if text[start - 1 : start] not in ("\n", " ", "\u3000", "\x1f", "\t", "（", "("):
        return False
    if text[end : end + 1] in ("。", "、", "！", "？", "!", "?"):
        return False
    reading = katakana(text[start:end].replace("・", ""))
    named = _WORD_BEFORE.search(text, max(0, start - 30), start)
    if named is None or not 2 < len(reading) <= _LONGEST_READING:
        return False
    fields = named[1].split() or [""]
    return any(
        SequenceMatcher(None, kana(one.replace("・", "")), reading).ratio() >= _ALIKE
        for one in {named[1], fields[-1], "".join(fields)}
        if _KANJI.search(one)
    )


_WORD_BEFORE = later("([一-鿿々ァ-ヴーぁ-ん・ \u3000]{1,20})[\\s\u3000（(]+$")
_LONGEST_READING = 20
_ALIKE = 0.6
"""Share of the kana; the dictionary reads a name in its own way: はなしま for かしま."""


def is_verb_in_kana(text: str, start: int, end: int) -> bool:
    """Whether kana that begin at most two before text[start:end], or behind its particle, are by
    themselves a verb and ます, which the dictionary cut otherwise: 乗ってお|どります, 宿題もでます.
    """
    while end < len(text) and text[end - 1] != "す" and _HIRAGANA.fullmatch(text[end]):
        end += 1
    places = [*range(max(0, start - _BACK), start)]
    if text[start] in "もはがをに":
        places.append(start + 1)
    for place in places:
        if _HIRAGANA.fullmatch(text[place:end]) is None:
            continue
        words = list(tokens(text[place:end]))
        if len(words) < _FEWEST:
            continue
        if words[0].surface == "お" and katakana(words[1].surface)[0] != words[1].reading[:1]:
            words = words[1:]  # お|どり|ます: 取る has that sound behind another word only
        if (
            len(words) > 1
            and words[0].pos[0] == "動詞"
            and words[0].known
            and words[0].conjugation_form.startswith("連用")
            and words[1].lemma == "ます"
        ):
            return True
    return False


_BACK, _FEWEST = 2, 2


def is_called(text: str, written: str) -> bool:
    """Whether what stands again and again in `text` is a name: it opens a line or a clause once,
    and is followed by this particle here and by that one there. An ending never is.
    """
    found = [match.span() for match in re.finditer(re.escape(written), text)]
    before = {text[start - 1 : start] for start, _ in found}
    after = {text[end : end + 1] for _, end in found}
    opens = not before.isdisjoint(("", *"\n \u3000「『（(、。・"))
    return opens and len(after) > 1 and not after.isdisjoint("はをのにもとさちくへ")


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
