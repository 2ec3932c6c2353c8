"""Where in a text the unit stands that an amendment names."""

from __future__ import annotations

from text.statute.amending.parts import same_table
from text.statute.amendment import Address, AmendmentError
from text.statute.numbers import IROHA
from text.statute.tree import Statute, Unit


class Finder:
    """Finds the units of `statute` by their addresses, as the text stands at the moment."""

    def __init__(self, statute: Statute) -> None:
        self.statute = statute

    def missing(self, address: Address, **values: object) -> AmendmentError:
        """Return the error that says that `address`, or words in it, are not in the text."""
        code = "amend.no-words" if values else "amend.no-unit"
        return AmendmentError(code, where=address.text(self.statute.script), **values)

    def find(self, address: Address) -> tuple[list[Unit], int]:
        """Return the list that the unit stands in, and its place there."""
        units = self.statute.units
        if address.base and address.base != "附則":
            return units, self._based(address)
        if address.base == "附則":
            place = next((i for i, u in enumerate(units) if u.kind == "supplement"), -1)
            if place < 0:
                raise self.missing(address)
            if not address.steps:
                return units, place
            units = units[place].children
        found: tuple[list[Unit], int] | None = None
        for kind, value in address.steps:
            if kind in ("item", "sub", "subsub") and found and found[0][found[1]].kind == "article":
                paragraphs = found[0][found[1]].children
                found, units = (paragraphs, 0), paragraphs[0].children
            low = 0
            if found is not None and kind.startswith("heading"):
                # 第二章第一節: headings stand in one row, each below the one before it.
                units, low = found[0], found[1] + 1
            place = next(
                (i for i, u in enumerate(units[low:], low) if (u.kind, u.number) == (kind, value)),
                -1,
            )
            if place < 0 and kind == "sub" and value[0] > 0:
                letter = IROHA[value[0] - 1]
                place = next((i for i, u in enumerate(units) if u.label == letter), -1)
            if place < 0:
                raise self.missing(address)
            found = units, place
            units = units[place].children
        if found is None:
            raise self.missing(address)
        return found

    def _based(self, address: Address) -> int:
        kinds = {"題名": "title", "目次": "toc", "前文": "preface"}
        units = self.statute.units
        for place, unit in enumerate(units):
            if kinds.get(address.base) == unit.kind:
                return place
            if unit.kind.startswith("table") and same_table(unit, address.base):
                return place
        raise self.missing(address)

    def unit(self, address: Address) -> Unit:
        """Return the unit at `address`. Raises AmendmentError where there is none."""
        units, place = self.find(address)
        return units[place]
