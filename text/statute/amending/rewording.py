"""Words replaced where an amendment says: 「A」を「B」に改める."""

from __future__ import annotations

import re
from collections.abc import Sequence

from text.statute.amending.finding import Finder
from text.statute.amending.parts import ROW, part, row
from text.statute.amendment import Address
from text.statute.tree import Unit, parse


class Rewording(Finder):
    """Replaces words in captions, headings, rows of tables, parts of units and whole units."""

    def words(self, where: Sequence[Address], pairs: Sequence[tuple[str, str]]) -> None:
        """Replace each old word by its new one; AmendmentError where one does not stand."""
        for address in where:
            unit = self.unit(address)
            if address.part == "見出し":
                unit.caption = self._replaced(address, [unit.caption], pairs)[0]
                continue
            if address.part.endswith("名") and unit.kind.startswith("heading"):
                whole = self._replaced(address, [unit.label + unit.gap + unit.lines[0]], pairs)[0]
                self.heading(unit, whole)
                continue
            if address.part.endswith(ROW):
                self._row(address, unit, pairs)
                continue
            if address.part:
                own = unit.children[0] if unit.kind == "article" else unit
                low, high = part(own, address.part)
                text = "\n".join(own.lines)
                inside = self._replaced(address, [text[low:high]], pairs)[0]
                own.lines = (text[:low] + inside + text[high:]).split("\n")
                continue
            inside_units = list(unit.walk())
            lines = [line for one in inside_units for line in one.lines]
            changed = iter(self._replaced(address, lines, pairs))
            for one in inside_units:
                one.lines = [next(changed) for _ in one.lines]

    def _row(self, address: Address, unit: Unit, pairs: Sequence[tuple[str, str]]) -> None:
        """Replace words in the row of a 別表 that begins with the words of the address."""
        places = [(one, at) for one in unit.walk() for at in range(len(one.lines))]
        written = [f"{one.label}{one.gap}{one.lines[at]}" if not at else one.lines[at]
                   for one, at in places]  # fmt: skip
        chosen = [places[at] for at in row(written, address.part.removesuffix(ROW))]
        if not chosen:
            raise self.missing(address)
        lines = self._replaced(address, [one.lines[at] for one, at in chosen], pairs)
        for (one, at), line in zip(chosen, lines, strict=True):
            one.lines[at] = line

    def _replaced(
        self, address: Address, lines: Sequence[str], pairs: Sequence[tuple[str, str]]
    ) -> list[str]:
        new = dict(pairs)
        pattern = re.compile("|".join(map(re.escape, sorted(new, key=len, reverse=True))))
        seen: set[str] = set()

        def put(match: re.Match[str]) -> str:
            seen.add(match.group())
            return new[match.group()]

        result = [pattern.sub(put, line) for line in lines]
        for old in new:
            if old not in seen:
                raise self.missing(address, words=old)
        return result

    def heading(self, unit: Unit, whole: str) -> None:
        """Write a heading anew: its label, too."""
        fresh = next((u for u in parse(whole).units if u.kind.startswith("heading")), None)
        if fresh is None:
            unit.lines = [whole.removeprefix(unit.label + unit.gap)]
        else:
            unit.label, unit.gap, unit.lines = fresh.label, fresh.gap, fresh.lines
            unit.number = fresh.number
