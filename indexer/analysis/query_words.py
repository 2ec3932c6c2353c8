"""The words of a query as the index knows them: lemmas, inflections, readings."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from indexer.analysis.terms import is_content, is_word, term
from text.language.iteration import MARKS
from text.language.kana import hiragana
from text.language.morphology import tokens
from text.language.romaji import to_hiragana
from text.later import later
from text.model.document import Token

_KANA = later("[ぁ-ゖァ-ヺー]{2,}")


_ROMAJI = later("[a-zāīūēōâîûêô'-]{3,}")


@lru_cache(maxsize=64)
def analysed(text: str) -> tuple[Token, ...]:
    """Return the words of a query text, marks left out."""
    return tuple(token for token in tokens(text) if is_word(token))


_SIGNS = later(f"[{MARKS}\U0001f000-\U0001ffff]")


def lemmas(text: str) -> tuple[str, ...]:
    """Return the terms to be found in a row for `text`; () where it has no word with a meaning.

    What inflects the last word (た, ない, て) is left off: 作った finds 作る. And so is する after
    a noun: 参加する finds 参加. () too where a sign that says something is no word: 👩の会.
    """
    if _SIGNS.search("".join(token.surface for token in tokens(text) if not is_word(token))):
        return ()
    words = list(analysed(text))
    while len(words) > 1 and (
        (_inflects(words[-1]) and _predicate(words[-2]))
        or (words[-1].lemma == "為る" and words[-2].pos[0] == "名詞")
    ):
        words.pop()
    if not any(map(is_content, words)):
        return ()
    return tuple(term(word) for word in words)


_KANJI = later("[㐀-鿿々]")


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
    stem, conjugation = text[:-1], words[0].conjugation_type
    if "一段" in conjugation and text.endswith("る"):
        return [stem] if len(stem) > 1 else []
    if "五段" in conjugation:
        return [stem + ending for ending in _COLUMNS.get(text[-1:], "")]
    return []


def _inflects(token: Token) -> bool:
    return token.pos[0] == "助動詞" or token.pos[:2] == ("助詞", "接続助詞")


def _predicate(token: Token) -> bool:
    return token.pos[0] in ("動詞", "形容詞", "助動詞")


def kana_of(text: str) -> str | None:
    """Return the hiragana that the tight `text` spells (kana or romaji), or None."""
    if _KANA.fullmatch(text):
        return hiragana(text)
    if _ROMAJI.fullmatch(text):
        return to_hiragana(text)
    return None
