"""The lemma layer as a Whoosh index: a codec whose postings lie in a memory-mapped segment.

Whoosh's own codec pickles its table of contents, segments and blocks (opening an index can run
code) and builds and reads posting by posting. This one gives Whoosh's public interfaces (`Codec`,
`TermsReader`, `PerDocumentReader`, `LeafMatcher`) over the arrays of `indexer.segment.segment`. A
Whoosh document is a section; its one indexed field is `LEMMA`, with positions. Writing goes through
`indexer.segment.writer`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from whoosh.codec.base import Codec, FieldCursor, PerDocumentReader, TermsReader
from whoosh.codec.base import Segment as BaseSegment
from whoosh.fields import FieldType
from whoosh.formats import Format
from whoosh.matching import LeafMatcher, NullMatcher, ReadTooFar
from whoosh.reading import TermInfo, TermNotFound
from whoosh.scoring import BaseScorer

from indexer.segment.segment import Segment

LEMMA = "lemma"
"""The field: the words of a section by their terms (`indexer.analysis.terms.term`)."""


class WhooshSegment(BaseSegment):
    """A segment as a Whoosh segment; `gone` are the sections of documents that were removed."""

    def __init__(self, segment: Segment, gone: frozenset[int]) -> None:
        super().__init__(segment.file.path.stem)
        self.segment = segment
        self.gone = gone

    def codec(self) -> WhooshCodec:
        """Return the codec that reads it."""
        return WhooshCodec()

    def doc_count_all(self) -> int:
        """Return the number of sections, those that have gone included."""
        return len(self.segment.section_words)

    def deleted_count(self) -> int:
        """Return the number of sections that have gone."""
        return len(self.gone)

    def deleted_docs(self) -> frozenset[int]:
        """Return the sections that have gone."""
        return self.gone

    def is_deleted(self, docnum: int) -> bool:
        """Return whether section `docnum` has gone."""
        return docnum in self.gone


class WhooshCodec(Codec):
    """Reads segments; nothing is kept in a Whoosh storage."""

    def terms_reader(self, storage: None, whoosh_segment: WhooshSegment) -> WhooshTerms:
        """Return the lexicon and the postings of the segment."""
        return WhooshTerms(whoosh_segment.segment)

    def per_document_reader(self, storage: None, whoosh_segment: WhooshSegment) -> WhooshSections:
        """Return what is known of each section of the segment."""
        return WhooshSections(whoosh_segment)


class WhooshTerms(TermsReader):
    """The lexicon of a segment: terms in the order of their UTF-8 bytes, with their postings."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment

    def indexed_field_names(self) -> list[str]:
        """Return the one field."""
        return [LEMMA]

    def number(self, fieldname: str, text: bytes) -> int:
        """Return the number of the term `text`. Raises KeyError if there is none."""
        number = self.segment.term_number(text.decode()) if fieldname == LEMMA and text else None
        if number is None:
            raise KeyError((fieldname, text))
        return number

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        try:
            self.number(*term)
        except KeyError:
            return False
        return True

    def cursor(self, fieldname: str, fieldobj: FieldType) -> TermCursor:
        """Return a cursor that walks the lexicon."""
        return TermCursor(self.segment)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Yield every term."""
        return self.terms_from(LEMMA, b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Yield the terms from `prefix` on."""
        segment = self.segment
        start = bisect_left(
            range(1, segment.terms), prefix, key=lambda number: segment.term_text(number).encode()
        )
        return (
            (LEMMA, segment.term_text(number).encode())
            for number in range(1 + start, segment.terms)
        )

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield every term with its statistics."""
        return self.items_from(LEMMA, b"")

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield the terms from `prefix` on with their statistics."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Return the statistics of a term. O(its sections). Raises KeyError if there is none."""
        number = self.number(fieldname, text)
        sections, counts = self.segment.postings_of(number)
        return TermInfo(
            weight=len(self.segment.positions_of(number)),
            df=len(sections),
            minlength=1,
            maxlength=self.segment.longest_section,
            maxweight=max(counts),
            minid=sections[0],
            maxid=sections[-1],
        )

    def frequency(self, fieldname: str, text: bytes) -> int:
        """Return how often a term stands in the segment."""
        return len(self.segment.positions_of(self.number(fieldname, text)))

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Return how many sections have a term."""
        return len(self.segment.postings_of(self.number(fieldname, text))[0])

    def matcher(
        self, fieldname: str, text: bytes, format_: Format, scorer: BaseScorer | None = None
    ) -> PostingMatcher:
        """Return the postings of a term. Raises TermNotFound if there is none."""
        try:
            number = self.number(fieldname, text)
        except KeyError as error:
            raise TermNotFound(f"{fieldname}:{text!r}") from error
        sections, counts = self.segment.postings_of(number)
        places = self.segment.positions_of(number)
        return PostingMatcher(
            self.segment, sections, counts, places, format_, scorer, (fieldname, text)
        )


class TermCursor(FieldCursor):
    """Walks the lexicon of a segment, for prefixes, wildcards and near spellings."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._number = 1

    def first(self) -> str | None:
        """Go to the first term and return it."""
        self._number = 1
        return self.text()

    def find(self, string: str | bytes) -> str | None:
        """Go to the first term from `string` on and return it."""
        wanted = string.decode() if isinstance(string, bytes) else string
        segment = self._segment
        self._number = 1 + bisect_left(range(1, segment.terms), wanted, key=segment.term_text)
        return self.text()

    def next(self) -> str | None:
        """Go to the next term and return it."""
        self._number += 1
        return self.text()

    def text(self) -> str | None:
        """Return the present term; None past the last."""
        return self._segment.term_text(self._number) if self.is_valid() else None

    def is_valid(self) -> bool:
        """Return whether there is a present term."""
        return self._number < self._segment.terms


class WhooshSections(PerDocumentReader):
    """What a Whoosh searcher asks of a document: here, of a section of a segment."""

    def __init__(self, whoosh_segment: WhooshSegment) -> None:
        self.segment = whoosh_segment.segment
        self._whoosh_segment = whoosh_segment

    def doc_count_all(self) -> int:
        """Return the number of sections, those that have gone included."""
        return self._whoosh_segment.doc_count_all()

    def doc_count(self) -> int:
        """Return the number of sections in force."""
        return self.doc_count_all() - len(self._whoosh_segment.gone)

    def has_deletions(self) -> bool:
        """Return whether some sections have gone."""
        return bool(self._whoosh_segment.gone)

    def is_deleted(self, docnum: int) -> bool:
        """Return whether section `docnum` has gone."""
        return docnum in self._whoosh_segment.gone

    def deleted_docs(self) -> frozenset[int]:
        """Return the sections that have gone."""
        return self._whoosh_segment.gone

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Return the number of words of section `docnum`: exact, where Whoosh's own rounds."""
        return self.segment.section_words[docnum] if fieldname == LEMMA else default

    def field_length(self, fieldname: str) -> int:
        """Return the number of words of all sections."""
        return sum(self.segment.section_words) if fieldname == LEMMA else 0

    def min_field_length(self, fieldname: str) -> int:
        """Return the number of words of the shortest section."""
        return min(self.segment.section_words, default=0) if fieldname == LEMMA else 0

    def max_field_length(self, fieldname: str) -> int:
        """Return the number of words of the longest section."""
        return self.segment.longest_section if fieldname == LEMMA else 0

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """Return the document's name, and the heading and raw [start, end) of the section."""
        document = self.segment.document_of_section(docnum)
        within = docnum - self.segment.section_bounds[document]
        section = self.segment.sections(document)[within]
        name = self.segment.records[document]["name"]
        return {
            "document": name,
            "heading": section.heading,
            "start": section.start,
            "end": section.end,
        }


class PostingMatcher(LeafMatcher):
    """Sections in ascending order, each with how often the term stands in it and where.

    `places` are the positions in the segment's stream, in the order of the sections; skipping is a
    binary search.
    """

    def __init__(
        self,
        segment: Segment,
        sections: Sequence[int],
        counts: Sequence[int],
        places: Sequence[int],
        format_: Format,
        scorer: BaseScorer | None,
        term: tuple[str, bytes] | None,
    ) -> None:
        self.segment = segment
        self.sections = sections
        self.counts = counts
        self.places = places
        self.format = format_
        self.scorer = scorer
        self._term = term
        self._at = 0

    def is_active(self) -> bool:
        """Return whether there is a present section."""
        return self._at < len(self.sections)

    def reset(self) -> None:
        """Go back to the first section."""
        self._at = 0

    def copy(self) -> PostingMatcher:
        """Return another matcher at the same section."""
        twin = PostingMatcher(
            self.segment,
            self.sections,
            self.counts,
            self.places,
            self.format,
            self.scorer,
            self._term,
        )
        twin._at = self._at
        return twin

    def id(self) -> int:
        """Return the number of the present section."""
        return self.sections[self._at]

    def next(self) -> None:
        """Go to the next section. Raises ReadTooFar past the last."""
        if not self.is_active():
            raise ReadTooFar
        self._at += 1

    def skip_to(self, id: int) -> None:
        """Go to the first section from `id` on, never back. O(log sections)."""
        if not self.is_active():
            raise ReadTooFar
        self._at = bisect_left(self.sections, id, self._at)

    def all_ids(self) -> Iterator[int]:
        """Yield every section."""
        return iter(self.sections)

    def weight(self) -> int:
        """Return how often the term stands in the present section."""
        return self.counts[self._at]

    def value_as(self, astype: str) -> list[int]:
        """Return the positions in the present section, counted from its start."""
        start, end = self.segment.section_token[self.id() : self.id() + 2]
        low = bisect_left(self.places, start)
        return [place - start for place in self.places[low : bisect_left(self.places, end, low)]]

    def supports(self, astype: str) -> bool:
        """Return whether the matcher knows `astype`: positions only."""
        return astype == "positions"

    def replace(self, minquality: float = 0) -> LeafMatcher:
        """Return a cheaper matcher where no section can reach `minquality`."""
        if not self.is_active() or (minquality and self.max_quality() < minquality):
            return NullMatcher()
        return self

    def skip_to_quality(self, minquality: float) -> int:
        """Skip all that cannot exceed `minquality`: the list counts as one block."""
        if self.block_quality() <= minquality:
            self._at = len(self.sections)
        return 0

    def block_max_weight(self) -> int:
        """Return the highest count of any section."""
        return max(self.counts)

    def block_min_length(self) -> int:
        """Return a bound below the length of any section that has the term."""
        return 1

    def block_max_length(self) -> int:
        """Return a bound above the length of any section."""
        return self.segment.longest_section
