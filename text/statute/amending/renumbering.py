"""Units that get other numbers: 第四条を第五条とする, and whole rows of them."""

from __future__ import annotations

from text.statute.amending.content import Content
from text.statute.amendment import Address
from text.statute.numbers import Number, Script, following, remarked, written
from text.statute.tree import Unit


class Renumbering(Content):
    """Gives units their new numbers and puts them where these belong."""

    def rename(self, where: Address, to: Address) -> None:
        """Give the unit its new number, and its new place if that is elsewhere."""
        units, place = self.find(where)
        unit = units[place]
        if not to.steps:
            raise self.missing(to)
        if where.steps[:-1] != to.steps[:-1]:
            del units[place]
            home = self.unit(Address(to.base, to.steps[:-1])) if to.steps[:-1] else None
            if home is not None and home.kind == "article" and to.steps[-1][0] == "item":
                home = home.children[0]
            units = home.children if home is not None else self.statute.units
            units.append(unit)
        self._number(unit, to.steps[-1][1], units)
        self._sort(units, unit)

    def shift(self, first: Address, last: Address, by: int) -> None:
        """Move the numbers of a row of units by `by`, up or down."""
        units, low = self.find(first)
        others, high = self.find(last)
        if units is not others or high < low:
            raise self.missing(last)
        kind = units[low].kind
        for unit in units[low : high + 1]:
            if unit.kind == kind:
                self._number(unit, following(unit.number, by), units)

    def _number(self, unit: Unit, value: Number, units: list[Unit]) -> None:
        unit.number = value
        first = unit.kind == "paragraph" and value == (1,) and not self.marked_first
        if first and self.in_article(units):
            unit.label = unit.gap = unit.indent = ""
            return
        if unit.kind == "paragraph" and not unit.label:
            peer = next(
                (
                    u
                    for top in self.statute.units
                    for u in top.walk()
                    if u.kind == "paragraph" and u.label and u is not unit
                ),
                None,
            )
            script: Script = "wide" if self.statute.script != "narrow" else "narrow"
            unit.label = peer.label if peer else written(value[0], script)
            unit.gap = peer.gap if peer else "　"
            unit.indent = peer.indent if peer else ""
            if unit.lines:
                unit.lines[0] = unit.lines[0].lstrip(" \u3000\t")
        unit.label = remarked(unit.label, value)

    def _sort(self, units: list[Unit], unit: Unit) -> None:
        peers = [one for one in units if one.kind == unit.kind and one is not unit]
        at = next(i for i, one in enumerate(units) if one is unit)
        before = [i for i, one in enumerate(units) if one in peers and i < at]
        after = [i for i, one in enumerate(units) if one in peers and i > at]
        fits = (not before or units[before[-1]].number < unit.number) and (
            not after or unit.number <= units[after[0]].number
        )
        if unit.number[0] < 0 or fits:
            return
        del units[at]
        lower = [
            i for i, one in enumerate(units) if one.kind == unit.kind and one.number < unit.number
        ]
        units.insert(lower[-1] + 1 if lower else 0, unit)
