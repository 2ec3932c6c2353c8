"""The search: a query over an index, to ranked hits with every place where they match."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from indexer.index import Index
from indexer.matching.arrays import many
from indexer.matching.budget import Budget
from indexer.matching.evaluator import Evaluator
from indexer.matching.manner import Manner
from indexer.matching.matches import Spans
from indexer.query.parser import parse
from indexer.query.question import _as_words, _positive, content, mentions, telling
from indexer.query.tree import And, Dates, Field, Node, Or, TextQuery, leaves
from indexer.scoring.scorer import TITLE, Key, Scorer, relevant
from indexer.search.hits import Describer, within
from indexer.search.request import Request
from indexer.segment.reader import SegmentReader
from indexer.segment.section_table import Facet, facet
from text.errors import BadQuery
from text.model.search import Answer
from text.view.normalise import tight


class Searcher:
    """Answers queries from one index. Texts and lexicon are read once, when first needed."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.readers = [
            SegmentReader(
                segment, [index.number_of(number, local) for local in range(len(segment.records))]
            )
            for number, segment in enumerate(index.segments)
        ]
        self.describer = Describer(index)
        self._scorer: Scorer | None = None

    def search(self, request: Request) -> Answer:
        """Return the answer to `request`.

        Raises BadQuery when the query makes no sense or costs more than its time.
        """
        tree, evaluators, keys = self._evaluated(request)
        scorer = self._scorer_of(evaluators[0].budget if evaluators else Budget())
        question = None if keys or not _plain(request) else _as_words(tree)
        words: tuple[frozenset[str], ...] = ()
        if question is not None:
            conditions, text = question
            scores = self._partly(evaluators, conditions, text, scorer)
            keys = sorted(scores)
            words = telling(text), frozenset(content(text))
        else:
            scores = scorer.by_atoms(evaluators)
            self._favour_titles(scores, keys, tree)
        order = scorer.ordered(scores, keys, request.limit)
        hits = tuple(
            self.describer.hit(
                evaluators[segment], section, scores.get((segment, section), 0.0), words
            )
            for segment, section in order[: request.limit]
        )
        partial = question is not None
        guesses: tuple[str, ...] = ()
        if not order or partial:
            guesses = self._suggestions(request, tree, evaluators)
        return Answer(request.query, len(order), hits, partial, self._facets(order), guesses)

    def places(self, request: Request) -> list[Spans]:
        """Return every place that answers `request`, for each segment in the order of its text.

        A query that stands nowhere as a whole has none. Raises BadQuery as `search` does.
        """
        _, evaluators, keys = self._evaluated(request)
        found = [Spans() for _ in self.readers]
        for segment, section in keys:
            for start, end, layer in within(evaluators[segment], section):
                found[segment].add(start, end, layer)
        return found

    def _evaluated(self, request: Request) -> tuple[Node, list[Evaluator], list[Key]]:
        budget = Budget(request.seconds)
        manner = Manner(request.exact, request.word, request.variants, request.synonyms)
        evaluators = [Evaluator(reader, manner, budget) for reader in self.readers]
        try:
            tree = self._tree(request)
            return tree, evaluators, _sections(evaluators, tree)
        except BadQuery as error:
            error.query = request.query
            raise

    def _tree(self, request: Request) -> Node:
        if request.exact:
            if not tight(request.query):
                raise BadQuery("query.empty")
            tree: Node = TextQuery(request.query, 0, quoted=True)
        else:
            tree = parse(request.query)
        filters: list[Node] = []
        if request.dates is not None:
            filters.append(Dates(*request.dates, 0))
        if request.kinds:
            filters.append(Or(tuple(Field("kind", kind, 0) for kind in request.kinds)))
        if not _positive(tree):
            raise BadQuery("query.only-negative", getattr(tree, "position", 0))
        return And((tree, *filters), implied=True) if filters else tree

    def _scorer_of(self, budget: Budget) -> Scorer:
        if self._scorer is None:
            self._scorer = Scorer(self.index, self.readers, budget)
        self._scorer.budget = budget
        return self._scorer

    def _partly(
        self,
        evaluators: Sequence[Evaluator],
        conditions: Sequence[Node],
        text: str,
        scorer: Scorer,
    ) -> dict[Key, float]:
        """Return the score of every section with some of the words of `text`."""
        for start, end in mentions(text):
            for evaluator in evaluators:
                evaluator.matched(TextQuery(text[start:end], 0))
        scores = scorer.by_words(text)
        for key, score in scorer.by_atoms(evaluators).items():
            scores[key] = scores.get(key, 0.0) + score
        scores = {
            key: score for key, score in scores.items() if self.readers[key[0]].is_live(key[1])
        }
        if conditions:
            allowed = set(_sections(evaluators, And(tuple(conditions))))
            scores = {key: score for key, score in scores.items() if key in allowed}
        return scorer.with_bigrams(relevant(scores), tight(text))

    def _suggestions(
        self, request: Request, tree: Node, evaluators: Sequence[Evaluator]
    ) -> tuple[str, ...]:
        """Return what a query of one string may have meant."""
        if not isinstance(tree, TextQuery) or not evaluators:
            return ()
        from indexer.search.suggestions import suggestions

        return suggestions(self.readers, tight(tree.text), evaluators[0].budget)

    def _favour_titles(self, scores: dict[Key, float], keys: Iterable[Key], tree: Node) -> None:
        """Add to the score of sections whose heading or document title has a word of the query."""
        wanted = [tight(leaf.text) for leaf in leaves(tree) if isinstance(leaf, TextQuery)]
        for segment, among in groupby(keys, key=lambda key: key[0]):
            sections = [section for _, section in among]
            for section, count in self._named(self.readers[segment], sections, wanted).items():
                key = segment, section
                scores[key] = scores.get(key, 0.0) + TITLE * count

    def _named(
        self, reader: SegmentReader, sections: Sequence[int], words: Sequence[str]
    ) -> Mapping[int, int]:
        """Return how many of `words` each of `sections` has in its two names, where it has any."""
        # The table is made once; a section by itself costs the fold of its names.
        if 8 * len(sections) >= many():
            named = reader.sections.named(words)
            return {section: named[section] for section in named.keys() & set(sections)}
        known: dict[str, int] = {}
        found: Counter[int] = Counter()
        for section in sections:
            record, heading = reader.described(section)
            for name in (record["title"], heading):
                if name not in known:
                    known[name] = sum(word in tight(name) for word in words)
                if known[name]:
                    found[section] += known[name]
        return found

    def _facets(self, keys: Sequence[Key]) -> dict[str, dict[str, int]]:
        facets: Iterable[Facet]
        if len(keys) >= many():
            tables = [reader.sections.facets for reader in self.readers]
            facets = [tables[segment][section] for segment, section in keys]
        else:
            facets = [
                facet(self.readers[segment].described(section)[0]) for segment, section in keys
            ]
        counts: dict[str, Counter[str]] = {
            "kind": Counter(), "year": Counter(), "addressee": Counter()
        }  # fmt: skip
        # Counted together first: there are thousands of sections and few different facets.
        for values, count in Counter(facets).items():
            for counter, value in zip(counts.values(), values, strict=True):
                if value:
                    counter[value] += count
        return {
            name: dict(sorted(counter.items(), key=lambda item: (-item[1], item[0])))
            for name, counter in counts.items()
        }


def _plain(request: Request) -> bool:
    """Whether the query may be answered in part: nobody asked for anything stricter."""
    return request.variants and not (request.exact or request.word)


def _sections(evaluators: Sequence[Evaluator], tree: Node) -> list[Key]:
    """Return the sections that match `tree`, in the order of the corpus."""
    return [
        (segment, section)
        for segment, evaluator in enumerate(evaluators)
        for section in sorted(evaluator.sections(tree))
    ]
