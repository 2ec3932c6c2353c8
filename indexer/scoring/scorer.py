"""How well a section answers a query.

Every atom of the query is scored as one BM25 term, weighted by the layer that found it. When the
query as a whole stands nowhere (a question, say), the sum is over its content lemmas and half the
same over its character bigrams: the bigrams see what the tokenizer cuts in two. The form of BM25 is
that of Robertson and Zaragoza, *The Probabilistic Relevance Framework: BM25 and Beyond* (2009),
with the idf of Lucene, which is never negative.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise, repeat
from typing import TYPE_CHECKING, Final

from indexer.index import Index
from indexer.layers import BRIDGED, LAYERS
from indexer.matching.evaluator import Evaluator
from indexer.matching.places.arrays import many
from indexer.matching.places.matches import SectionMatches
from indexer.query.question import content
from indexer.scoring.bm25 import idf, saturated
from text.utf16 import units

if TYPE_CHECKING:
    from indexer.scoring.whoosh_searcher import LemmaSearcher


Key = tuple[int, int]
"""A section: the number of its segment, its number there."""

BIGRAM_WEIGHT: Final = 0.5
LAYER_WEIGHTS: Final = (1.0, 0.97, 0.95, 0.9, 0.85, 0.75, 0.4)
"""In the order of `indexer.layers.LAYERS`."""

RERANKED: Final = 300
"""So many of the best sections by lemma get their bigrams counted, ..."""
SCANNED: Final = 3_000_000
"""... as long as these code units of text are enough for them."""
SAMPLED: Final = 1_000_000
"""Code units of text, evenly spread, from which the rarity of a bigram is estimated."""
RELEVANT: Final = 0.3
"""Of the best score by words; what has less shares a common word with the query by chance."""


_DIGITS: Final = 9
_NOISE: Final = 10.0**-_DIGITS


class Scorer:
    """Scores sections of all segments; a section is (number of the segment, its number there)."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.readers = index.readers
        self.sections = sum(size.sections for size in index.sizes)
        words = sum(size.words for size in index.sizes)
        self.average = words / max(self.sections, 1)
        self._sample: list[str] | None = None
        self._having: dict[str, int] = {}
        self._whoosh: LemmaSearcher | None = None

    def by_atoms(self, evaluators: Sequence[Evaluator]) -> dict[Key, float]:
        """Return the score of every section in which an atom of the query stands."""
        scores: dict[Key, float] = {}
        # In one order always: sums of floating point depend on it.
        atoms = dict.fromkeys(atom for evaluator in evaluators for atom in evaluator.matches)
        for atom in atoms:
            found = [evaluator.matches.get(atom) for evaluator in evaluators]
            having = sum(len(matches.sections) for matches in found if matches)
            weight = idf(self.sections, having)
            for segment, matches in enumerate(found):
                if matches is None:
                    continue
                keys = zip(repeat(segment), matches.sections)
                gained = zip(keys, self._gains(segment, matches, weight), strict=True)
                if len(atoms) == 1:
                    scores.update(gained)
                    continue
                for key, gain in gained:
                    scores[key] = scores.get(key, 0.0) + gain
        return scores

    def _gains(self, segment: int, matches: SectionMatches, weight: float) -> list[float]:
        """Return what each of the sections of `matches` gains."""
        words = self.readers[segment].segment.section_words
        if len(matches.sections) >= many():
            from indexer.scoring.bm25 import gains

            weights = [weight * of_layer for of_layer in LAYER_WEIGHTS]
            return gains(matches, words, weights, self.average)
        return [
            weight * LAYER_WEIGHTS[layer] * saturated(count, words[section], self.average)
            for section, count, layer in matches
        ]

    def by_words(self, text: str) -> dict[Key, float]:
        """Return the score of every section that has a content word of `text`.

        Whoosh's BM25F over the content lemmas, by OR.
        """
        from indexer.scoring.whoosh_searcher import Disjunction, lemma_searcher

        words: dict[str, float] = dict(content(text))
        having = self.index.having_terms(list(words))
        if not words or having == frozenset():
            return {}
        if having is not None:
            whoosh = lemma_searcher(self.index, among=having)
        else:
            whoosh = self._whoosh = self._whoosh or lemma_searcher(self.index)
        found = whoosh.search(Disjunction(words), limit=None).top_n
        return {whoosh.section(number): score for score, number in found}

    def with_bigrams(self, scores: dict[Key, float], text: str) -> dict[Key, float]:
        """Return the best of `scores` with the character bigrams of `text` (tight) counted in."""
        best = self.ordered(scores, list(scores), RERANKED)[:RERANKED]
        written = units(text)
        bigrams = Counter(first + second for first, second in pairwise(written))
        weights, average = self._rarity(bigrams)
        budget = SCANNED
        ranked = dict(scores)
        for segment, section in best:
            start, end = self.readers[segment].section_range(section)
            budget -= end - start
            if budget < 0 and end - start < SCANNED:
                break
            stretch = self.readers[segment].text("tight", start, end)
            gain = sum(
                weight * saturated(stretch.count(bigram), len(stretch), average)
                for bigram, weight in weights.items()
            )
            ranked[segment, section] += BIGRAM_WEIGHT * gain
        return ranked

    def _rarity(self, bigrams: Counter[str]) -> tuple[dict[str, float], float]:
        """Return the weight of each of `bigrams`, and the length of a section in code units."""
        length = sum(size.units for size in self.index.sizes)
        # What is small is read whole, in whatever engine it lies.
        known = self.index.sections_with(list(bigrams)) if length > SAMPLED else None
        if known is not None:
            weights = {
                bigram: idf(self.sections, known[bigram]) * count
                for bigram, count in bigrams.items()
            }
            return weights, length / max(self.sections, 1)
        sample = self._sampled()
        weights = {
            bigram: idf(len(sample), self._sections_with(bigram)) * count
            for bigram, count in bigrams.items()
        }
        return weights, sum(map(len, sample)) / max(len(sample), 1)

    def _sections_with(self, bigram: str) -> int:
        having = self._having.get(bigram)
        if having is None:
            having = self._having[bigram] = [bigram in text for text in self._sampled()].count(True)
        return having

    def _sampled(self) -> list[str]:
        """Return the texts of all sections, or of as many of them as SAMPLED allows."""
        if self._sample is None:
            step = 1 + sum(reader.segment.tight_bounds[-1] for reader in self.readers) // SAMPLED
            keys = [
                (segment, section)
                for segment, reader in enumerate(self.readers)
                for section in range(reader.segment.section_bounds[-1])
                if reader.is_live(section)
            ]
            if step > 1:
                keys = sorted(keys, key=self._corpus_place)[::step]
            self._sample = [
                self.readers[segment].text("tight", *self.readers[segment].section_range(section))
                for segment, section in keys
            ]
        return self._sample

    def ordered(
        self, scores: Mapping[Key, float], keys: Sequence[Key], limit: int | None
    ) -> list[Key]:
        """Return `keys`, best score first; of the first `limit`, equal ones as in the corpus.

        Scores that differ by no more than rounding does are equal.
        """
        lost = [-scores.get(key, 0.0) for key in keys]
        order = sorted(range(len(keys)), key=lost.__getitem__)
        first = len(order) if limit is None else min(limit, len(order))
        while 0 < first < len(order) and lost[order[first]] <= lost[order[first - 1]] + _NOISE:
            first += 1
        head = [keys[number] for number in order[:first]]
        head.sort(key=lambda key: (-round(scores.get(key, 0.0), _DIGITS), self._corpus_place(key)))
        return head + [keys[number] for number in order[first:]]

    def _corpus_place(self, key: Key) -> tuple[int, int]:
        segment, section = key
        return self.readers[segment].corpus_place(section)


_LOWER: Final = frozenset(
    number for number, layer in enumerate(LAYERS) if number == BRIDGED or layer == "glyph"
)


def put_below(scores: dict[Key, float], evaluators: Sequence[Evaluator]) -> None:
    """Put what was found over a blank or in other forms below all that was found as it stands.

    So it is for a query of one string; in a query of several one may make up for another.
    """
    atoms = {atom for evaluator in evaluators for atom in evaluator.matches}
    if len(atoms) != 1:
        return
    (atom,) = atoms
    found = [evaluator.matches.get(atom) for evaluator in evaluators]
    lower = [
        ((segment, section), layer)
        for segment, matches in enumerate(found)
        if matches is not None and _LOWER.intersection(matches.layers)
        for section, _, layer in matches
        if (segment, section) in scores
    ]
    exact = [scores[key] for key, layer in lower if layer == 0]
    for segment, matches in enumerate(found):
        if lower and matches is not None and not _LOWER.intersection(matches.layers):
            exact += [scores[segment, section] for section, _, layer in matches if layer == 0]
    least = min(exact, default=0.0)
    for key, layer in lower if exact else ():
        if layer in _LOWER:
            scores[key] = min(scores[key], least * LAYER_WEIGHTS[layer])


def relevant(scores: dict[Key, float]) -> dict[Key, float]:
    """Return those of `scores` that are not too far below the best."""
    least = RELEVANT * max(scores.values(), default=0.0)
    return {key: score for key, score in scores.items() if score >= least}
