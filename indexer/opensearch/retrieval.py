"""Which segments of the cluster may hold the answer to a query: a superset of those that do.

The layers themselves say what they would look for (`indexer.matching.asking.questions`): they are
run over a reader that has nothing and notes the questions. Each becomes a clause; a section that
holds an answer to the query answers yes to at least one clause of every word of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any, Final

from indexer.analysis.bare_text import firm_parts, marks_in
from indexer.matching.asking.budget import Budget
from indexer.matching.asking.manner import Manner
from indexer.matching.asking.questions import (
    Anything,
    Question,
    ReadAs,
    Reading,
    Row,
    Ruby,
    Says,
    Text,
)
from indexer.matching.evaluator import Evaluator
from indexer.opensearch.cluster import WHOLE, Cluster
from indexer.opensearch.mapping import OVERLAP, ROW, bigrams, unit_token, word_token
from indexer.query.tree import And, Dates, Field, Node, Not, Or
from text.language.kana import katakana
from text.utf16 import units
from text.view.normalise import tight

Clause = dict[str, Any]
_ALL: Final[Clause] = {"match_all": {}}
_LONGEST: Final = 12
_MOST_CUTS: Final = 200
_MOST_SEGMENTS: Final = 60_000


class _NoArrays:
    """Stands for the file of a segment in which there is nothing."""

    def array(self, name: str) -> memoryview:
        return memoryview(b"")


class _NoSegment:
    file = _NoArrays()


class Asking:
    """A reader without a text: what is looked for in it is noted and not there."""

    segment = _NoSegment()

    def __init__(self) -> None:
        self.questions: dict[Question, None] = {}

    def may_hold(self, question: Question) -> bool:
        """Note `question` and say no."""
        self.questions[question] = None
        return False


class Retrieval:
    """Asks `cluster` for the segments of the index `name`."""

    def __init__(self, cluster: Cluster, name: str) -> None:
        self._cluster = cluster
        self._name = name

    def segments(self, tree: Node, manner: Manner, together: bool) -> set[str] | None:
        """Return the keys of the segments that may answer `tree`; None for all of them.

        `together`: only those in which a section has all that is asked for; else those in which any
        word of it stands, which ranking has to count.
        """
        clause = self._clause(tree, manner, together)
        if clause == _ALL:
            return None
        return self._having(clause)

    def every(self) -> set[str] | None:
        """Return the keys of all segments that have sections or pieces there; None: too many."""
        return self._keys(_ALL)

    def with_terms(self, terms: list[str]) -> set[str] | None:
        """Return the keys of the segments that have one of `terms`; None for all of them."""
        rows = [_phrase("lemma", word_token(term)) for term in terms]
        return self._having(_any(rows))

    def _having(self, clause: Clause) -> set[str] | None:
        return self._keys({"bool": {"filter": [{"term": {"sort": "section"}}, clause]}})

    def _keys(self, query: Clause) -> set[str] | None:
        """Return the keys of the segments in what answers `query`; None for more than are told."""
        body = {
            "size": 0,
            "track_total_hits": False,
            "query": query,
            "aggs": {"segments": {"terms": {"field": "segment", "size": _MOST_SEGMENTS}}},
        }
        buckets = self._search(body)["aggregations"]["segments"]["buckets"]
        if len(buckets) >= _MOST_SEGMENTS:
            return None
        return {bucket["key"] for bucket in buckets}

    def _search(self, body: Clause) -> Any:
        return self._cluster.ask(
            lambda client: client.search(
                index=self._name,
                body=body,
                params=WHOLE,
            )
        )

    def _clause(self, node: Node, manner: Manner, together: bool) -> Clause:
        match node:
            case And():
                parts = [self._clause(child, manner, together) for child in node.children]
                if together:
                    return _every(parts)
                # Every word is to be counted wherever it stands; filters hold for the whole.
                words = [
                    part
                    for child, part in zip(node.children, parts, strict=True)
                    if not isinstance(child, Field | Dates | Not) and not _only_filters(child)
                ]
                return _any(words) if words else _every(parts)
            case Or():
                return _any([self._clause(child, manner, together) for child in node.children])
            case Not():
                # What is left out is counted, too, where words are counted.
                return _ALL
            case Field():
                return _field(node)
            case Dates():
                return _dates(node)
            case _:
                asking = Asking()
                evaluator = Evaluator(asking, manner, Budget())  # type: ignore[arg-type]
                evaluator.spans(node)
                return _any([self._of(question) for question in asking.questions])

    def _of(self, question: Question) -> Clause:
        match question:
            case Text(name, needle):
                return _text(name, needle)
            case Row(terms):
                tokens = [word_token(term) for term in terms[:ROW]]
                return _phrase("lemma", " ".join(tokens))
            case Reading(kana):
                return {"term": {"reading": katakana(kana)}}
            case ReadAs(kana):
                return self._read_as(katakana(kana))
            case Ruby(kana):
                return {"term": {"ruby": kana}}
            case Says(keys):
                return _every([{"term": {"says": str(key)}} for key in keys])
            case Anything():
                return _ALL

    def _read_as(self, kana: str) -> Clause:
        """Return the clause of words that together are read `kana`, by the readings that exist."""
        total = len(kana)
        parts = {
            kana[start:end]
            for start in range(total)
            for end in range(start + 1, min(start + _LONGEST, total) + 1)
        }
        known = self._existing(sorted(parts))
        cuts = list(islice(_cuts(kana, known), _MOST_CUTS + 1))
        if len(cuts) > _MOST_CUTS:
            last = {kana[start:] for start in range(total)} & known
            return _any([{"term": {"reading": one}} for one in sorted(last)])
        rows = [sorted(set(cut)) for cut in cuts]
        return _any([_every([{"term": {"reading": one}} for one in row]) for row in rows])

    def _existing(self, readings: list[str]) -> set[str]:
        clauses: list[Clause] = [{"term": {"reading": one}} for one in readings]
        return {one for one, n in zip(readings, self._counts(clauses), strict=True) if n}

    def sections_with(self, bigrams: Sequence[str]) -> dict[str, int]:
        """Return how many sections have each of `bigrams` (of UTF-16 units)."""
        clauses: list[Clause] = [{"term": {"bare": unit_token(one)}} for one in bigrams]
        return dict(zip(bigrams, self._counts(clauses), strict=True))

    def _counts(self, clauses: Sequence[Clause]) -> list[int]:
        """Return how many sections answer each of `clauses`."""
        if not clauses:
            return []
        filters = {str(number): clause for number, clause in enumerate(clauses)}
        body = {
            "size": 0,
            "track_total_hits": False,
            "aggs": {"counts": {"filters": {"filters": filters}}},
        }
        buckets: Mapping[str, Any] = self._search(body)["aggregations"]["counts"]["buckets"]
        return [int(buckets[str(number)]["doc_count"]) for number in range(len(clauses))]


def _cuts(kana: str, known: set[str]) -> Any:
    """Yield the ways to cut `kana` into at most eight of the `known` readings."""
    stack: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    while stack:
        start, cut = stack.pop()
        if start == len(kana):
            yield cut
        elif len(cut) < 8:
            ends = range(start + 1, min(start + _LONGEST, len(kana)) + 1)
            stack += [(e, (*cut, kana[start:e])) for e in ends if kana[start:e] in known]


def _only_filters(node: Node) -> bool:
    return isinstance(node, Or) and all(isinstance(child, Field | Dates) for child in node.children)


def _text(name: str, needle: str) -> Clause:
    """Return the clause of a string: of the tight text, what of it is in the bare one for sure."""
    needle = needle[:OVERLAP]
    if name == "bare":
        return _stretch(needle)
    if "\ud800" <= needle[-1:] <= "\udbff":
        needle = needle[:-1]  # cut in two, it may be another character
    whole = needle.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    parts = [units(part) for part in firm_parts(whole)]
    # Single characters say little next to longer stretches.
    longer = [part for part in parts if len(part) > 1] or parts
    marks = [] if longer else sorted(marks_in(needle))
    return _every([*map(_stretch, longer), *({"term": {"marks": mark}} for mark in marks)])


def _stretch(needle: str) -> Clause:
    if not needle:
        return _ALL
    if len(needle) == 1:
        return {"prefix": {"bare": {"value": unit_token(needle)}}}
    return _phrase("bare", bigrams(needle))


def _phrase(field: str, tokens: str) -> Clause:
    return {"match_phrase": {field: {"query": tokens, "analyzer": "whitespace"}}}


def _every(parts: list[Clause]) -> Clause:
    some = [part for part in parts if part != _ALL]
    if len(some) < 2:
        return some[0] if some else _ALL
    return {"bool": {"filter": some}}


def _any(parts: list[Clause]) -> Clause:
    if not parts:
        return {"match_none": {}}
    if _ALL in parts:
        return _ALL
    return parts[0] if len(parts) == 1 else {"bool": {"should": parts, "minimum_should_match": 1}}


def _field(node: Field) -> Clause:
    if node.name == "kind":
        return {"term": {"kind": unit_token(tight(node.text))}}
    if node.name == "folder":
        return {"term": {"folder": unit_token(node.text.strip("/") + "/")}}
    return _ALL


def _dates(node: Dates) -> Clause:
    parts: list[Clause] = [{"exists": {"field": "first_day"}}]
    if node.last:
        parts.append({"range": {"first_day": {"lte": node.last}}})
    if node.first:
        parts.append({"range": {"last_day": {"gte": node.first}}})
    return _every(parts)
