"""The reading layer of texts with ruby: the reader's own kana over a word, as the text gives them.

Ruby is no running text, so it is in no tight text; it stands in the raw text between 《 and 》, and
the annotations of the document say over what.
"""

from __future__ import annotations

import re
from functools import cache

from indexer.layers import LAYERS
from indexer.matching.asking.questions import Ruby
from indexer.matching.literal import exact
from indexer.matching.places.matches import Spans
from indexer.matching.places.union import united
from indexer.segment.arrays.ruby_table import under
from indexer.segment.reader import SegmentReader
from text.language.kana import hiragana
from text.later import later
from text.view.normalise import tight

_KANJI = "[々〆〇〻\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_PRINTED = later(rf"(?<={_KANJI})(?:《[ぁ-ゖァ-ヺー]+》|\([ぁ-ゖァ-ヺー]+\))")
_BARRED = later(r"[|｜]([^《》|｜]{1,24})《[ぁ-ゖァ-ヺー]+》")
_KANA = later("[ぁ-ゖァ-ヺー]+")
_BAR = later("[|｜]")
_LONGEST = 24
"""Most kana of a reading."""


def under_ruby(reader: SegmentReader, kana: str) -> Spans:
    """Return the words over which `kana` (hiragana) is set as ruby. O(those words).

    Katakana ruby is found, too.
    """
    found = Spans()
    layer = LAYERS.index("reading")
    if not reader.may_hold(Ruby(kana)):
        return found
    for start, end in under(reader.segment.file, kana):
        if reader.numbers[reader.document_at(start)] is not None:
            found.add(start, end, layer)
    return found


def printed_readings(reader: SegmentReader, wanted: str, alone: bool = True) -> Spans:
    """Return where `wanted` (tight) stands with readings in it, or (`alone`) is one over a word.

    O(places of the words without their readings); of kana alone O(words under them).
    """
    if alone and _KANA.fullmatch(wanted) and len(wanted) <= _LONGEST:
        return _over_words(reader, wanted)
    base = _PRINTED.sub("", _BAR.sub("", _BARRED.sub(r"\1", wanted)))
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
    annotations = cache(lambda document: reader.segment.document(document).annotations)
    for start, end, _ in united([under_ruby(reader, hiragana(wanted))]):
        document, first, last = reader.raw_span(start, end)
        over = (one for one in annotations(document) if first <= one.start < last)
        if any(tight(one.reading) == wanted for one in over):
            found.add(start, end, 0)
    return found
