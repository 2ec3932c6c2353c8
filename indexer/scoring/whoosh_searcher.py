"""Whoosh's searcher over an index, with the one query that ranking asks: any of some words.

Whoosh's Or of Terms steps from posting to posting in Python; `Disjunction` means the same, scores
the same under BM25F, and sums a segment's scores in one go.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from whoosh.fields import TEXT, Schema
from whoosh.matching import LeafMatcher, NullMatcher
from whoosh.query import Or, Term
from whoosh.reading import EmptyReader, MultiReader, SegmentReader
from whoosh.scoring import BM25F
from whoosh.searching import SearchContext, Searcher

from indexer.scoring.whoosh_codec import LEMMA, WhooshCodec, WhooshSegment
from indexer.segment.segment import Segment

if TYPE_CHECKING:
    from indexer.index import Index


SCHEMA = Schema(**{LEMMA: TEXT()})
"""Never stored, hence never unpickled: it is what this version of Kyogo says it is."""


class WhooshReader(SegmentReader):
    """A segment as a Whoosh reader; its documents are the sections of the segment."""

    def __init__(self, segment: Segment, gone: frozenset[int] = frozenset()) -> None:
        super().__init__(None, SCHEMA, WhooshSegment(segment, gone), codec=WhooshCodec())
        self.segment = segment
        self.gone = gone


class LemmaSearcher(Searcher):
    """A Whoosh searcher that knows of which segment its documents are sections."""

    index: Index
    segments: Sequence[int]
    """Of the index, those that are searched, in the order of the reader's parts."""

    def doc_count_all(self) -> int:
        """Return how many sections there are, in segments that are not searched, too."""
        return sum(size.sections for size in self.index.sizes)

    def avg_field_length(self, fieldname: str, default: float | None = None) -> float:
        """Return how many words a section has on average."""
        words = sum(size.words for size in self.index.sizes)
        return float(words / (self.doc_count_all() or 1))

    def section(self, docnum: int) -> tuple[int, int]:
        """Return (number of the segment, number of the section in it) of a Whoosh document."""
        if self.is_atomic():
            return self.segments[0], docnum
        offsets = self.reader().doc_offsets
        segment = bisect_right(offsets, docnum) - 1
        return self.segments[segment], docnum - offsets[segment]


def lemma_searcher(
    index: Index, weighting: Any = None, among: Collection[int] | None = None
) -> LemmaSearcher:
    """Return a Whoosh searcher over the sections of all documents of `index`.

    `among` are the segments that are searched, where others are known to have nothing.
    `weighting` is BM25F with K1 0.9 and B 0.4 unless given. Opening reads nothing.
    """
    chosen = range(len(index.segments)) if among is None else sorted(among)
    readers = [
        WhooshReader(index.segments[number], frozenset(index.sections_gone(number)))
        for number in chosen
    ]
    if not readers:
        reader: Any = EmptyReader(SCHEMA)
    else:
        reader = readers[0] if len(readers) == 1 else MultiReader(readers)
    searcher = LemmaSearcher(reader, weighting or BM25F(B=0.4, K1=0.9))
    searcher.index = index
    searcher.segments = chosen
    return searcher


class Disjunction(Or):
    """Any of some weighted words, best sections first: Whoosh's Or of Terms under BM25F.

    The scores of a segment are summed in one array per query, not section by section.
    """

    def __init__(self, words: dict[str, float]) -> None:
        super().__init__([Term(LEMMA, word, boost=boost) for word, boost in words.items()])

    def normalize(self) -> Disjunction:
        """Return the query itself."""
        return self

    def matcher(self, searcher: Searcher, context: SearchContext | None = None) -> LeafMatcher:
        """Return the sections of one segment that have one of the words, with their scores."""
        reader: WhooshReader = searcher.reader()
        segment, parent = reader.segment, searcher.get_parent()
        weighting: BM25F = context.weighting if context else searcher.weighting
        k1, b = weighting.K1, weighting.B
        average = parent.avg_field_length(LEMMA) or 1
        words, base, slope = segment.section_words, k1 * (1 - b), k1 * b / average
        scores: dict[int, float] = {}
        known = scores.get
        for query in self.subqueries:
            number = segment.term_number(query.text)
            if number is None:
                continue
            weight = query.boost * parent.idf(LEMMA, query.text.encode()) * (k1 + 1)
            sections, counts = segment.postings_of(number)
            for section, count in zip(sections, counts, strict=True):
                share = count / (count + base + slope * words[section])
                scores[section] = known(section, 0.0) + weight * share
        found = sorted(scores.keys() - reader.gone if reader.gone else scores)
        return ScoreMatcher(found, scores) if found else NullMatcher()


class ScoreMatcher(LeafMatcher):
    """Sections whose scores are known already."""

    def __init__(self, sections: list[int], scores: dict[int, float]) -> None:
        self._sections = sections
        self._scores = scores
        self._at = 0

    def is_active(self) -> bool:
        """Return whether there is a present section."""
        return self._at < len(self._sections)

    def id(self) -> int:
        """Return the number of the present section."""
        return self._sections[self._at]

    def next(self) -> None:
        """Go to the next section."""
        self._at += 1

    def all_ids(self) -> Iterator[int]:
        """Yield every section."""
        return iter(self._sections)

    def score(self) -> float:
        """Return the score of the present section."""
        return self._scores[self.id()]

    def weight(self) -> float:
        """Return the score: there is no other weight."""
        return self.score()

    def supports_block_quality(self) -> bool:
        """Return False: every section has its score, none is skipped."""
        return False

    def max_quality(self) -> float:
        """Return the highest score."""
        return max(self._scores.values())

    def replace(self, minquality: float = 0) -> LeafMatcher:
        """Return the matcher itself."""
        return self

    def copy(self) -> ScoreMatcher:
        """Return another matcher at the same section."""
        twin = ScoreMatcher(self._sections, self._scores)
        twin._at = self._at
        return twin
