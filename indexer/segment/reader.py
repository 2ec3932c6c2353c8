"""A segment of the index as the search reads it: places in its tight text, sections, words.

A *place* is an offset, in UTF-16 units, into the tight text of the segment: the tight views of its
documents one after the other.
"""

from __future__ import annotations

from bisect import bisect_right
from codecs import utf_16_le_decode
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal

from indexer.segment.bare_matches import BareText
from indexer.segment.section_table import SectionTable
from indexer.segment.segment import Segment
from text.utf16 import units

if TYPE_CHECKING:
    from indexer.segment.raw_map import RawMap, RawPoints


_CHUNK: Final = 1 << 15
"""Units decoded and scanned at a time: what stays in the cache is twice as fast as the whole."""
_WORTH_KEEPING: Final = 3
"""So many times its length may be decoded of a text before it is kept whole."""


class SegmentReader:
    """What the search asks of `segment`. Opening costs nothing; texts are read once."""

    def __init__(self, segment: Segment, numbers: Sequence[int | None]) -> None:
        self.segment = segment
        self.numbers = numbers
        """The number in the index of each document of the segment; None for one that has gone."""
        self._scanned = Counter[str]()
        self._types_read: dict[tuple[int, str], frozenset[int]] = {}

    def may_hold(self, question: object) -> bool:
        """Return whether it is worth looking for what `question` asks
        (`indexer.matching.asking.questions`): of a segment at hand, always.
        """
        return True

    @cached_property
    def tight(self) -> str:
        """The tight text, one code unit per item."""
        return _text(self.segment.file.array("tight"))

    @cached_property
    def bare(self) -> BareText:
        """The tight text without its symbols (`indexer.analysis.bare_text.bare`)."""
        return BareText(self.segment.file)

    @cached_property
    def sections(self) -> SectionTable:
        """What is known of all sections: dear to make, cheap to ask for many."""
        return SectionTable(self.segment)

    @cached_property
    def all_live(self) -> bool:
        """Whether every document of the segment is still in the corpus."""
        return None not in self.numbers

    @cached_property
    def raw_map(self) -> RawMap:
        """The way back to the raw texts for many places at once. O(pieces of the map) to make."""
        from indexer.segment.raw_map import RawMap

        return RawMap(self.segment)

    @cached_property
    def raw_points(self) -> RawPoints:
        """The raw texts as an array. O(raw text) to make; it stays in memory."""
        from indexer.segment.raw_map import RawPoints

        return RawPoints(self.segment)

    def scan(
        self,
        name: Literal["tight"],
        needle: str,
        stretches: Sequence[tuple[int, int]] | None = None,
    ) -> Iterator[int]:
        """Yield where `needle` (one code unit per item) stands in that text, overlapping ones too.

        Blocks that cannot hold it are skipped (`indexer.segment.block_signature`): all but
        `stretches`, where the caller has asked for them already.
        """
        units = self.segment.file.array(name)
        found = self.segment.stretches(name, needle) if stretches is None else stretches
        whole: str | None = self.__dict__.get(name)
        if whole is None:
            self._scanned[name] += sum(end - start for start, end in found)
            if self._scanned[name] > _WORTH_KEEPING * len(units):
                whole = getattr(self, name)
        for low, high in found:
            for start in range(low, high, _CHUNK):
                end = min(start + _CHUNK + len(needle) - 1, high)
                if whole is None:
                    text, origin = _text(units[start:end]), start
                else:
                    text, origin = whole, 0
                place = text.find(needle, start - origin, end - origin)
                while place >= 0:
                    yield origin + place
                    place = text.find(needle, place + 1, end - origin)

    def text(self, name: Literal["tight"], start: int, end: int) -> str:
        """Return [start, end) of that text, one code unit per item, without reading the rest."""
        return _text(self.segment.file.array(name)[max(0, start) : max(0, end)])

    def document_at(self, place: int) -> int:
        """Return the number of the document in which `place` lies."""
        return bisect_right(self.segment.tight_bounds, place) - 1

    def document_end(self, place: int) -> int:
        """Return where the document in which `place` lies ends."""
        return self.segment.tight_bounds[self.document_at(place) + 1]

    def section_bounds(self, document: int) -> Sequence[int]:
        """Return where the sections of `document` start, and where the last one ends."""
        first, last = self.segment.section_bounds[document : document + 2]
        return self.segment.section_place[first : last + 1]

    def section_at(self, place: int) -> int:
        """Return the number, in the segment, of the section in which `place` lies."""
        return (
            bisect_right(self.segment.section_place, place, 0, self.segment.section_bounds[-1]) - 1
        )

    def is_live(self, section: int) -> bool:
        """Whether the document of `section` is still in the corpus."""
        return self.numbers[self.segment.document_of_section(section)] is not None

    def corpus_place(self, section: int) -> tuple[int, int]:
        """Return where `section`, of a document that has not gone, stands in the whole corpus.

        By the number of its document, then in it: how documents came to lie in segments has no say.
        """
        return self.numbers[self.segment.document_of_section(section)] or 0, section

    def described(self, section: int) -> tuple[dict[str, Any], str]:
        """Return what is known of the document of `section`, and its heading."""
        document = self.segment.document_of_section(section)
        record = self.segment.records[document]
        return record, self.segment.section(section).heading

    def raw_section(self, section: int) -> tuple[int, int]:
        """Return the raw [start, end) of `section`."""
        found = self.segment.section(section)
        return found.start, found.end

    def section_range(self, section: int) -> tuple[int, int]:
        """Return [start, end) of `section`."""
        start, end = self.segment.section_place[section : section + 2]
        return start, end

    def raw_span(self, start: int, end: int) -> tuple[int, int, int]:
        """Return (document, raw start, raw end) of the places [start, end)."""
        document = self.document_at(start)
        base = self.segment.tight_bounds[document]
        return (document, *self.segment.raw_span(document, start - base, end - base))

    def cuts_word(self, place: int) -> bool:
        """Whether a stretch that starts or ends at `place` cuts a token in two."""
        token = self.segment.token_place.before(place) - 1
        return token >= 0 and place < self.segment.token_span(token)[1]

    def token_place(self, position: int, last: int) -> tuple[int, int]:
        """Return the places [start, end) of the tokens from `position` to `last`."""
        return self.segment.token_span(position)[0], self.segment.token_span(last)[1]

    def types_read(self, term: int, reading: str) -> frozenset[int]:
        """Return the types of `term` that are themselves read `reading` (hiragana). Kept."""
        known = self._types_read.get((term, reading))
        if known is None:
            known = self._types_read[term, reading] = self.segment.types_read(term, reading)
        return known

    def terms_read(self, reading: str) -> Sequence[int]:
        """Return the terms that are read `reading` (hiragana), () if none."""
        return self.segment.terms_read(reading)


def _text(encoded: memoryview[int]) -> str:
    text, _ = utf_16_le_decode(encoded, "surrogatepass", True)  # without a copy of the bytes
    return text if len(text) == len(encoded) else units(text)
