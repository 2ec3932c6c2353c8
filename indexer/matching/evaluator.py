"""A query's tree over one segment of the index: which sections match, and at which places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from indexer.analysis.query_words import inflections, kana_of, lemmas
from indexer.layers import LAYERS
from indexer.matching.asking.budget import Budget
from indexer.matching.asking.filters import dated, every, having
from indexer.matching.asking.manner import Manner
from indexer.matching.lemma import joined, kana_written
from indexer.matching.literal import exact, literal, spelled, symbols
from indexer.matching.meanings import meant
from indexer.matching.phrase import in_a_row
from indexer.matching.places.edges import bridging, within_cells
from indexer.matching.places.matches import SectionMatches, Spans
from indexer.matching.places.union import united
from indexer.matching.proximity import near
from indexer.matching.raw import as_typed
from indexer.matching.reading import read_as
from indexer.matching.ruby import printed_readings, under_ruby
from indexer.matching.sections import by_section
from indexer.matching.whole_numbers import Ends, whole
from indexer.matching.words import at_words
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
from text.view.characters import equated_forms
from text.view.normalise import tight

Atom = TextQuery | Wildcard | Pattern | Near
"""What matches at places."""


class Evaluator:
    """The answers of one segment to one query; each atom is looked for once."""

    def __init__(self, reader: SegmentReader, manner: Manner, budget: Budget) -> None:
        self.reader = reader
        self.manner = manner
        self.budget = budget
        self._spans: dict[Atom, Spans] = {}
        self._found: dict[Atom, SectionMatches] = {}
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
                return every(self.reader) - self.sections(node.child)
            case Field():
                return having(self.reader, node)
            case Dates():
                return dated(self.reader, node)
            case _:
                return set(self.section_matches(node).sections)

    def section_matches(self, atom: Atom) -> SectionMatches:
        """Return what `atom` found, by section."""
        known = self.matches.get(atom)
        if known is None:
            # A word that is said twice is looked for once, and counts twice.
            same = replace(atom, query_offset=0)
            found = self._found.get(same)
            if found is None:
                found = by_section(self.reader, self.spans(atom))
                if not self.reader.all_live:
                    found = found.of(self.reader.is_live)
                self._found[same] = found
            known = self.matches[atom] = found
        return known

    def spans(self, atom: Node) -> Spans:
        """Return the places of `atom`, or of a group of atoms joined by OR."""
        if isinstance(atom, Or):
            return united([self.spans(child) for child in atom.children])
        if isinstance(atom, And | Not | Field | Dates):
            return Spans()
        same = replace(atom, query_offset=0)
        known = self._spans.get(same)
        if known is None:
            known = self._spans[same] = self._match_atom(atom)
        return known

    def _match_atom(self, atom: Atom) -> Spans:
        if isinstance(atom, Near):
            left, right = self.spans(atom.left), self.spans(atom.right)
            return near(self.reader, left, right, atom)
        found = within_cells(self.reader, self._match_leaf(atom))
        return at_words(self.reader, found) if self.manner.word else found

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
        reader = self.reader
        if leaf.field == "lemma":
            return in_a_row(reader, lemmas(wanted), LAYERS.index("variant"))
        if leaf.field == "reading":
            kana = kana_of(wanted)
            return united(list(self._match_reading(kana))) if kana else Spans()
        if leaf.field == "raw":
            found = exact(reader, wanted)
            return as_typed(reader, found, leaf.text)
        if self.manner.exact:
            found = united([exact(reader, wanted), printed_readings(reader, wanted)])
        else:
            found = literal(reader, wanted, equated_forms(leaf.text))
        if len(leaf.text.split()) == 1:
            found = bridging(reader, found)
        if self.manner.exact:
            return found
        ends = Ends(wanted)
        if not self.manner.variants:
            return whole(reader, found, ends)
        layers = [found, *self._match_variants(wanted)]
        return united([within_cells(reader, whole(reader, places, ends)) for places in layers])

    def _match_variants(self, wanted: str) -> Iterator[Spans]:
        reader = self.reader
        yield in_a_row(reader, lemmas(wanted), LAYERS.index("variant"))
        yield from meant(reader, wanted)
        for spelling in spellings(wanted, self.manner.synonyms):
            yield spelled(reader, spelling)
            if spelling.layer == "synonym":
                layer = LAYERS.index("synonym")
                yield symbols(reader, spelling.text, layer)
                yield in_a_row(reader, lemmas(spelling.text), layer)
        yield joined(reader, wanted)
        yield printed_readings(reader, wanted, alone=False)
        for form in inflections(wanted):
            yield spelled(reader, Spelling(form, "variant"))
        kana = kana_of(wanted)
        if kana:
            yield from self._match_reading(kana)
        else:
            yield kana_written(reader, wanted)

    def _match_reading(self, kana: str) -> Iterator[Spans]:
        yield read_as(self.reader, kana)
        yield under_ruby(self.reader, kana)


class Unasked(Evaluator):
    """Stands for a segment of which it is known that nothing in it matches: it is not opened."""

    def __init__(self, manner: Manner, budget: Budget) -> None:
        super().__init__(cast(SegmentReader, None), manner, budget)

    def sections(self, node: Node) -> set[int]:
        """Return no section."""
        return set()

    def section_matches(self, atom: Atom) -> SectionMatches:
        """Return no match."""
        return SectionMatches([], [], [])

    def spans(self, atom: Node) -> Spans:
        """Return no place."""
        return Spans()
