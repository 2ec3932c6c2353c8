"""Whoosh's searcher over an index: schema, analyzer, and two queries that work in whole arrays.

`lemma_searcher(index)` gives a `whoosh.searching.Searcher` for Term, And, Or, Not, Phrase, Prefix
and whatever else `whoosh.query` has. Whoosh's Phrase and Or step from posting to posting in Python;
`Row` and `Disjunction` mean the same and take their candidates from arrays.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from whoosh.analysis import Token, Tokenizer
from whoosh.fields import STORED, TEXT, Schema
from whoosh.matching import FilterMatcher, LeafMatcher, NullMatcher
from whoosh.query import Or, Phrase, Term
from whoosh.reading import EmptyReader, MultiReader, SegmentReader
from whoosh.scoring import BM25F
from whoosh.searching import SearchContext, Searcher

from indexer.analysis.terms import term
from indexer.scoring.whoosh_codec import LEMMA, PostingMatcher, WhooshCodec, WhooshSegment
from indexer.segment.segment import Segment
from text.language.morphology import tokens
from text.view.normalise import fold

if TYPE_CHECKING:
    from indexer.index import Index


class LemmaTokenizer(Tokenizer):
    """Cuts a text into the terms of its words, as the index has them."""

    def __call__(
        self,
        value: str,
        positions: bool = False,
        chars: bool = False,
        start_pos: int = 0,
        start_char: int = 0,
        tokenize: bool = True,
        mode: str = "",
        **options: Any,
    ) -> Iterator[Token]:
        """Yield the words of `value`; positions count all tokens, marks too."""
        token = Token(positions, chars, mode=mode)
        if not tokenize:  # a wildcard, prefix or regular expression comes whole
            token.text = token.original = fold(value)
            token.pos, token.startchar, token.endchar = start_pos, start_char, start_char
            yield token
            return
        for place, word in enumerate(tokens(fold(value))):
            if name := term(word):
                token.text, token.original, token.boost = name, word.surface, 1.0
                token.pos = start_pos + place
                token.startchar, token.endchar = start_char + word.start, start_char + word.end
                yield token


SCHEMA = Schema(
    **{LEMMA: TEXT(analyzer=LemmaTokenizer(), phrase=True)},
    document=STORED,
    heading=STORED,
    start=STORED,
    end=STORED,
)
"""Never stored, hence never unpickled: it is what this version of Kyogo says it is."""


class WhooshReader(SegmentReader):
    """A segment as a Whoosh reader; its documents are the sections of the segment."""

    def __init__(self, segment: Segment, gone: frozenset[int] = frozenset()) -> None:
        super().__init__(None, SCHEMA, WhooshSegment(segment, gone), codec=WhooshCodec())
        self.segment = segment
        self.gone = gone


class LemmaSearcher(Searcher):
    """A Whoosh searcher that knows of which segment its documents are sections."""

    def section(self, docnum: int) -> tuple[int, int]:
        """Return (number of the segment, number of the section in it) of a Whoosh document."""
        if self.is_atomic():
            return 0, docnum
        offsets = self.reader().doc_offsets
        segment = bisect_right(offsets, docnum) - 1
        return segment, docnum - offsets[segment]


def lemma_searcher(index: Index, weighting: Any = None) -> LemmaSearcher:
    """Return a Whoosh searcher over the sections of all documents of `index`.

    `weighting` is BM25F with K1 0.9 and B 0.4 unless given. Opening reads nothing.
    """
    readers = [
        WhooshReader(segment, frozenset(index.sections_gone(number)))
        for number, segment in enumerate(index.segments)
    ]
    if not readers:
        reader: Any = EmptyReader(SCHEMA)
    else:
        reader = readers[0] if len(readers) == 1 else MultiReader(readers)
    return LemmaSearcher(reader, weighting or BM25F(B=0.4, K1=0.9))


class Row(Phrase):
    """Words one after the other: Whoosh's Phrase, answered from the stream of types.

    Costs O(occurrences of the rarest word). Scored like one word that is as rare as all together.
    """

    def __init__(self, words: Sequence[str], boost: float = 1.0) -> None:
        super().__init__(LEMMA, list(words), boost=boost)

    def normalize(self) -> Row:
        """Return the query itself."""
        return self

    def matcher(self, searcher: Searcher, context: SearchContext | None = None) -> LeafMatcher:
        """Return the sections that hold the row, in one segment."""
        reader: WhooshReader = searcher.reader()
        segment = reader.segment
        numbers = [segment.term_number(word) for word in self.words]
        if not numbers or None in numbers:
            return NullMatcher()
        places = segment.phrase(numbers)
        if not places:
            return NullMatcher()
        counts = Counter(segment.section_of(place) for place in places)
        scorer = None
        if context is not None and context.weighting is not None:
            scorer = context.weighting.scorer(searcher, LEMMA, self.words[0].encode())
            parent = searcher.get_parent()
            scorer.idf = self.boost * sum(parent.idf(LEMMA, word.encode()) for word in self.words)
        matcher = PostingMatcher(
            segment,
            list(counts),
            list(counts.values()),
            places,
            SCHEMA[LEMMA].format,
            scorer,
            None,
        )
        return FilterMatcher(matcher, reader.gone, exclude=True) if reader.gone else matcher


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
