"""A query's tree over one part of the index: which sections match, and at which places."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator

from indexer.analysis.bare_text import bare
from indexer.analysis.query_words import inflections, kana_of, lemmas
from indexer.layers import LAYERS
from indexer.matching.arrays import many
from indexer.matching.budget import Clock
from indexer.matching.lemma import joined, kana_written
from indexer.matching.literal import exact, literal, spelled, symbols
from indexer.matching.manner import Manner
from indexer.matching.matches import Matches, Places
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
    Wildcard,
    Words,
)
from indexer.segment.view import PartView
from text.view.normalise import tight

Atom = Words | Wildcard | Pattern | Near
"""What matches at places."""


class Evaluation:
    """The answers of one part to one query; each atom is looked for once."""

    def __init__(self, view: PartView, manner: Manner, clock: Clock) -> None:
        self.view = view
        self.manner = manner
        self.clock = clock
        self.places: dict[Atom, Places] = {}
        self.matches: dict[Atom, Matches] = {}

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

    def matched(self, atom: Atom) -> Matches:
        """Return what `atom` found, by section."""
        known = self.matches.get(atom)
        if known is None:
            found = self._by_section(self.found(atom))
            if not self.view.all_live:
                found = found.of(self.view.is_live)
            known = self.matches[atom] = found
        return known

    def found(self, atom: Node) -> Places:
        """Return the places of `atom`, or of a group of atoms joined by OR."""
        if isinstance(atom, Or):
            return united([self.found(child) for child in atom.children])
        if isinstance(atom, And | Not | Field | Dates):
            return Places()
        known = self.places.get(atom)
        if known is None:
            known = self.places[atom] = self._look(atom)
        return known

    def _look(self, atom: Atom) -> Places:
        if isinstance(atom, Near):
            return self._near(atom)
        found = self._leaf(atom)
        return self._at_words(found) if self.manner.word else found

    def _leaf(self, leaf: Leaf) -> Places:
        if isinstance(leaf, Words):
            return self._words(leaf)
        from indexer.matching.pattern import folded_pattern, matching, wildcard_pattern

        if isinstance(leaf, Wildcard):
            pattern = wildcard_pattern(leaf.pattern)
        else:
            pattern = folded_pattern(leaf.pattern)
        return matching(self.view, pattern, leaf.position, self.clock)

    def _words(self, leaf: Words) -> Places:
        wanted = tight(leaf.text)
        position, clock, view = leaf.position, self.clock, self.view
        if leaf.field == "lemma":
            return in_a_row(view, lemmas(wanted), LAYERS.index("variant"))
        if leaf.field == "reading":
            kana = kana_of(wanted)
            return united(list(self._read(kana, position))) if kana else Places()
        if leaf.field == "raw":
            return self._as_typed(exact(view, wanted, position, clock), leaf.text, position)
        if self.manner.exact:
            return exact(view, wanted, position, clock)
        layers = [literal(view, wanted, position, clock)]
        if self.manner.variants:
            layers.extend(self._variants(wanted, position))
        return united(layers)

    def _variants(self, wanted: str, position: int) -> Iterator[Places]:
        view, clock = self.view, self.clock
        yield in_a_row(view, lemmas(wanted), LAYERS.index("variant"))
        for spelling in spellings(wanted, self.manner.synonyms):
            yield spelled(view, spelling, position, clock)
            if spelling.layer == "synonym":
                rank = LAYERS.index("synonym")
                yield symbols(view, spelling.text, rank, position, clock)
                yield in_a_row(view, lemmas(spelling.text), rank)
        yield joined(view, wanted)
        for form in inflections(wanted):
            yield spelled(view, Spelling(form, "variant"), position, clock)
        kana = kana_of(wanted)
        if kana:
            yield from self._read(kana, position)
        else:
            yield kana_written(view, wanted)

    def _read(self, kana: str, position: int) -> Iterator[Places]:
        yield read_as(self.view, kana, position, self.clock)
        yield under_ruby(self.view, kana, self.clock)

    def _as_typed(self, places: Places, text: str, position: int) -> Places:
        """Return those of `places` whose raw text is `text`, width and case included."""
        wanted = "".join(text.split())
        # A document's raw text costs a loop more than its places: 60 µs.
        if 8 * len(places) >= many():
            from indexer.matching.raw import as_typed

            found = as_typed(self.view, places, wanted)
            self.clock.check(position)
            return found
        found = Places()
        raws: dict[int, str] = {}
        for count, (start, end, rank) in enumerate(places):
            if not count % 1_000:
                self.clock.check(position)
            document, first, last = self.view.raw_span(start, end)
            raw = raws.get(document)
            if raw is None:
                raw = raws[document] = self.view.part.raw(document)
            if "".join(raw[first:last].split()) == wanted:
                found.add(start, end, rank)
        return found

    def _at_words(self, places: Places) -> Places:
        if len(places) >= many():
            from indexer.matching.words import at_words

            return at_words(self.view, places)
        found = Places()
        for start, end, rank in places:
            if self.view.cuts_word(start) or self.view.cuts_word(end):
                continue
            found.add(start, end, rank)
        return found

    def _near(self, node: Near) -> Places:
        """Return the places on both sides that have one of the other side near enough."""
        left, right = self.found(node.left), self.found(node.right)
        near = [
            self._beside(left, right, node),
            self._beside(right, left, node),
        ]
        return united(near)

    def _beside(self, places: Places, others: Places, node: Near) -> Places:
        found = Places()
        distance = node.distance
        longest = max((end - start for start, end, _ in others), default=0)
        for count, (start, end, rank) in enumerate(places):
            if not count % 1_000:
                self.clock.check(node.position)
            limit = self.view.document_end(start)
            low = bisect_left(others.starts, start - distance - longest)
            for index in range(low, len(others)):
                first, last = others.starts[index], others.ends[index]
                if first > end + distance or first >= limit:
                    break
                if last <= start and start - last <= distance:
                    if self.view.document_at(first) == self.view.document_at(start):
                        found.add(start, end, rank)
                        break
                elif first >= end:
                    found.add(start, end, rank)
                    break
        return found

    def _by_section(self, places: Places) -> Matches:
        if len(places) >= many():
            from indexer.matching.sections import by_section

            return Matches(*by_section(self.view, places))
        sections: list[int] = []
        counts: list[int] = []
        ranks: list[int] = []
        reach = -1
        for start, _, rank in places:
            if start >= reach:
                section = self.view.section_at(start)
                reach = self.view.section_range(section)[1]
                sections.append(section)
                counts.append(0)
                ranks.append(rank)
            counts[-1] += 1
            ranks[-1] = min(ranks[-1], rank)
        return Matches(sections, counts, ranks)

    def _all(self) -> set[int]:
        return self._where(lambda document, section: True)

    def _where(self, holds: Callable[[int, int], bool]) -> set[int]:
        bounds = self.view.part.section_bounds
        return {
            section
            for document in range(len(bounds) - 1)
            if self.view.numbers[document] is not None
            for section in range(bounds[document], bounds[document + 1])
            if holds(document, section)
        }

    def _has(self, node: Field, document: int, section: int) -> bool:
        record = self.view.part.records[document]
        if node.name == "section":
            within = section - self.view.part.section_bounds[document]
            value = record["sections"][within][0]
        else:
            value = record[node.name]
        if node.name == "kind":
            return tight(value) == tight(node.text)
        wanted = bare(tight(node.text)) or tight(node.text)
        return wanted in bare(tight(value)) or wanted in tight(value)

    def _dated(self, node: Dates, document: int) -> bool:
        """Whether the document's date may lie in the range: 2019 may be a day of 2019-08."""
        date = self.view.part.records[document]["date"]
        if not date:
            return False
        first, last = (date + "-01-01")[:10], (date + "-12-31")[:10]
        if len(date) == 7:
            first, last = date + "-01", date + "-31"
        return (not node.last or first <= node.last) and (not node.first or last >= node.first)
