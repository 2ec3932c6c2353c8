"""The layers that go by the lexicon: lemmas in a row, and readings in a row."""

from __future__ import annotations

from indexer.analysis.query_words import _KANJI, analysed
from indexer.analysis.terms import term
from indexer.layers import LAYERS
from indexer.matching.asking.questions import Reading
from indexer.matching.phrase import _row
from indexer.matching.places.matches import Spans
from indexer.matching.places.union import united
from indexer.segment.reader import SegmentReader
from text.language.kana import hiragana


def kana_written(reader: SegmentReader, text: str) -> Spans:
    """Return where the words of `text`, which has kanji, stand in kana.

    Of すすめる the dictionary takes one lemma (勧める) for all; only the reading tells that it may
    be 進める.
    """
    layer = LAYERS.index("reading")
    found = Spans()
    words = analysed(text)
    if len(words) != 1 or not words[0].reading or not _KANJI.search(text):
        return found
    reading = hiragana(words[0].reading)
    own = term(words[0])
    if len(reading) < 3:
        return found  # かう, いる: too many words
    if not reader.may_hold(Reading(reading)):
        return found
    places = set()
    for number in reader.terms_read(reading):
        if reader.segment.term_text(number) == own:
            continue
        # A term may be read otherwise elsewhere: 中 is じゅう in 世界中, and なか is no 十.
        kana = {
            type_
            for type_ in reader.segment.types_of(number)
            for token in [reader.segment.type_token(type_)]
            if not _KANJI.search(token.surface) and hiragana(token.reading) == reading
        }
        for position in reader.segment.positions.of(number) if kana else ():
            if reader.segment.stream[position] in kana:
                places.add(reader.token_place(position, position))
    for start, end in sorted(places):
        found.add(start, end, layer)
    return found


def joined(reader: SegmentReader, text: str) -> Spans:
    """Return where one word stands for the several that `text` is cut into: 話合う, 話し合う.

    Kana are left out of compound verbs at will; the word must sound the same and begin alike.
    """
    words = analysed(text)
    if len(words) != 2 or words[1].pos[0] != "動詞" or not _KANJI.match(text):
        return Spans()
    reading = hiragana(words[0].reading + words[1].reading)
    layer = LAYERS.index("variant")
    if not reader.may_hold(Reading(reading)):
        return Spans()
    found = [
        _row(reader, [number], layer)
        for number in reader.terms_read(reading)
        if reader.segment.term_text(number).startswith(text[0])
    ]
    return united(found)
