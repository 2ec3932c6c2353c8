"""The layers that go by the lexicon: lemmas in a row, and readings in a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from indexer.analysis.terms import is_content, is_word, term
from indexer.matching.matches import LAYERS, Places, many, united
from indexer.segment.view import PartView, hiragana
from text.language.morphology import tokens
from text.language.romaji import to_hiragana
from text.model.document import Token

_KANA = re.compile("[ぁ-ゖァ-ヺー]{2,}")
_ROMAJI = re.compile("[a-zāīūēōâîûêô'-]{3,}")


@lru_cache(maxsize=64)
def analysed(text: str) -> tuple[Token, ...]:
    """Return the words of a query text, marks left out."""
    return tuple(token for token in tokens(text) if is_word(token))


def lemmas(text: str) -> tuple[str, ...]:
    """Return the terms to be found in a row for `text`; () where it has no word with a meaning.

    What inflects the last word (た, ない, て) is left off: 作った finds 作る. And so is する after
    a noun: 参加する finds 参加.
    """
    words = list(analysed(text))
    while len(words) > 1 and (
        (_inflects(words[-1]) and _predicate(words[-2]))
        or (words[-1].lemma == "為る" and words[-2].pos[0] == "名詞")
    ):
        words.pop()
    if not any(map(is_content, words)):
        return ()
    return tuple(term(word) for word in words)


_KANJI = re.compile("[㐀-鿿々]")
_COLUMNS: Final = {
    "う": "わいうえおっ", "く": "かきくけこい", "ぐ": "がぎぐげごい", "す": "さしすせそ",
    "つ": "たちつてとっ", "ぬ": "なにぬねのん", "ぶ": "ばびぶべぼん", "む": "まみむめもん",
    "る": "らりるれろっ",
}  # fmt: skip


def inflections(text: str) -> list[str]:
    """Return how the forms of `text` begin, where it is one verb in its dictionary form.

    進める → 進め; 作る → 作ら 作り 作る 作れ 作ろ 作っ. Sought as strings they also stand inside
    compounds (推し進められ), which are words of their own to the dictionary. [] where a form would
    be a lone kanji (見る → 見) or the verb is written in kana: such strings stand everywhere.
    """
    words = analysed(text)
    if len(words) != 1 or words[0].pos[0] != "動詞" or not _KANJI.match(text):
        return []
    stem, kind = text[:-1], words[0].conjugation_type
    if "一段" in kind and text.endswith("る"):
        return [stem] if len(stem) > 1 else []
    if "五段" in kind:
        return [stem + ending for ending in _COLUMNS.get(text[-1:], "")]
    return []


def kana_written(view: PartView, text: str) -> Places:
    """Return where the words of `text`, which has kanji, stand in kana.

    Of すすめる the dictionary takes one lemma (勧める) for all; only the reading tells that it may
    be 進める.
    """
    rank = LAYERS.index("reading")
    found = Places()
    words = analysed(text)
    if len(words) != 1 or not words[0].reading or not _KANJI.search(text):
        return found
    reading = hiragana(words[0].reading)
    own = term(words[0])
    if len(reading) < 3:
        return found  # かう, いる: too many words
    places = set()
    for number in view.terms_read(reading):
        if view.part.term_text(number) == own:
            continue
        kana = {
            kind
            for kind in view.part.types_of(number)
            if not _KANJI.search(view.part.type_token(kind).surface)
        }
        for position in view.part.positions_of(number) if kana else ():
            if view.part.stream[position] in kana:
                places.add(view.token_place(position, position))
    for start, end in sorted(places):
        found.add(start, end, rank)
    return found


def joined(view: PartView, text: str) -> Places:
    """Return where one word stands for the several that `text` is cut into: 話合う, 話し合う.

    Kana are left out of compound verbs at will; the word must sound the same and begin alike.
    """
    words = analysed(text)
    if len(words) != 2 or words[1].pos[0] != "動詞" or not _KANJI.match(text):
        return Places()
    reading = hiragana(words[0].reading + words[1].reading)
    rank = LAYERS.index("variant")
    found = [
        _row(view, [number], rank)
        for number in view.terms_read(reading)
        if view.part.term_text(number).startswith(text[0])
    ]
    return united(found)


def _inflects(token: Token) -> bool:
    return token.pos[0] == "助動詞" or token.pos[:2] == ("助詞", "接続助詞")


def _predicate(token: Token) -> bool:
    return token.pos[0] in ("動詞", "形容詞", "助動詞")


def in_a_row(view: PartView, terms: Sequence[str], rank: int) -> Places:
    """Return where `terms` follow one another."""
    numbers = [view.part.term_number(name) for name in terms]
    known = [number for number in numbers if number is not None]
    return _row(view, known, rank) if known and len(known) == len(numbers) else Places()


def _row(view: PartView, terms: Sequence[int], rank: int) -> Places:
    if min(len(view.part.positions_of(number)) for number in terms) >= many():
        from indexer.bulk import rows

        return rows(view, terms, rank)
    return view.rows(view.part.phrase(terms), len(terms), rank)


def kana_of(text: str) -> str | None:
    """Return the hiragana that the tight `text` spells (kana or romaji), or None."""
    if _KANA.fullmatch(text):
        return hiragana(text)
    if _ROMAJI.fullmatch(text):
        return to_hiragana(text)
    return None
