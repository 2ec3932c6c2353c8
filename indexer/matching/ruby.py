"""The reading layer of texts with ruby: the reader's own kana over a word, as the text gives them.

Ruby is no running text, so it is in no tight text; it stands in the raw text between 《 and 》, and
the annotations of the document say over what.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from indexer.layers import LAYERS
from indexer.matching.asking.questions import Ruby
from indexer.matching.literal import exact
from indexer.matching.places.matches import Spans
from indexer.matching.places.union import united
from indexer.segment.reader import SegmentReader
from text.language.kana import hiragana, katakana
from text.later import later
from text.view.normalise import fold, tight

_KANJI = "[々〆〇〻\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_PRINTED = later(rf"(?<={_KANJI})(?:《[ぁ-ゖァ-ヺー]+》|\([ぁ-ゖァ-ヺー]+\))")
_BARRED = later(r"[|｜]([^《》|｜]{1,24})《[ぁ-ゖァ-ヺー]+》")
_KANA = later("[ぁ-ゖァ-ヺー]+")
_BAR = later("[|｜]")
_LONGEST = 24
"""Most kana of a reading."""


def under_ruby(reader: SegmentReader, kana: str) -> Spans:
    """Return the words over which `kana` (hiragana) is set as ruby. O(raw text of the segment).

    Katakana ruby is found, too.
    """
    found = Spans()
    layer = LAYERS.index("reading")
    if not reader.may_hold(Ruby(kana)):
        return found
    for document in _documents(reader, kana):
        if reader.numbers[document] is None:
            continue
        for annotation in reader.segment.document(document).annotations:
            if hiragana(fold(annotation.reading)) == kana:
                start = _place(reader, document, annotation.start)
                end = _place(reader, document, annotation.end - 1) + 1
                if start < end:
                    found.add(start, end, layer)
    return found


def _documents(reader: SegmentReader, kana: str) -> Iterator[int]:
    """Yield the documents, ascending, in whose raw text 《kana》 or （kana） stands."""
    bounds = reader.segment.file.array("raw_bounds")
    last = -1
    for place in sorted([*_places(reader, kana), *_bracketed(reader, kana)]):
        document = bisect_right(bounds, place) - 1
        if document != last:
            last = document
            yield document


def _places(reader: SegmentReader, kana: str) -> Iterable[int]:
    """Return the offsets in bytes at which 《kana》 stands in the raw texts of the segment."""
    other = katakana(kana)
    if "numpy" in sys.modules:
        found: list[int] = reader.ruby_marks.places(kana, other).tolist()
        return found
    letters = "".join(f"(?:{one}|{another})" for one, another in zip(kana, other, strict=True))
    # From the last byte of 《 on: the search for a single byte is 2.5 times as fast as for three.
    head, last = "《".encode()[:-1], "《".encode()[-1:]
    pattern = last + b"(?<=" + head + last + b")" + f"{letters}》".encode()
    matches = re.finditer(pattern, reader.segment.file.array("raw"))
    return (match.start() - len(head) for match in matches)


def _bracketed(reader: SegmentReader, kana: str) -> Iterator[int]:
    """Yield the offsets in bytes at which （kana） stands, in brackets of either width."""
    raw = reader.segment.file.array("raw")
    for marks in ("（）", "()"):
        pattern = re.escape((marks[0] + kana + marks[1]).encode())
        yield from (match.start() for match in re.finditer(pattern, raw))


def _place(reader: SegmentReader, document: int, raw: int) -> int:
    """Return the first place of `document` whose raw text ends after `raw`."""
    segment = reader.segment
    base, end = segment.tight_bounds[document], segment.tight_bounds[document + 1]
    within = range(end - base)
    return base + bisect_right(within, raw, key=lambda n: segment.raw_span(document, n, n + 1)[1])


def printed_readings(reader: SegmentReader, wanted: str, alone: bool = True) -> Spans:
    """Return where `wanted` (tight) stands with readings in it, or (`alone`) is one over a word.

    O(places of the words without their readings); of kana alone O(raw text of the segment).
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
    for start, end, _ in united([under_ruby(reader, hiragana(wanted))]):
        document, first, last = reader.raw_span(start, end)
        annotations = reader.segment.document(document).annotations
        if any(tight(one.reading) == wanted for one in annotations if first <= one.start < last):
            found.add(start, end, 0)
    return found
