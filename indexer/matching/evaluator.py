"""A query's tree over one segment of the index: which sections match, and at which places."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator

from indexer.analysis.bare_text import bare
from indexer.analysis.query_words import inflections, kana_of, lemmas
from indexer.layers import LAYERS
from indexer.matching.arrays import many
from indexer.matching.budget import Budget
from indexer.matching.lemma import joined, kana_written
from indexer.matching.literal import exact, literal, spelled, symbols
from indexer.matching.manner import Manner
from indexer.matching.matches import SectionMatches, Spans
from indexer.matching.phrase import in_a_row
from indexer.matching.reading import read_as
from indexer.matching.ruby import under_ruby
from indexer.matching.union import united
from indexer.query.other_spellings import Spelling, spellings
from indexer.query.tree import (
    And,
    Dates,
    Field,
    Leaf,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    TextQuery,
    Wildcard,
)
from indexer.segment.reader import SegmentReader
from text.view.normalise import tight

Atom = TextQuery | Wildcard | Pattern | Near
"""What matches at places."""


class Evaluator:
    """The answers of one segment to one query; each atom is looked for once."""

    def __init__(self, reader: SegmentReader, manner: Manner, budget: Budget) -> None:
        self.reader = reader
        self.manner = manner
        self.budget = budget
        self.places: dict[Atom, Spans] = {}
        self.matches: dict[Atom, SectionMatches] = {}

    def sections(self, node: Node) -> set[int]:
        """Return the numbers of the sections that match `node`."""
        match node:
            case And():
                sets = sorted((self.sections(child) for child in node.children), key=len)
                return set.intersection(*sets)
            case Or():
                return set().union(*(self.sections(child) for child in node.children))
            case Not():
                return self._all() - self.sections(node.child)
            case Field():
                return self._where(lambda document, section: self._has(node, document, section))
            case Dates():
                return self._where(lambda document, _: self._dated(node, document))
            case _:
                return set(self.matched(node).sections)

    def matched(self, atom: Atom) -> SectionMatches:
        """Return what `atom` found, by section."""
        known = self.matches.get(atom)
        if known is None:
            found = self._by_section(self.found(atom))
            if not self.reader.all_live:
                found = found.of(self.reader.is_live)
            known = self.matches[atom] = found
        return known

    def found(self, atom: Node) -> Spans:
        """Return the places of `atom`, or of a group of atoms joined by OR."""
        if isinstance(atom, Or):
            return united([self.found(child) for child in atom.children])
        if isinstance(atom, And | Not | Field | Dates):
            return Spans()
        known = self.places.get(atom)
        if known is None:
            known = self.places[atom] = self._match_atom(atom)
        return known

    def _match_atom(self, atom: Atom) -> Spans:
        if isinstance(atom, Near):
            return self._near(atom)
        found = self._match_leaf(atom)
        return self._at_words(found) if self.manner.word else found

    def _match_leaf(self, leaf: Leaf) -> Spans:
        if isinstance(leaf, TextQuery):
            return self._match_words(leaf)
        from indexer.matching.pattern import folded_pattern, matching, wildcard_pattern

        if isinstance(leaf, Wildcard):
            pattern = wildcard_pattern(leaf.pattern)
        else:
            pattern = folded_pattern(leaf.pattern)
        return matching(self.reader, pattern, leaf.query_offset, self.budget)

    def _match_words(self, leaf: TextQuery) -> Spans:
        wanted = tight(leaf.text)
        query_offset, budget, reader = leaf.query_offset, self.budget, self.reader
        if leaf.field == "lemma":
            return in_a_row(reader, lemmas(wanted), LAYERS.index("variant"))
        if leaf.field == "reading":
            kana = kana_of(wanted)
            return united(list(self._match_reading(kana, query_offset))) if kana else Spans()
        if leaf.field == "raw":
            return self._as_typed(
                exact(reader, wanted, query_offset, budget), leaf.text, query_offset
            )
        if self.manner.exact:
            return exact(reader, wanted, query_offset, budget)
        layers = [literal(reader, wanted, query_offset, budget)]
        if self.manner.variants:
            layers.extend(self._match_variants(wanted, query_offset))
        return united(layers)

    def _match_variants(self, wanted: str, query_offset: int) -> Iterator[Spans]:
        reader, budget = self.reader, self.budget
        yield in_a_row(reader, lemmas(wanted), LAYERS.index("variant"))
        for spelling in spellings(wanted, self.manner.synonyms):
            yield spelled(reader, spelling, query_offset, budget)
            if spelling.layer == "synonym":
                layer = LAYERS.index("synonym")
                yield symbols(reader, spelling.text, layer, query_offset, budget)
                yield in_a_row(reader, lemmas(spelling.text), layer)
        yield joined(reader, wanted)
        for form in inflections(wanted):
            yield spelled(reader, Spelling(form, "variant"), query_offset, budget)
        kana = kana_of(wanted)
        if kana:
            yield from self._match_reading(kana, query_offset)
        else:
            yield kana_written(reader, wanted)

    def _match_reading(self, kana: str, query_offset: int) -> Iterator[Spans]:
        yield read_as(self.reader, kana, query_offset, self.budget)
        yield under_ruby(self.reader, kana, self.budget)

    def _as_typed(self, places: Spans, text: str, query_offset: int) -> Spans:
        """Return those of `places` whose raw text is `text`, width and case included."""
        wanted = "".join(text.split())
        # A document's raw text costs a loop more than its places: 60 µs.
        if 8 * len(places) >= many():
            from indexer.matching.raw import as_typed

            found = as_typed(self.reader, places, wanted)
            self.budget.check(query_offset)
            return found
        found = Spans()
        raws: dict[int, str] = {}
        for count, (start, end, layer) in enumerate(places):
            if not count % 1_000:
                self.budget.check(query_offset)
            document, first, last = self.reader.raw_span(start, end)
            raw = raws.get(document)
            if raw is None:
                raw = raws[document] = self.reader.segment.raw(document)
            if "".join(raw[first:last].split()) == wanted:
                found.add(start, end, layer)
        return found

    def _at_words(self, places: Spans) -> Spans:
        if len(places) >= many():
            from indexer.matching.words import at_words

            return at_words(self.reader, places)
        found = Spans()
        for start, end, layer in places:
            if self.reader.cuts_word(start) or self.reader.cuts_word(end):
                continue
            found.add(start, end, layer)
        return found

    def _near(self, node: Near) -> Spans:
        """Return the places on both sides that have one of the other side near enough."""
        left, right = self.found(node.left), self.found(node.right)
        near = [
            self._beside(left, right, node),
            self._beside(right, left, node),
        ]
        return united(near)

    def _beside(self, places: Spans, others: Spans, node: Near) -> Spans:
        found = Spans()
        distance = node.distance
        longest = max((end - start for start, end, _ in others), default=0)
        for count, (start, end, layer) in enumerate(places):
            if not count % 1_000:
                self.budget.check(node.query_offset)
            limit = self.reader.document_end(start)
            low = bisect_left(others.starts, start - distance - longest)
            for index in range(low, len(others)):
                first, last = others.starts[index], others.ends[index]
                if first > end + distance or first >= limit:
                    break
                if last <= start and start - last <= distance:
                    if self.reader.document_at(first) == self.reader.document_at(start):
                        found.add(start, end, layer)
                        break
                elif first >= end:
                    found.add(start, end, layer)
                    break
        return found

    def _by_section(self, places: Spans) -> SectionMatches:
        if len(places) >= many():
            from indexer.matching.sections import by_section

            return SectionMatches(*by_section(self.reader, places))
        sections: list[int] = []
        counts: list[int] = []
        layers: list[int] = []
        reach = -1
        for start, _, layer in places:
            if start >= reach:
                section = self.reader.section_at(start)
                reach = self.reader.section_range(section)[1]
                sections.append(section)
                counts.append(0)
                layers.append(layer)
            counts[-1] += 1
            layers[-1] = min(layers[-1], layer)
        return SectionMatches(sections, counts, layers)

    def _all(self) -> set[int]:
        return self._where(lambda document, section: True)

    def _where(self, holds: Callable[[int, int], bool]) -> set[int]:
        bounds = self.reader.segment.section_bounds
        return {
            section
            for document in range(len(bounds) - 1)
            if self.reader.numbers[document] is not None
            for section in range(bounds[document], bounds[document + 1])
            if holds(document, section)
        }

    def _has(self, node: Field, document: int, section: int) -> bool:
        record = self.reader.segment.records[document]
        if node.name == "section":
            within = section - self.reader.segment.section_bounds[document]
            value = record["sections"][within][0]
        else:
            value = record[node.name]
        if node.name == "kind":
            return tight(value) == tight(node.text)
        wanted = bare(tight(node.text)) or tight(node.text)
        return wanted in bare(tight(value)) or wanted in tight(value)

    def _dated(self, node: Dates, document: int) -> bool:
        """Whether the document's date may lie in the range: 2019 may be a day of 2019-08."""
        date = self.reader.segment.records[document]["date"]
        if not date:
            return False
        first, last = (date + "-01-01")[:10], (date + "-12-31")[:10]
        if len(date) == 7:
            first, last = date + "-01", date + "-31"
        return (not node.last or first <= node.last) and (not node.first or last >= node.first)
