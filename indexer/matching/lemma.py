"""The layers that go by the lexicon: lemmas in a row, and readings in a row."""

from __future__ import annotations

from indexer.analysis.query_words import _KANJI, analysed
from indexer.analysis.terms import term
from indexer.layers import LAYERS
from indexer.matching.matches import Places
from indexer.matching.phrase import _row
from indexer.matching.union import united
from indexer.segment.view import PartView
from text.language.kana import hiragana


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
