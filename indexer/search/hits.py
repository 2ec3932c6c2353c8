"""From a section that matched to a hit: its places in the raw text, its layer, its snippets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence

from indexer.index import Index
from indexer.layers import LAYERS
from indexer.matching.evaluator import Evaluator
from indexer.matching.places.arrays import many
from indexer.matching.places.matches import Spans
from indexer.matching.places.union import united
from indexer.query.tree import TextQuery
from indexer.search.snippets import snippets
from indexer.segment.reader import SegmentReader
from text.later import later
from text.model.document import PARAGRAPHED, Document, Span
from text.model.search import Crossing, Hit
from text.view.lines import LineIndex, page_of
from text.view.normalise import fold


class Describer:
    """Describes sections of one index. Raw texts are kept for the next section of a document."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._lines: dict[int, LineIndex] = {}

    def lines(self, number: int) -> LineIndex:
        """Return the lines of the raw text of document `number`."""
        known = self._lines.get(number)
        if known is None:
            known = self._lines[number] = LineIndex(self.index.raw(number))
        return known

    def hit(
        self,
        evaluator: Evaluator,
        section: int,
        score: float,
        words: Sequence[frozenset[str]] = (),
    ) -> Hit:
        """Return the hit in `section` with every place where an atom of the query matched.

        Where only a part of the query was found, `words` are sets of terms to be marked, too: each
        set only where none of those before it marks anything.
        """
        reader = evaluator.reader
        places = within(evaluator, section)
        for terms in words:
            places = united([places, _word_places(reader, section, terms)])
            if len(places):
                break
        record, heading = reader.described(section)
        number = reader.numbers[reader.segment.document_of_section(section)]
        assert number is not None
        lines = self.lines(number)
        skips = reader.segment.skips(reader.segment.document_of_section(section))
        pages = skips.pages  # read out of what is kept: once, not for each place
        found: dict[tuple[int, int], int] = {}
        for pair, of_pair in zip(_raw_spans(reader, places), places.layers, strict=True):
            found[pair] = min(of_pair, found.get(pair, of_pair))
        spans = [lines.span(*pair) for pair in found]
        typed = _typed(evaluator)
        parted = record["format"] in PARAGRAPHED
        crosses = [crossing(span, pages, typed, parted) for span in spans]
        bounds = reader.raw_section(section)
        if not spans:
            spans = [_first_line(lines, *bounds)]
        name = self.index.documents[number].name

        def scoped(start: int, end: int) -> Document:
            scope = start, min(end, len(lines.raw))
            return Document(name, lines.raw, skips=tuple(skips.within(*scope)), scope=scope)

        least = LAYERS.index("variant") if words else 0
        layer = max(least, min(places.layers, default=0))
        layers = tuple(LAYERS[max(least, of_span)] for of_span in found.values())
        return Hit(
            document=name,
            title=record["title"],
            section=heading or None,
            score=round(score, 4),
            # What matches a single word of the query is no exact match of the query.
            layer=LAYERS[layer],
            spans=tuple(spans),
            date=record["date"],
            kind=record["kind"],
            addressee=record["addressee"],
            snippets=snippets(scoped, spans, bounds),
            broken="blank_line" in crosses,
            page=page_of(pages, spans[0].start),
            layers=layers or (LAYERS[layer],),
            crosses=tuple(crosses) if any(crosses) else (),
        )


def _raw_spans(reader: SegmentReader, places: Spans) -> Iterable[tuple[int, int]]:
    """Return the raw [start, end) of each of `places`."""
    if len(places) < many():
        return (reader.raw_span(start, end)[1:] for start, end, _ in places)
    import numpy as np

    starts, ends = np.array(places.starts, np.int64), np.array(places.ends, np.int64)
    _, first, last = reader.raw_map.spans(starts, ends)
    return zip(first.tolist(), last.tolist(), strict=True)


def within(evaluator: Evaluator, section: int) -> Spans:
    """Return the places in `section` of all atoms that count for the query."""
    start, end = evaluator.reader.section_range(section)
    found = []
    each = {id(places): places for places in map(evaluator.spans, evaluator.matches)}
    for places in each.values():
        low, high = bisect_left(places.starts, start), bisect_left(places.starts, end)
        if low < high:
            layers = places.layers[low:high]
            found.append(Spans(places.starts[low:high], places.ends[low:high], layers))
    return united(sorted(found, key=lambda places: min(places.layers)))


def _word_places(reader: SegmentReader, section: int, words: Iterable[str]) -> Spans:
    """Return where words of the query stand in `section`."""
    segment = reader.segment
    positions: list[int] = []
    for word in words:
        number = segment.term_number(word)
        if number is not None:
            positions.extend(segment.positions.within(number, section))
    found = Spans()
    for position in sorted(positions):
        found.add(*reader.token_place(position, position), LAYERS.index("variant"))
    return found


def crosses_blank_line(span: Span) -> bool:
    """Whether a line inside `span` is blank."""
    lines = span.text.splitlines()
    return len(lines) > 2 and any(not line.strip() for line in lines[1:-1])


def crossing(
    span: Span, pages: Sequence[int], typed: Collection[str] = (), parted: bool = False
) -> Crossing:
    """Return what `span` bridges; blanks that were typed so are none.

    `parted`: its lines are paragraphs, so that the next line is as far away as one behind a blank.
    """
    if pages and bisect_right(pages, span.start) < bisect_left(pages, span.end):
        return "page"
    if len(span.text.split(None, 1)) < 2:  # nearly every place
        return ""
    if crosses_blank_line(span) or (parted and "\n" in span.text.strip()):
        return "blank_line"
    if not _BLANK.search(span.text) or _spaced(span.text) in typed:
        return ""
    return "blank"


_BLANK = later(r"\S[^\S\r\n]+\S")


def _spaced(text: str) -> str:
    return " ".join(fold(text).split())


def _typed(evaluator: Evaluator) -> frozenset[str]:
    """Return what was asked for with blanks in it."""
    return frozenset(
        _spaced(atom.text)
        for atom in evaluator.matches
        if isinstance(atom, TextQuery) and len(atom.text.split()) > 1
    )


def _first_line(lines: LineIndex, start: int, end: int) -> Span:
    """Return the first line of a section with something on it: for a query without words."""
    text = lines.raw[start:end]
    body = text.lstrip()
    first = start + len(text) - len(body)
    line = body.splitlines()[0].rstrip() if body else ""
    return lines.span(first, first + len(line))
