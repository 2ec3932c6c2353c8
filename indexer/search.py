"""The search: a query over an index, to ranked hits with every place where they match."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from indexer.clock import SECONDS, Clock
from indexer.evaluation import Evaluation, Manner
from indexer.index import Index
from indexer.partview import PartView
from indexer.places import LAYERS, Places, united
from indexer.query.parser import parse
from indexer.query.tree import And, Dates, Field, Node, Not, Or, Wildcard, Words, leaves
from indexer.ranking import Key, Ranking, content, ordered
from indexer.snippets import snippets
from text.errors import BadQuery
from text.lines import LineIndex
from text.model import Answer, Hit, Span
from text.normalise import tight


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked. With `exact`, `query` is one string and has no syntax at all.

    `kinds` and `dates` (first and last ISO day, "" open) narrow the documents; at most `limit` hits
    are worked out (None: all).
    """

    query: str
    exact: bool = False
    word: bool = False
    variants: bool = True
    kinds: tuple[str, ...] = ()
    dates: tuple[str, str] | None = None
    limit: int | None = 20
    seconds: float = SECONDS
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Searcher:
    """Answers queries from one index. Texts and lexicon are read once, when first needed."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.views = [
            PartView(part, [index.number_of(number, local) for local in range(len(part.records))])
            for number, part in enumerate(index.parts)
        ]
        self._ranking: Ranking | None = None
        self._lines: dict[int, LineIndex] = {}

    def search(self, request: Request) -> Answer:
        """Return the answer to `request`.

        Raises BadQuery when the query makes no sense or costs more than its time.
        """
        tree = self._tree(request)
        clock = Clock(request.seconds)
        manner = Manner(request.exact, request.word, request.variants, request.synonyms)
        evaluations = [Evaluation(view, manner, clock) for view in self.views]
        keys = _sections(evaluations, tree)
        ranking = self._rank(clock)
        question = _as_words(tree) if not (request.exact or request.word) else None
        partial = not keys and question is not None and request.variants
        if partial and question is not None:
            conditions, text = question
            scores = self._partly(evaluations, conditions, text, ranking)
            keys = set(scores)
        else:
            text = ""
            scores = ranking.by_atoms(evaluations)
            self._favour_titles(scores, keys, tree)
        order = ordered(scores, keys)
        shown = order if request.limit is None else order[: request.limit]
        words: Mapping[str, int] = content(text) if partial else {}
        hits = (self._hit(evaluations, key, scores.get(key, 0.0), words) for key in shown)
        return Answer(
            request.query,
            len(order),
            tuple(hit for hit in hits if hit.spans),
            partial,
            self._facets(order),
        )

    def _tree(self, request: Request) -> Node:
        if request.exact:
            if not tight(request.query):
                raise BadQuery("query.empty")
            tree: Node = Words(request.query, 0, quoted=True)
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

    def _rank(self, clock: Clock) -> Ranking:
        if self._ranking is None:
            self._ranking = Ranking(self.views, clock)
        self._ranking.clock = clock
        return self._ranking

    def _partly(
        self,
        evaluations: Sequence[Evaluation],
        conditions: Sequence[Node],
        text: str,
        ranking: Ranking,
    ) -> dict[Key, float]:
        """Return the score of every section with some of the words of `text`."""
        scores = ranking.by_words(text)
        for key, score in ranking.by_atoms(evaluations).items():
            scores[key] = scores.get(key, 0.0) + score
        scores = {key: score for key, score in scores.items() if self.views[key[0]].is_live(key[1])}
        if conditions:
            allowed = _sections(evaluations, And(tuple(conditions)))
            scores = {key: score for key, score in scores.items() if key in allowed}
        return ranking.with_bigrams(scores, tight(text))

    def _favour_titles(self, scores: dict[Key, float], keys: Iterable[Key], tree: Node) -> None:
        """Add to the score of sections whose heading or document title has a word of the query."""
        wanted = [tight(leaf.text) for leaf in leaves(tree) if isinstance(leaf, Words)]
        for part, section in keys:
            record, heading = self.views[part].described(section)
            named = tight(record["title"]), tight(heading)
            gain = sum(0.5 * (word in named[0]) + 0.5 * (word in named[1]) for word in wanted)
            if gain:
                scores[part, section] = scores.get((part, section), 0.0) + gain

    def _facets(self, keys: Iterable[Key]) -> dict[str, dict[str, int]]:
        counts: dict[str, Counter[str]] = {
            "kind": Counter(), "year": Counter(), "addressee": Counter()
        }  # fmt: skip
        for part, section in keys:
            record, _ = self.views[part].described(section)
            for name, value in (
                ("kind", record["kind"]),
                ("year", record["date"][:4]),
                ("addressee", record["addressee"]),
            ):
                if value:
                    counts[name][value] += 1
        return {name: dict(counter.most_common()) for name, counter in counts.items()}

    def _hit(
        self,
        evaluations: Sequence[Evaluation],
        key: Key,
        score: float,
        words: Mapping[str, int],
    ) -> Hit:
        part, section = key
        view = self.views[part]
        places = _within(evaluations[part], section)
        if words:
            places = united([places, _word_places(view, section, words)])
        record, heading = view.described(section)
        local = view.part.document_of_section(section)
        number = view.numbers[local]
        assert number is not None
        lines = self._line_index(number)
        spans = list(dict.fromkeys(lines.span(*view.raw_span(s, e)[1:]) for s, e, _ in places))
        bounds = view.raw_section(section)
        if not spans:
            spans = [_heading_span(lines, *bounds)]
        document = self.index.document(number)
        rank = min(places.ranks, default=0)
        return Hit(
            document=document.name,
            title=record["title"],
            section=heading or None,
            score=round(score, 4),
            layer="variant" if words and rank < 2 else LAYERS[rank],
            spans=tuple(spans),
            date=record["date"],
            kind=record["kind"],
            addressee=record["addressee"],
            snippets=snippets(document, spans, bounds),
            broken=any(_crosses_blank_line(span) for span in spans),
        )

    def _line_index(self, number: int) -> LineIndex:
        known = self._lines.get(number)
        if known is None:
            known = self._lines[number] = LineIndex(self.index.raw(number))
        return known


def _sections(evaluations: Sequence[Evaluation], tree: Node) -> set[Key]:
    return {
        (part, section)
        for part, evaluation in enumerate(evaluations)
        for section in evaluation.sections(tree)
    }


def _positive(node: Node) -> bool:
    """Whether `node` asks for something to be there, not only for something to be missing."""
    match node:
        case Not():
            return False
        case And():
            return any(map(_positive, node.children))
        case Or():
            return all(map(_positive, node.children))
        case _:
            return True


def _as_words(tree: Node) -> tuple[list[Node], str] | None:
    """Return the conditions of a query of plain words and its text, or None for any other query.

    Only such a query may be answered in part: whoever writes an operator or a quotation mark means
    it.
    """
    if isinstance(tree, Words) and not tree.quoted and not tree.field:
        return [], tree.text
    if isinstance(tree, Wildcard):
        return [], tree.pattern.replace("*", "").replace("?", "？")
    if not isinstance(tree, And) or not tree.implied:
        return None
    conditions: list[Node] = []
    texts: list[str] = []
    for child in tree.children:
        inner = _as_words(child)
        if inner is not None:
            conditions.extend(inner[0])
            texts.append(inner[1])
        elif any(True for _ in leaves(child)):
            return None
        else:
            conditions.append(child)
    return (conditions, " ".join(texts)) if texts else None


def _within(evaluation: Evaluation, section: int) -> Places:
    """Return the places of all atoms of the query in `section`."""
    start, end = evaluation.view.section_range(section)
    found = []
    for places in evaluation.places.values():
        low = bisect_left(places.starts, start)
        high = bisect_left(places.starts, end)
        if low < high:
            found.append(
                Places(places.starts[low:high], places.ends[low:high], places.ranks[low:high])
            )
    return united(sorted(found, key=lambda places: min(places.ranks)))


def _word_places(view: PartView, section: int, words: Mapping[str, int]) -> Places:
    """Return where words of the query stand in `section`."""
    part = view.part
    low, high = part.section_token[section], part.section_token[section + 1]
    positions: list[int] = []
    for word in words:
        number = part.term_number(word)
        if number is not None:
            all_positions = part.positions_of(number)
            first = bisect_left(all_positions, low)
            positions.extend(all_positions[first : bisect_left(all_positions, high)])
    found = Places()
    for position in sorted(positions):
        found.add(*view.token_place(position, position), LAYERS.index("variant"))
    return found


def _crosses_blank_line(span: Span) -> bool:
    lines = span.text.splitlines()
    return any(not line.strip() for line in lines[1:-1])


def _heading_span(lines: LineIndex, start: int, end: int) -> Span:
    """Return the first line of a section with something on it."""
    text = lines.raw[start:end]
    body = text.lstrip()
    first = start + len(text) - len(body)
    line = body.splitlines()[0].rstrip() if body else ""
    return lines.span(first, first + len(line))
