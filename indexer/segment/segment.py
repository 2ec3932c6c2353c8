"""One segment of a generation, read: raw texts, tight view, tokens, lexicon and postings.

Everything is answered from the memory-mapped file; numbers of documents, sections, types, terms and
positions are those of this segment. See `indexer.segment.writer` for what the arrays hold.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from indexer.segment.arrays.file import SegmentFile
from indexer.segment.arrays.positions import Positions
from indexer.segment.arrays.raw_texts import KeptTexts
from indexer.segment.arrays.token_places import TokenPlaces
from indexer.segment.arrays.type_texts import TypeTexts
from indexer.segment.block_signature import BLOCK, Candidates, candidates
from indexer.segment.skips import Skips
from text.errors import IndexDamaged
from text.language.kana import katakana
from text.language.morphology import entry
from text.model.document import (
    METADATA,
    ORIGIN,
    Annotation,
    Border,
    Document,
    Printed,
    Section,
    Token,
)

if TYPE_CHECKING:
    from indexer.segment.scanning import Offsets


class Segment:
    """An immutable set of documents with their index. Opening costs one mapping of the file."""

    def __init__(self, path: Path) -> None:
        self.file = SegmentFile(path)
        array = self.file.array
        self.stream = array("stream")
        self.token_place = TokenPlaces(self.file)
        self.section_place = array("section_place")
        self.token_bounds = array("token_bounds")
        self.tight_bounds = array("tight_bounds")
        self.section_bounds = array("section_bounds")
        self.section_token = array("section_token")
        self.section_words = array("section_words")
        self.positions = Positions(self.file)
        self.raw_texts = KeptTexts(self.file)
        self.type_texts = TypeTexts(self.file)
        self._term_type = array("term_type")
        self._type_term = array("type_term")
        self._type_length = array("type_length")
        self._odd_token = array("odd_token")

    @cached_property
    def records(self) -> list[dict[str, Any]]:
        """What is known of each document, as it was written."""
        try:
            records: list[dict[str, Any]] = json.loads(self.file.bytes("records"))
        except ValueError as error:
            raise self._damaged("records") from error
        return records

    def check(self) -> None:
        """Raise IndexDamaged unless the arrays fit one another and each document is found."""
        array = self.file.array
        documents, tokens = len(self.token_bounds) - 1, len(self.stream)
        places = array("tight_bounds")[-1] if documents >= 0 else -1
        fit = (
            len(self.records) == len(self.tight_bounds) - 1 == len(self.section_bounds) - 1
            and documents == len(self.records) == len(array("raw_bounds")) - 1
            and self.token_bounds[-1] == tokens
            and self.token_place.fit()
            and self.positions.fit()
            and len(array("tight")) == places == self.section_place[-1]
            and len(self.section_place) == len(self.section_token) == len(self.section_words) + 1
            and len(array("term_bounds")) == len(self._term_type)
            and len(array("type_bounds")) - 1 == len(self._type_term) == len(self._type_length)
        )
        if not fit:
            raise self._damaged("shape")
        for document in range(documents):
            position = self.token_bounds[document]
            term = self._type_term[self.stream[position]]
            # A document may begin with sections without a word, such as its front matter.
            section = bisect_right(self.section_token, position) - 1
            found = self.positions.within(term, section)
            if position not in found or not self._whole(document):
                raise self._damaged(self.records[document]["name"])

    def _whole(self, document: int) -> bool:
        length: int = self.records[document]["length"]
        return len(self.raw(document)) == length

    def _damaged(self, reason: str) -> IndexDamaged:
        return IndexDamaged("index.damaged", path=str(self.file.path), reason=reason)

    # Raw texts

    def raw(self, document: int) -> str:
        """Return the raw text of `document`. O(length)."""
        return self.raw_texts.text(document)

    def document(self, document: int, annotated: bool = True) -> Document:
        """Return `document` as its reader gave it; unless `annotated`, without its annotations.

        Ruby is most of what is kept of a novel besides its text, and slow to read.
        """
        record = self.records[document]
        kept = self._slice("more", document)
        if not annotated:  # the last entry, after nothing but numbers
            kept = kept[: kept.index(b'"annotations"')] + b'"annotations": []}'
        more = json.loads(kept)
        return Document(
            **{word: record[word] for word in ("name", *METADATA, *ORIGIN)},
            raw=self.raw(document),
            undecodable=record["undecodable"],
            sections=self.sections(document) if record["own_sections"] else (),
            skips=tuple((start, end) for start, end in more["skips"]),
            annotations=tuple(Annotation(*annotation) for annotation in more["annotations"]),
            pages=tuple(more["pages"]),
            borders=tuple(Border(*border) for border in more["borders"]),
            furniture=tuple((start, end) for start, end in more["furniture"]),
            printed=tuple(Printed(*printed) for printed in more["printed"]),
            notices=tuple(record["notices"]),
        )

    def skips(self, document: int) -> Skips:
        """Return what is kept of `document` besides its text, to be read in part."""
        return Skips(self._slice("more", document))

    def sections(self, document: int) -> tuple[Section, ...]:
        """Return the sections of `document`, which cover it."""
        return tuple(Section(*section) for section in self.records[document]["sections"])

    def section(self, number: int) -> Section:
        """Return section `number` of the segment."""
        document = self.document_of_section(number)
        within = number - self.section_bounds[document]
        return Section(*self.records[document]["sections"][within])

    def _slice(self, name: str, number: int) -> bytes:
        bounds = self.file.array(f"{name}_bounds")
        return bytes(self.file.array(name)[bounds[number] : bounds[number + 1]])

    # Tight view

    def occurrences(self, name: str, needle: str, candidates: Candidates | None = None) -> Offsets:
        """Return where `needle` (one unit per item) stands in the text `name`, ascending.

        Offsets are units of that text; overlapping occurrences count, and those that begin in one
        document and end in the next. What cannot hold it is skipped: `candidates`, where the
        caller has asked for them already.
        """
        import numpy as np

        from indexer.segment.scanning import occurrences

        stretches, pair = candidates or self.candidates(name, needle)
        if not stretches:
            return np.empty(0, np.int64)
        return occurrences(np.asarray(self.file.array(name)), stretches, pair, needle)

    def find(self, needle: str) -> tuple[Offsets, Offsets]:
        """Return the document of every occurrence of the tight text `needle`, and where it starts.

        Overlapping ones too, in the order of the text; offsets are UTF-16 units of the document's
        tight view. O(units that are scanned).
        """
        import numpy as np

        starts = self.occurrences("tight", needle)
        if not len(starts):
            return starts, starts
        bounds = np.asarray(self.tight_bounds).astype(np.int64)
        counts = np.diff(np.searchsorted(starts, bounds))
        documents = np.repeat(np.arange(len(counts)), counts)
        whole = starts + len(needle) <= bounds[documents + 1]
        documents, starts = documents[whole], starts[whole]
        return documents, starts - bounds[documents]

    def stretches(self, name: str, needle: str) -> list[tuple[int, int]]:
        """Return what must be scanned of the text `name` for `needle` (one code unit per item)."""
        return self.candidates(name, needle)[0]

    def candidates(self, name: str, needle: str) -> Candidates:
        """Return what must be scanned, as `stretches` does, and where its rarest pair stands."""
        length = len(self.file.array(name))
        if not 1 < len(needle) <= BLOCK:
            return [(0, length)], 0
        return candidates(self.file.array(f"{name}_signature"), length, needle)

    def tight(self, document: int) -> str:
        """Return the tight view of `document`."""
        start, end = self.tight_bounds[document : document + 2]
        return self.file.array("tight")[start:end].tobytes().decode("utf-16-le", "surrogatepass")

    @cached_property
    def units(self) -> str:
        """The tight texts, a UTF-16 unit each character. O(size): for small segments."""
        return "".join(map(chr, self.file.array("tight")))

    def raw_span(self, document: int, start: int, end: int) -> tuple[int, int]:
        """Return the smallest raw span that gave [start, end) (UTF-16 units) of the tight view."""
        first = self._origin(document, start)
        return first if end <= start + 1 else (first[0], self._origin(document, end - 1)[1])

    @cached_property
    def _pieces(self) -> tuple[memoryview[int], ...]:
        # Found once: what is asked for every token of a paragraph is to cost a microsecond.
        names = ("piece_bounds", "piece_start", "piece_origin", "piece_end")
        return tuple(map(self.file.array, names))

    def _origin(self, document: int, place: int) -> tuple[int, int]:
        bounds, starts, origins, ends = self._pieces
        piece = bisect_right(starts, place, bounds[document], bounds[document + 1]) - 1
        origin, end = origins[piece], ends[piece]
        if end:
            return origin, end
        return origin + place - starts[piece], origin + place - starts[piece] + 1

    # Tokens and terms

    def type_token(self, number: int) -> Token:
        """Return type `number` (not 0, the border) as a token at 0."""
        token = entry(self.type_texts.line(number))[1]
        return token if token.kana else token._replace(kana=token.reading)

    def term_text(self, number: int) -> str:
        """Return term `number`; 0 is "", the term of marks and borders."""
        return self._slice("term", number).decode()

    def lexicon(self) -> list[str]:
        """Return the texts of all terms, by number. O(their length), for who asks for many."""
        text = self.file.array("term").tobytes()
        return [text[start:end].decode() for start, end in pairwise(self.file.array("term_bounds"))]

    @property
    def terms(self) -> int:
        """The number of terms, "" included; they are numbered in the order of their code points."""
        return len(self._term_type) - 1

    @property
    def types(self) -> int:
        """The number of types."""
        return len(self._type_term)

    @property
    def has_odd_tokens(self) -> bool:
        """Whether some token ends elsewhere than its length says."""
        return len(self._odd_token) > 0

    def token_span(self, position: int) -> tuple[int, int]:
        """Return the places [start, end) of the token at `position`."""
        start = self.token_place[position]
        odd = self._odd_token
        if odd and odd[0] <= position <= odd[-1]:
            known = bisect_left(odd, position)
            if odd[known] == position:
                return start, self.file.array("odd_end")[known]
        return start, start + self._type_length[self.stream[position]]

    def terms_read(self, reading: str) -> Sequence[int]:
        """Return the terms that are read `reading` (the 語彙素読み in hiragana), () if none."""
        number = self._number("reading", katakana(reading))
        if number is None:
            return ()
        bounds = self.file.array("reading_terms")
        return self.file.array("reading_term")[bounds[number] : bounds[number + 1]]

    def types_read(self, term: int, reading: str) -> frozenset[int]:
        """Return the types of `term` that are themselves read `reading` (hiragana)."""
        number, of = self._number("reading", katakana(reading)), self.type_texts.reading_number
        if number is None:
            return frozenset()
        return frozenset(type_ for type_ in self.types_of(term) if of(type_) == number)

    def term_of_type(self, number: int) -> int:
        """Return the term of type `number`."""
        return self._type_term[number]

    def term_number(self, term: str) -> int | None:
        """Return the number of `term`, or None if no document has it. O(log terms)."""
        return self._number("term", term)

    def _number(self, name: str, wanted: str) -> int | None:
        """Return the number of `wanted` among the sorted texts called `name`."""
        bounds, text = self.file.array(f"{name}_bounds"), self.file.array(name)
        sought = wanted.encode("utf-8", "surrogatepass")
        count = len(bounds) - 1
        number = bisect_left(
            range(count), sought, key=lambda n: text[bounds[n] : bounds[n + 1]].tobytes()
        )
        if number < count and text[bounds[number] : bounds[number + 1]] == sought:
            return number
        return None

    def types_of(self, term: int) -> range:
        """Return the types of `term`."""
        return range(self._term_type[term], self._term_type[term + 1])

    def postings_of(self, term: int) -> tuple[memoryview[int], memoryview[int]]:
        """Return the sections that hold `term`, ascending, and how often each does."""
        bounds = self.file.array("posting_bounds")
        reach = slice(bounds[term], bounds[term + 1])
        return self.file.array("posting_section")[reach], self.file.array("posting_count")[reach]

    def phrase(self, terms: Sequence[int | None]) -> list[int]:
        """Return the positions at which `terms` follow one another; None stands for any token.

        Costs O(occurrences of the rarest term).
        """
        known = [(offset, term) for offset, term in enumerate(terms) if term is not None]
        # Most go at the first step.
        known.sort(key=lambda item: self.positions.count(item[1]))
        (offset, rarest), *others = known
        stream, found = self.stream, self.positions.of(rarest)
        last = len(stream) - len(terms) + offset
        places = list(found[bisect_left(found, offset) : bisect_right(found, last)])
        for other, term in others:
            types = self.types_of(term)
            low, high, step = types.start, types.stop, other - offset
            places = [place for place in places if low <= stream[place + step] < high]
        places = [place - offset for place in places]
        for other, wanted in enumerate(terms):
            if wanted is None:
                places = [place for place in places if stream[place + other]]
        return places

    def document_of_section(self, section: int) -> int:
        """Return the document of `section`."""
        return bisect_right(self.section_bounds, section) - 1
