"""The lemma layer as Whoosh sees it: a codec over the postings of a memory-mapped segment.

Whoosh's own codec pickles its table of contents, segments and blocks (opening an index can run
code) and builds and reads posting by posting. This one gives as much of Whoosh's public interfaces
(`Codec`, `TermsReader`, `PerDocumentReader`) as ranking asks for: how many sections there are, how
many have a term, how many words they have. A Whoosh document is a section; its one indexed field is
`LEMMA`. Writing goes through `indexer.segment.writer`.
"""

from __future__ import annotations

from whoosh.codec.base import Codec, PerDocumentReader, TermsReader
from whoosh.codec.base import Segment as BaseSegment

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

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Return how many sections have a term."""
        return len(self.segment.postings_of(self.number(fieldname, text))[0])


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
