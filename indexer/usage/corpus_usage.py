"""`indexer.port.Usage` over the segments of an index."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from zlib import crc32

from indexer.analysis.name_sums import number, word_number
from indexer.analysis.sketch import among, resemblance, resemblance_of_lists, sketch, sketch_in_list
from indexer.port import Amount, Place, Record
from indexer.segment.segment import Segment
from indexer.usage.kana import hiragana_pairs, katakana_runs
from indexer.usage.lines import FEW, FewLines, Part, few, parts_of
from indexer.usage.names import END, Column
from indexer.usage.paragraph import IndexedParagraph
from indexer.usage.places import places
from indexer.usage.slips import slips
from text.language.token_keys import BREAK, CLASS, key, spelling_key
from text.model.document import Document, Section
from text.utf16 import units
from text.view.normalise import tight

_DOCUMENTS = 32
"""Documents that are kept ready for the next place in them."""
_FEW, _ANSWERS = 1000, 4096
"""Places of a string up to which they are kept for the next who asks, and strings kept at most."""


class CorpusUsage:
    """How the documents of some segments write. See `indexer.port.Usage` for the promises.

    `segments` come with the record of each of their documents, None for one that has gone. What is
    asked first costs a pass over the corpus (some 50 ms for 10 million words), what comes after
    does not. May be asked by several threads.
    """

    def __init__(
        self,
        segments: Sequence[tuple[Segment, Sequence[Record | None]]],
        without: Collection[str] = (),
    ) -> None:
        self._segments = [
            (segment, [r if r is not None and r.name not in without else None for r in records])
            for segment, records in segments
        ]
        self._where = {
            record.name: (place, local)
            for place, (_, records) in enumerate(self._segments)
            for local, record in enumerate(records)
            if record is not None
        }
        self._document = lru_cache(_DOCUMENTS)(self._read)
        self._answered: dict[str, Sequence[tuple[int, list[int], list[int]]]] = {}

    # What there is

    @cached_property
    def _few(self) -> bool:
        return few([segment for segment, _ in self._segments])

    @cached_property
    def _parts(self) -> Sequence[Part | FewLines]:
        return parts_of([(segment, _live(records)) for segment, records in self._segments])

    @cached_property
    def amount(self) -> Amount:
        """How much there is to learn from; marks are words, too."""
        words = sum(part.words for part in self._parts)
        return Amount(len(self.records), sum(record.length for record in self.records), words)

    @cached_property
    def records(self) -> Sequence[Record]:
        """What is known of each document, in the order of names."""
        found = [r for _, records in self._segments for r in records if r is not None]
        return sorted(found, key=lambda record: record.name)

    def document(self, name: str) -> Document:
        """Return the document as its reader gave it. Raises LookupError if there is none."""
        place, local = self._where[name]
        return replace(self._segments[place][0].document(local), name=name)

    def _read(self, place: int, local: int) -> Document:
        segment, records = self._segments[place]
        record = records[local]
        assert record is not None
        return replace(segment.document(local, annotated=False), name=record.name)

    # Strings

    def count(self, text: str) -> int:
        """Return at how many places `text` stands."""
        return sum(len(starts) for _, _, starts in self._found(text))

    def documents_with(self, text: str) -> Sequence[str]:
        """Return the names of the documents that have `text`, in order."""
        names: set[str] = set()
        for place, documents, _ in self._found(text):
            records = self._segments[place][1]
            names.update(records[local].name for local in set(documents))  # type: ignore[union-attr]
        return sorted(names)

    def places(self, text: str) -> Iterator[Place]:
        """Yield the places where `text` stands in running text, in the order of names and text."""
        length = len(units(tight(text)))
        found = [
            (self._segments[place][1][local].name, start, place, local)  # type: ignore[union-attr]
            for place, documents, starts in self._found(text)
            for local, start in zip(documents, starts, strict=True)
        ]
        for _, start, place, local in sorted(found):
            paragraph = self._paragraph(place, local, start)
            if paragraph is not None:
                low, high = paragraph.place_of(start, start + length)
                if high > low:
                    yield Place(paragraph, low, high)

    def _found(self, text: str) -> Sequence[tuple[int, list[int], list[int]]]:
        """Return (segment, documents, starts in them) where the text stands in live documents."""
        needle = units(tight(text))
        found = self._answered.get(needle)
        if found is None:
            found = tuple(self._look_for(needle))
            if sum(len(starts) for _, _, starts in found) <= _FEW:
                if len(self._answered) >= _ANSWERS:
                    self._answered.clear()
                self._answered[needle] = found
        return found

    def _look_for(self, needle: str) -> Iterator[tuple[int, list[int], list[int]]]:
        if not needle:
            return
        for place, (segment, records) in enumerate(self._segments):
            documents, starts = places(segment, needle, _live(records), self._few)
            if starts:
                yield place, documents, starts

    def _paragraph(self, place: int, local: int, start: int) -> IndexedParagraph | None:
        segment = self._segments[place][0]
        first, last = segment.token_bounds[local : local + 2]
        at = start + segment.tight_bounds[local]
        # A border may stand there, too: of the document itself.
        position = min(max(segment.token_place.up_to(at), first), last) - 1
        if position < first:
            return None
        line = bisect_right(segment.file.array("line_token"), position) - 1
        return IndexedParagraph(segment, local, line, self._document(place, local))

    def section_raw(self, record: Record, section: Section) -> tuple[str, int]:
        """Return the raw text of `section` and the line (from 1) at which it starts."""
        raw = self._document(*self._where[record.name]).raw
        return raw[section.start : section.end], raw.count("\n", 0, section.start) + 1

    def one_slip(self, text: str) -> Mapping[str, int]:
        """Return the strings one slip away from `text` that stand in the corpus, with counts."""
        found: Counter[str] = Counter()
        for segment, records in self._segments:
            found.update(slips(segment, _live(records), units(tight(text)), self._few))
        return found

    @cached_property
    def _runs(self) -> Counter[str]:
        return katakana_runs(self._parts)

    def all_runs(self) -> Mapping[str, int]:
        """Return how often each run of three katakana or more stands."""
        return self._runs

    # Usage

    @cached_property
    def _keys(self) -> Column:
        return Column(self._parts, "type_key")

    @cached_property
    def _classes(self) -> Column:
        return Column(self._parts, "type_class")

    def words(self, keys: Iterable[str]) -> Mapping[str, int]:
        """Return how often each word is used; 0 for what is not."""
        asked = list(keys)
        return dict(zip(asked, self._keys.counts([max(_word(k), 0) for k in asked]), strict=True))

    def pairs(self, pairs: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], int]:
        """Return how often the second word follows the first within a line."""
        asked = list(pairs)
        numbers = [(_word(left), _word(right)) for left, right in asked]
        return dict(zip(asked, self._keys.pairs(numbers), strict=True))

    def classes(self, names: Iterable[str]) -> Mapping[str, int]:
        """Return how often words of each class stand."""
        asked = list(names)
        return dict(zip(asked, self._classes.counts([number(n) for n in asked]), strict=True))

    def class_pairs(self, pairs: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], int]:
        """Return how often a word of the second class follows one of the first within a line."""
        asked = list(pairs)
        numbers = [(_class(left), _class(right)) for left, right in asked]
        return dict(zip(asked, self._classes.pairs(numbers), strict=True))

    @cached_property
    def _kana(self) -> dict[str, int]:
        return hiragana_pairs(self._parts)

    def kana(self, texts: Iterable[str]) -> Mapping[str, int]:
        """Return how often each hiragana, or two that stand together, stands before another."""
        return {text: self._kana.get(text, 0) for text in texts}

    def homophones(self, kana: str) -> Mapping[str, int]:
        """Return the words that are read so (katakana), and how often each is used."""
        found: Counter[str] = Counter()
        for part, type_, count in self._used("type_kana", crc32(kana.encode("utf-8", "replace"))):
            token = part.segment.type_token(type_)
            if token.kana == kana:
                found[key(token)] += count
        return found

    def spellings(self, key: str) -> Mapping[str, int]:
        """Return how often each spelling of the lemma (its dictionary form) is used."""
        found: Counter[str] = Counter()
        for part, type_, count in self._used("type_spelling", number(key)):
            token = part.segment.type_token(type_)
            if spelling_key(token) == key:
                found[token.base] += count
        return found

    def _used(self, column: str, wanted: int | None) -> Iterator[tuple[Part | FewLines, int, int]]:
        for part in self._parts:
            for type_, count in part.used(column, wanted):
                yield part, type_, count

    def all_spellings(self) -> Iterator[tuple[str, Mapping[str, int]]]:
        """Yield every lemma that is spelt in several ways, in order. O(lexicon)."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for part, type_, count in self._used("type_spelling", None):
            token = part.segment.type_token(type_)
            found[spelling_key(token)][token.base] += count
        for name in sorted(found):
            if len(found[name]) > 1:
                yield name, found[name]

    # Documents

    def nearest(self, text: str) -> Sequence[tuple[float, Record]]:
        """Return the documents that share most of their five-letter stretches with `text`."""
        found = list(self._nearest_few(text) if self._is_short(text) else self._nearest(text))
        return sorted(found, key=lambda pair: (-pair[0], pair[1].name))

    def _is_short(self, text: str) -> bool:
        return self._few and len(text) <= FEW // 4

    def _nearest(self, text: str) -> Iterator[tuple[float, Record]]:
        import numpy as np

        from indexer.analysis.folding import SPACES, fold_units

        folded = fold_units(text)
        own = sketch(folded.units[~SPACES[folded.units]])
        for segment, records in self._segments:
            kept = np.asarray(segment.file.array("sketch"))
            bounds = segment.file.array("sketch_bounds")
            shared = among(kept, own)
            for local, record in enumerate(records):
                here = slice(bounds[local], bounds[local + 1])
                if record is not None and shared[here].any():
                    yield resemblance(own, kept[here]), record

    def _nearest_few(self, text: str) -> Iterator[tuple[float, Record]]:
        own = sketch_in_list(units(tight(text)))
        for segment, records in self._segments:
            kept, bounds = segment.file.array("sketch"), segment.file.array("sketch_bounds")
            for local, record in enumerate(records):
                here = kept[bounds[local] : bounds[local + 1]].tolist()
                if record is not None and not {*own}.isdisjoint(here):
                    yield resemblance_of_lists(own, here), record


def _live(records: Sequence[Record | None]) -> list[bool]:
    return [record is not None for record in records]


@lru_cache(_ANSWERS)
def _word(name: str) -> int:
    return END if name == BREAK else word_number(name if name.isascii() else tight(name))


def _class(name: str) -> int:
    return END if name == CLASS else number(name)
