"""Readings that a text prints, as they stand there: 林（はやし）氏, 権利《けんり》, はやし alone.

Such readings are no running text, so that a word is found whole; but they stand on the page.
"""

from __future__ import annotations

import re

from indexer.matching.literal import exact
from indexer.matching.places.matches import Spans
from indexer.matching.places.union import united
from indexer.matching.ruby import under_ruby
from indexer.segment.reader import SegmentReader
from text.language.kana import hiragana
from text.later import later
from text.view.normalise import tight

_KANJI = "[々〆〇〻\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_READING = later(rf"(?<={_KANJI})(?:《[ぁ-ゖァ-ヺー]+》|\([ぁ-ゖァ-ヺー]+\))")
_BARRED = later(r"[|｜]([^《》|｜]{1,24})《[ぁ-ゖァ-ヺー]+》")
_KANA = later("[ぁ-ゖァ-ヺー]+")
_BAR = later("[|｜]")
_LONGEST = 24
"""Most kana of a reading."""


def printed_readings(reader: SegmentReader, wanted: str, alone: bool = True) -> Spans:
    """Return where `wanted` (tight) stands with readings in it, or (`alone`) is one over a word.

    O(places of the words without their readings); of kana alone O(raw text of the segment).
    """
    if alone and _KANA.fullmatch(wanted) and len(wanted) <= _LONGEST:
        return _over_words(reader, wanted)
    base = _READING.sub("", _BAR.sub("", _BARRED.sub(r"\1", wanted)))
    if base == wanted or not base:
        return Spans()
    sought = _BAR.sub("", wanted)
    found = Spans()
    for start, end, layer in exact(reader, base):
        document, first, last = reader.raw_span(start, end)
        raw = reader.segment.raw(document)
        # The reading of the last word stands behind it.
        stretch = re.compile(r"[（(《][^）)》]*[）)》]").match(raw, last)
        for stop in (last, stretch.end() if stretch else last):
            if _BAR.sub("", tight(raw[first:stop])) == sought:
                found.add(start, end, layer)
                break
    return found


def _over_words(reader: SegmentReader, wanted: str) -> Spans:
    found = Spans()
    for start, end, _ in united([under_ruby(reader, hiragana(wanted))]):
        document, first, last = reader.raw_span(start, end)
        annotations = reader.segment.document(document).annotations
        if any(tight(one.reading) == wanted for one in annotations if first <= one.start < last):
            found.add(start, end, 0)
    return found
