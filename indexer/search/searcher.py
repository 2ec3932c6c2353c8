"""The search: a query over an index, to ranked hits with every place where they match."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indexer.index import Index
from indexer.matching.asking.budget import Budget
from indexer.matching.asking.manner import Manner
from indexer.matching.evaluator import Evaluator, Unasked
from indexer.matching.places.matches import Spans
from indexer.query.parser import parse
from indexer.query.question import as_words, content, is_positive, mentions, telling
from indexer.query.tree import And, Dates, Field, Node, Or, TextQuery, leaves
from indexer.scoring.scorer import Key, Scorer, put_below, relevant
from indexer.scoring.titles import favour_titles
from indexer.search.facets import facets_of
from indexer.search.hits import Describer, within
from indexer.search.ordering import dated, ordered, undated
from indexer.search.request import Request
from text.errors import BadQuery
from text.model.search import Answer
from text.view.normalise import tight


class Searcher:
    """Answers queries from one index. Texts and lexicon are read once, when first needed."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.readers = index.readers
        self.describer = Describer(index)
        self._scorer = Scorer(index)

    def search(self, request: Request) -> Answer:
        """Return the answer to `request`.

        Raises BadQuery when the query makes no sense or costs more than its time.
        """
        tree, evaluators, keys = self._evaluated(request, together=False)
        question = None if keys or not _plain(request) else as_words(tree)
        if question is not None and _is_figure(question[1]):
            question = None  # of 4,120世帯 a 4 is no part of an answer
        words: tuple[frozenset[str], ...] = ()
        if question is not None:
            conditions, text = question
            evaluators = self._widened(evaluators, text)
            scores = self._partly(evaluators, conditions, text)
            keys = sorted(scores)
            words = telling(text), frozenset(content(text))
        else:
            scores = self._scorer.by_atoms(evaluators)
            wanted = [tight(leaf.text) for leaf in leaves(tree) if isinstance(leaf, TextQuery)]
            favour_titles(self.readers, scores, keys, wanted)
            put_below(scores, evaluators)
        if request.order:
            order = ordered(self.readers, keys, request.order)
        else:
            order = self._scorer.ordered(scores, keys, request.limit)
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
        return Answer(
            request.query, len(order), hits, partial, facets_of(self.readers, order), guesses
        )

    def undated(self, request: Request) -> int:
        """Return how many documents without a date `request` leaves out by asking for dates."""
        if request.dates is None:
            return 0
        _, _, keys = self._evaluated(replace(request, dates=None))
        return undated(self.readers, keys)

    def dated_otherwise(self, request: Request) -> int:
        """Return in how many documents with a date the answer lies where the dates are not asked.

        Of a request without an answer: they are all of other days than those it asks for.
        """
        if request.dates is None:
            return 0
        _, _, keys = self._evaluated(replace(request, dates=None))
        return dated(self.readers, keys)

    def places(self, request: Request) -> list[Spans]:
        """Return every place that answers `request`, for each segment in the order of its text.

        A query that stands nowhere as a whole has none. Raises BadQuery as `search` does.
        """
        _, evaluators, keys = self._evaluated(request)
        found = [Spans() for _ in range(len(self.readers))]
        for segment, section in keys:
            for start, end, layer in within(evaluators[segment], section):
                found[segment].add(start, end, layer)
        return found

    def _evaluated(
        self, request: Request, together: bool = True
    ) -> tuple[Node, list[Evaluator], list[Key]]:
        """Return the tree of the query, what it found by segment, and the sections that answer.

        Looked at are the segments that may have an answer; unless `together`, also those that have
        only a part of what is asked for, and count for how rare it is.
        """
        budget = Budget(request.seconds)
        manner = Manner(request.exact, request.word, request.variants, request.synonyms)
        try:
            tree = self._tree(request)
            looked_at = self.index.may_answer(tree, manner, together)
            evaluators = self._evaluators(manner, budget, looked_at)
            return tree, evaluators, _sections(evaluators, tree)
        except BadQuery as error:
            error.query = request.query
            raise

    def _evaluators(
        self, manner: Manner, budget: Budget, looked_at: frozenset[int] | None
    ) -> list[Evaluator]:
        return [
            Evaluator(self.readers[number], manner, budget)
            if looked_at is None or number in looked_at
            else Unasked(manner, budget)
            for number in range(len(self.readers))
        ]

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
        if request.folders:
            filters.append(Or(tuple(Field("folder", name, 0) for name in request.folders)))
        if request.kinds:
            filters.append(Or(tuple(Field("kind", kind, 0) for kind in request.kinds)))
        if not is_positive(tree):
            raise BadQuery("query.only-negative", getattr(tree, "query_offset", 0))
        return And((tree, *filters), implied=True) if filters else tree

    def _widened(self, evaluators: Sequence[Evaluator], text: str) -> list[Evaluator]:
        """Return `evaluators` and one for each other segment that has a part of `text`."""
        having = self.index.having_terms(list(content(text)))
        if having is None:
            return list(evaluators)
        manner, budget = evaluators[0].manner, evaluators[0].budget
        for start, end in mentions(text):
            said = self.index.may_answer(TextQuery(text[start:end], 0), manner, False)
            having |= said if said is not None else frozenset(range(len(evaluators)))
        return [
            Evaluator(self.readers[number], manner, budget)
            if number in having and isinstance(evaluator, Unasked)
            else evaluator
            for number, evaluator in enumerate(evaluators)
        ]

    def _partly(
        self,
        evaluators: Sequence[Evaluator],
        conditions: Sequence[Node],
        text: str,
    ) -> dict[Key, float]:
        """Return the score of every section with some of the words of `text`."""
        for start, end in mentions(text):
            for evaluator in evaluators:
                evaluator.section_matches(TextQuery(text[start:end], 0))
        scores = self._scorer.by_words(text)
        for key, score in self._scorer.by_atoms(evaluators).items():
            scores[key] = scores.get(key, 0.0) + score
        scores = {
            key: score for key, score in scores.items() if self.readers[key[0]].is_live(key[1])
        }
        if conditions:
            allowed = set(_sections(evaluators, And(tuple(conditions))))
            scores = {key: score for key, score in scores.items() if key in allowed}
        return self._scorer.with_bigrams(relevant(scores), tight(text))

    def _suggestions(
        self, request: Request, tree: Node, evaluators: Sequence[Evaluator]
    ) -> tuple[str, ...]:
        """Return what a query of one string may have meant."""
        if not isinstance(tree, TextQuery) or not evaluators:
            return ()
        from indexer.search.suggestions import suggestions

        return suggestions(self.readers, tight(tree.text))


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


def _is_figure(text: str) -> bool:
    """Whether the question is a number with its counter, or a date, and nothing else."""
    return any(end - start > 1 for start, end in mentions(text)) and not telling(text)
