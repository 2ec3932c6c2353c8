"""The nearest relatives of a document: by their words, and by the passages that they share.

Nearness is the cosine of the two documents' content lemmas, weighted (1 + ln tf) * idf (Salton and
Buckley 1988). What is shared is counted in the text itself: every stretch of PASSAGE or more code
points (white space, width and case aside) that stands in both.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from indexer.analysis.terms import is_content, term
from indexer.index import Index
from indexer.segment.segment import Segment
from text.language.morphology import tokens
from text.model.document import Document, Span
from text.model.search import Passage, Relative
from text.running.running import running
from text.view.lines import LineIndex
from text.view.normalise import fold, tightened
from text.view.view import without

PASSAGE: Final = 12
"""Code points; shorter stretches are set phrases that any two documents of a kind share."""
CANDIDATES: Final = 40
LEAST: Final = 0.05
"""Nearness below this is that of any two texts in one language."""
TERMS: Final = 200
"""The candidates are found by so many of the document's most telling lemmas."""

Vector = Mapping[str, float]


def similar(index: Index, document: Document, limit: int = 10, passages: int = 3) -> list[Relative]:
    """Return the `limit` documents of the corpus nearest to `document`, nearest first.

    `document` (of which only its scope counts) need not be in the corpus; if it is, it is not its
    own relative. Costs O(its length, the postings of TERMS lemmas, the length of the candidates).
    """
    weights = _Weights(index)
    words = tokens(fold(running(document).text))
    own = weights.vector(Counter(term(token) for token in words if is_content(token)))
    here = _Text(document)
    candidates = weights.candidates(own, index.number(document.name))
    nearest = sorted(
        ((_cosine(own, weights.vector(weights.terms(number))), number) for number in candidates),
        key=lambda pair: (-pair[0], pair[1]),
    )
    return [
        _relative(here, _Text(index.document(number)), nearness, passages)
        for nearness, number in nearest[:limit]
        if nearness >= LEAST
    ]


class _Lexicon:
    """The terms of a segment by their texts, and which of its types are content words."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment
        self._names = segment.lexicon()
        self.number = {name: number for number, name in enumerate(self._names)}
        self._content: dict[int, str] = {}

    def content(self, type_: int) -> str:
        """Return the term of type `type_`, "" if it is no content word."""
        name = self._content.get(type_)
        if name is None:
            name = self._names[self.segment.term_of_type(type_)]
            name = name if name and is_content(self.segment.type_token(type_)) else ""
            self._content[type_] = name
        return name


class _Weights:
    """How telling each lemma is, over the documents of an index."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._lexicons = [_Lexicon(segment) for segment in index.segments]
        self._sections = sum(segment.section_bounds[-1] for segment in index.segments)
        self._idf: dict[str, float] = {}

    def idf(self, name: str) -> float:
        """Return how rare a lemma is among the sections; 0 for one that none has."""
        known = self._idf.get(name)
        if known is None:
            having = sum(len(sections) for _, sections, _ in self._postings(name))
            known = self._idf[name] = math.log((1 + self._sections) / having) if having else 0.0
        return known

    def _postings(self, name: str) -> Iterator[tuple[int, Sequence[int], Sequence[int]]]:
        """Yield (number of the segment, its sections with the lemma, how often each has it)."""
        for number, lexicon in enumerate(self._lexicons):
            known = lexicon.number.get(name)
            if known is not None:
                yield number, *lexicon.segment.postings_of(known)

    def _documents(self, name: str) -> dict[int, int]:
        """Return how often each document has the lemma."""
        counts: dict[int, int] = {}
        for number, sections, occurrences in self._postings(name):
            segment = self.index.segments[number]
            for section, count in zip(sections, occurrences, strict=True):
                document = self.index.number_of(number, segment.document_of_section(section))
                if document is not None:
                    counts[document] = counts.get(document, 0) + count
        return counts

    def vector(self, counts: Mapping[str, int]) -> Vector:
        """Return the weights of the lemmas of one document."""
        return {name: (1 + math.log(n)) * self.idf(name) for name, n in counts.items()}

    def candidates(self, own: Vector, itself: int | None) -> list[int]:
        """Return the documents that have most of the most telling lemmas of `own`."""
        scores: dict[int, float] = {}
        for name in sorted(own, key=lambda name: (-own[name], name))[:TERMS]:
            for document, count in self._documents(name).items():
                gain = own[name] * (1 + math.log(count)) * self.idf(name)
                scores[document] = scores.get(document, 0.0) + gain
        scores.pop(-1 if itself is None else itself, None)
        return sorted(scores, key=lambda number: (-scores[number], number))[:CANDIDATES]

    def terms(self, number: int) -> dict[str, int]:
        """Return how often each content lemma stands in document `number`."""
        entry = self.index.documents[number]
        lexicon = self._lexicons[entry.segment]
        first, last = lexicon.segment.token_bounds[entry.local : entry.local + 2]
        counts: dict[str, int] = {}
        for type_, count in Counter(lexicon.segment.stream[first:last]).items():
            if name := lexicon.content(type_):
                counts[name] = counts.get(name, 0) + count
        return counts


def _cosine(one: Vector, other: Vector) -> float:
    product = sum(weight * other.get(name, 0.0) for name, weight in one.items())
    lengths = math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
    return product / lengths if lengths else 0.0


class _Text:
    """The tight text of a document (of its scope) with the way back to its raw places."""

    def __init__(self, document: Document) -> None:
        self.document = document
        start, end = document.scope or (0, len(document.raw))
        skips = [(0, start), *document.skips, (end, len(document.raw))]
        base = without(document.raw, sorted(skips))
        self.reader = base.then(tightened(base.text))
        self.lines = LineIndex(document.raw)

    def span(self, start: int, length: int) -> Span:
        return self.lines.span(*self.reader.raw_span(start, start + length))


def _relative(here: _Text, there: _Text, nearness: float, passages: int) -> Relative:
    shared = _shared(here.reader.text, there.reader.text)
    covered = sum(length for length, _, _ in shared) / max(len(here.reader.text), 1)
    longest = sorted(shared, key=lambda stretch: (-stretch[0], stretch[1]))[:passages]
    return Relative(
        document=there.document.name,
        title=there.document.title,
        nearness=round(nearness, 4),
        shared=round(covered, 4),
        passages=tuple(
            Passage(here.span(start, length), there.span(place, length))
            for length, start, place in longest
        ),
    )


def _shared(one: str, other: str) -> list[tuple[int, int, int]]:
    """Return (length, place in `one`, place in `other`) of the stretches of `one` that `other` has.

    In the order of `one`, disjoint there, each as long as it can be from where it starts. O(length)
    but for texts that repeat themselves.
    """
    # `one` is a letter, `other` may be a book: only what the first has is noted of the second.
    wanted = {one[place : place + PASSAGE] for place in range(len(one) - PASSAGE + 1)}
    places: dict[str, list[int]] = {}
    for place in range(len(other) - PASSAGE + 1):
        if (passage := other[place : place + PASSAGE]) in wanted:
            places.setdefault(passage, []).append(place)
    found = []
    start = 0
    while start <= len(one) - PASSAGE:
        best = (0, 0)
        for place in places.get(one[start : start + PASSAGE], ())[:20]:
            best = max(best, (_common(one, start, other, place), -place))
        if best[0]:
            found.append((best[0], start, -best[1]))
        start += max(1, best[0])
    return found


def _common(one: str, start: int, other: str, place: int) -> int:
    length = PASSAGE
    limit = min(len(one) - start, len(other) - place)
    while length < limit and one[start + length] == other[place + length]:
        length += 1
    return length
