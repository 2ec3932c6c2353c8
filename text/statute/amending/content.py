"""What an amendment writes anew: units read from its lines, set as the text sets its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from text.statute.amending.finding import Finder
from text.statute.amending.parts import chapter_end
from text.statute.amendment import Address, AmendmentError
from text.statute.tree import KINDS, Statute, Unit, parse, parse_inside


class Content(Finder):
    """Reads the units that an amendment writes, and says where they go."""

    def __init__(self, statute: Statute) -> None:
        super().__init__(statute)
        self.marked_first = any(
            unit.children and unit.children[0].label for unit in statute.of("article")
        )

    def content(
        self, kind: str, content: tuple[str, ...], like: Unit | None, within: Sequence[Unit]
    ) -> list[Unit]:
        """Return the units that `content` writes, set as the text sets its own."""
        if kind in ("paragraph",):
            holder = parse_inside(content, "article")
            fresh = holder.children
            if not fresh[0].lines and not fresh[0].children:
                fresh = fresh[1:]
            elif fresh[0].lines:
                fresh[0].lines[0] = fresh[0].lines[0].lstrip(" \u3000\t")
        elif kind in ("item", "sub", "subsub"):
            above = {"item": "paragraph", "sub": "item", "subsub": "sub"}[kind]
            fresh = parse_inside(content, above).children
        else:
            fresh = list(parse("\n".join(content) + "\n").units)
            if kind == "article" and fresh and fresh[0].kind == "title":
                old = like
                assert old is not None
                first = Unit("paragraph", (1,), lines=[content[0].lstrip(" \u3000\t")])
                holder = parse_inside(content, "article")
                first = holder.children[0]
                first.lines[0] = first.lines[0].lstrip(" \u3000\t")
                fresh = [replace(old, children=holder.children)]
        if not fresh:
            raise AmendmentError("amend.unread", line=content[0].strip()[:60])
        for unit in fresh:
            for one in unit.walk():
                self._settle(one, within)
        return fresh

    def _settle(self, unit: Unit, within: Sequence[Unit]) -> None:
        """Indent a new unit as others of its kind in the text are."""
        for peer in (*within, *(u for top in self.statute.units for u in top.walk())):
            if peer.kind == unit.kind and (peer.label or not unit.label):
                unit.indent = peer.indent
                if unit.caption and peer.caption:
                    blank = len(peer.caption) - len(peer.caption.lstrip(" \u3000\t"))
                    unit.caption = peer.caption[:blank] + unit.caption.strip()
                    return
                if not unit.caption:
                    return

    def tidy_first(self, units: list[Unit]) -> None:
        """Let an article's first paragraph stand on the article's line."""
        if units and units[0].kind == "paragraph" and units[0].number == (1,):
            plain = not self.marked_first and not any(u.kind == "article" for u in units)
            if plain and units[0].label and self.in_article(units):
                units[0].label = units[0].gap = units[0].indent = ""

    def in_article(self, units: list[Unit]) -> bool:
        """Return whether `units` are the paragraphs of an article."""
        every = (u for top in self.statute.units for u in top.walk() if u.kind == "article")
        return any(unit.children is units for unit in every)

    def usual_lead(self, units: list[Unit], like: Unit | None, unit: Unit) -> int:
        """Return how many blank lines stand above units of this kind in the text."""
        peers = [one.lead for one in units[1:] if one.kind == unit.kind]
        if not peers:
            peers = [
                u.lead for top in self.statute.units for u in top.walk() if u.kind == unit.kind
            ][1:]
        return max(set(peers), key=peers.count) if peers else 0

    def end_of(
        self, address: Address, kind: str, place: str
    ) -> tuple[list[Unit], int, Unit | None, str]:
        """Return where a unit goes that is added at the end (or at the front) of another."""
        if not address.base and not address.steps:
            units = self.statute.units
            main = [i for i, u in enumerate(units) if u.kind == "article"]
            return units, main[-1] + 1 if main else len(units), None, kind or "article"
        unit = self.unit(address)
        if unit.kind.startswith("heading"):
            units = self.statute.units
            at = next(i for i, one in enumerate(units) if one is unit)
            return units, chapter_end(units, at), None, kind
        if unit.kind == "article" and kind in ("item", "sub"):
            unit = unit.children[0]
        if not kind:
            kind = KINDS[KINDS.index(unit.kind) + 1] if unit.kind in KINDS else "paragraph"
        units = unit.children
        if place == "first":
            return units, 0, None, kind
        return units, len(units), units[-1] if units else None, kind
