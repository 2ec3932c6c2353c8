"""An index opened: one generation, which never changes under its reader."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.engines import store_of
from indexer.port import Record, Usage
from indexer.segment.lazy import Lazy
from indexer.segment.segment import Segment
from indexer.store.generations import Store
from indexer.store.manifest import DocumentEntry, Manifest
from indexer.usage.records import record_of
from text.errors import IndexDamaged, KyogoError
from text.model.document import Document
from text.utf16 import units

if TYPE_CHECKING:
    from indexer.matching.asking.manner import Manner
    from indexer.query.tree import Node
    from indexer.segment.reader import SegmentReader


class Index:
    """A snapshot of a corpus: its documents by number, their texts, and where strings stand.

    `documents` are the entries of the manifest, in the order of names; the number of a document is
    its place in that order. `segments` hold them (`indexer.segment.segment`): a segment may hold
    documents that have gone, too, so go from its documents to their numbers by `number_of`.
    """

    def __init__(self, store: Store, manifest: Manifest) -> None:
        self.manifest = manifest
        self.documents: tuple[DocumentEntry, ...] = manifest.documents
        for segment in manifest.segments:
            store.verify(segment)
        self.segments: Sequence[Segment] = store.opened(manifest)
        self.sizes = store.sizes(manifest, self.segments)
        """How much each segment is."""
        self._retrieval = store.retrieval(manifest)
        self._keys = [store.key(segment) for segment in manifest.segments]
        self._numbers = [[-1] * size.documents for size in self.sizes]
        for number, entry in enumerate(self.documents):
            self._numbers[entry.segment][entry.local] = number

    @cached_property
    def readers(self) -> Sequence[SegmentReader]:
        """The segments as the search reads them; texts and lexicon are read once, when needed."""
        return Lazy(len(self.segments), self._reader)

    def _reader(self, number: int) -> SegmentReader:
        from indexer.segment.reader import SegmentReader

        documents = range(self.sizes[number].documents)
        return SegmentReader(
            self.segments[number], [self.number_of(number, local) for local in documents]
        )

    @property
    def units(self) -> int:
        """How long the tight texts of all documents are together."""
        return sum(size.units for size in self.sizes)

    def may_answer(self, tree: Node, manner: Manner, together: bool) -> frozenset[int] | None:
        """Return the segments outside of which nothing answers `tree`; None where all are at hand.

        `together`: those where all of it may stand in one section; else those where any word may,
        which is what ranking counts.
        """
        if self._retrieval is None:
            return None
        return self._numbered(self._retrieval.segments(tree, manner, together))

    def having_terms(self, terms: Sequence[str]) -> frozenset[int] | None:
        """Return the segments outside of which none of `terms` stands, as `may_answer` does."""
        if self._retrieval is None:
            return None
        return self._numbered(self._retrieval.with_terms(terms))

    def sections_with(self, bigrams: Sequence[str]) -> Mapping[str, int] | None:
        """Return how many sections have each of `bigrams`, None where it has to be counted here."""
        return None if self._retrieval is None else self._retrieval.sections_with(bigrams)

    def _numbered(self, keys: set[str] | None) -> frozenset[int] | None:
        if keys is None:
            return None
        return frozenset(number for number, key in enumerate(self._keys) if key in keys)

    def number_of(self, segment: int, local: int) -> int | None:
        """Return the number of document `local` of segment `segment`; None if it has gone."""
        number = self._numbers[segment][local]
        return None if number < 0 else number

    def sections_gone(self, segment: int) -> list[int]:
        """Return the sections of segment `segment` whose documents have gone."""
        bounds = self.segments[segment].section_bounds
        return [
            section
            for local, number in enumerate(self._numbers[segment])
            if number < 0
            for section in range(bounds[local], bounds[local + 1])
        ]

    def document_of(self, segment: int, section: int) -> str:
        """Return the name of the document to which a section of segment `segment` belongs."""
        number = self._numbers[segment][self.segments[segment].document_of_section(section)]
        return self.documents[number].name

    def number(self, name: str) -> int | None:
        """Return the number of the document called `name`, or None."""
        place = bisect_left(self.documents, name, key=lambda entry: entry.name)
        if place < len(self.documents) and self.documents[place].name == name:
            return place
        return None

    def record(self, number: int) -> Record:
        """Return what is known of document `number`."""
        entry = self.documents[number]
        return record_of(self.segments[entry.segment], entry.local, number, entry.name)

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """What is known of every document."""
        return tuple(self.record(number) for number in range(len(self.documents)))

    def usage(self, *without: str) -> Usage:
        """Return how the corpus writes, the documents of those names left out."""
        from indexer.usage.corpus_usage import CorpusUsage

        known = [
            [None if number < 0 else self.records[number] for number in numbers]
            for numbers in self._numbers
        ]
        return CorpusUsage(list(zip(self.segments, known, strict=True)), without)

    def raw(self, number: int) -> str:
        """Return the raw text of document `number`, as it was when it was indexed."""
        entry = self.documents[number]
        return self.segments[entry.segment].raw(entry.local)

    def document(self, number: int, annotated: bool = True) -> Document:
        """Return document `number` as its reader gave it; see `Segment.document`."""
        entry = self.documents[number]
        return replace(
            self.segments[entry.segment].document(entry.local, annotated), name=entry.name
        )

    def find(self, tight_needle: str) -> list[tuple[int, int, int]]:
        """Return (document number, start, end) of every occurrence, overlapping ones too.

        `tight_needle` is a text as `text.view.normalise.tight` gives it; offsets are UTF-16 units
        of the document's tight view, for `raw_span`. In the order of documents, then of the text;
        none is left out and none crosses from one document into the next. O(size of the corpus).
        """
        import numpy as np

        needle = units(tight_needle)
        numbers, starts = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
        for segment, known in zip(self.segments, self._numbers, strict=True):
            documents, places = segment.find(needle)
            if len(places):
                number = np.array(known)[documents]
                numbers.append(number[number >= 0])
                starts.append(places[number >= 0])
        number, start = np.concatenate(numbers), np.concatenate(starts)
        order = np.argsort(number, kind="stable")  # within a document they are in order
        start = start[order]
        columns = number[order], start, start + len(needle)
        # One conversion per column: three times as fast as an object per item.
        return list(zip(*(column.tolist() for column in columns), strict=True))

    def tight(self, number: int) -> str:
        """Return the tight view of document `number`."""
        entry = self.documents[number]
        return self.segments[entry.segment].tight(entry.local)

    def raw_span(self, number: int, start: int, end: int) -> tuple[int, int]:
        """Return the smallest raw [start, end) that gave [start, end) of the tight view."""
        entry = self.documents[number]
        return self.segments[entry.segment].raw_span(entry.local, start, end)


def open_index(root: Path, waiting: Callable[[str], None] | None = None) -> Index:
    """Return the index of the corpus folder `root` as it stands, up to date or not.

    `waiting` is told the reason where a cluster has to be waited for, now or later.

    Raises KyogoError where there is none, IndexDamaged or IndexOutdated where it cannot be used.
    """
    store = store_of(root, waiting)
    while True:
        manifest = store.current()
        if manifest is None:
            raise KyogoError("index.none", path=str(root))
        try:
            return Index(store, manifest)
        except IndexDamaged:
            # A writer may have swept this generation away between the pointer and its segments.
            if store.current() == manifest:
                raise
