"""An amendment carried out: old text and operations give the new text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from text.statute.amending.parts import chapter_end, close_gap, part
from text.statute.amending.renumbering import Renumbering
from text.statute.amending.rewording import Rewording
from text.statute.amendment import (
    Add,
    Address,
    AmendmentError,
    Caption,
    Delete,
    Operation,
    Own,
    Rename,
    Rewrite,
    Shift,
    Words,
)
from text.statute.tree import Statute, Unit, parse


def amended(statute: Statute, operations: Iterable[Operation]) -> Statute:
    """Carry out `operations` in order, in `statute` itself, and return it.

    Raises AmendmentError, with the address, where the text has not what one speaks of.
    """
    amender = _Amender(statute)
    for operation in operations:
        amender.carry_out(operation)
    return statute


class _Amender(Rewording, Renumbering):
    def carry_out(self, operation: Operation) -> None:
        match operation:
            case Words(where, pairs):
                self.words(where, pairs)
            case Rewrite(where, content):
                self._rewrite(where, content)
            case Delete(where, until):
                self._delete(where, until)
            case Rename(where, to):
                self.rename(where, to)
            case Shift(first, last, by):
                self.shift(first, last, by)
            case Add():
                self._add(operation)
            case Caption(where, text):
                self._caption(where, text)
            case Own(content):
                self._own(content)

    def _rewrite(self, where: Sequence[Address], content: tuple[str, ...]) -> None:
        if not content:
            raise AmendmentError("amend.no-content", where=where[0].text(self.statute.script))
        address = where[0]
        units, place = self.find(address)
        unit = units[place]
        if address.part == "見出し":
            self._caption(address.whole, content[0].strip())
            return
        if address.part.endswith("名"):
            self.heading(unit, content[0].strip())
            return
        if address.part:
            own = unit.children[0] if unit.kind == "article" else unit
            low, high = part(own, address.part)
            text = "\n".join(own.lines)
            body = "\n".join([content[0].lstrip(" \u3000\t"), *content[1:]])
            own.lines = (text[:low] + body + text[high:]).split("\n")
            return
        if unit.kind in ("title", "preface", "toc"):
            unit.lines = list(content)
            return
        fresh = self.content(unit.kind, content, unit, within=units)
        rest = [self.unit(other) for other in where[1:]]
        if unit.kind == "paragraph" and not fresh[0].label and unit.label:
            fresh[0].label, fresh[0].gap, fresh[0].number = unit.label, unit.gap, unit.number
            fresh[0].indent = unit.indent
        if fresh[0].kind == "article" and not fresh[0].caption:
            # 見出しを付し、同条を次のように改める: the caption is spoken of apart.
            fresh[0].caption = unit.caption
        fresh[0].lead = unit.lead
        for other in rest:
            for holder in (units,):
                if any(other is one for one in holder):
                    holder[:] = [one for one in holder if one is not other]
        at = next(i for i, one in enumerate(units) if one is unit)
        if address.base == "附則" and unit.kind == "supplement":
            units[at : at + 1] = fresh
            return
        units[at : at + 1] = fresh
        self.tidy_first(units)

    def _delete(self, where: Sequence[Address], until: Address | None) -> None:
        if until is not None:
            units, first = self.find(where[0])
            others, last = self.find(until)
            if units is not others or last < first:
                raise self.missing(until)
            gone = units[first]
            del units[first : last + 1]
            close_gap(units, first, gone)
            return
        targets: list[tuple[Address, list[Unit] | None, Unit]] = []
        for address in where:
            if address.part:
                targets.append((address, None, self.unit(address)))
            else:
                units, place = self.find(address)
                targets.append((address, units, units[place]))
        for address, holder, unit in targets:
            if address.part.endswith("名"):
                self.statute.units = [one for one in self.statute.units if one is not unit]
            elif holder is None:
                own = unit.children[0] if unit.kind == "article" else unit
                low, high = part(own, address.part)
                text = "\n".join(own.lines)
                own.lines = (text[:low] + text[high:]).split("\n")
            elif unit.kind.startswith("heading"):
                self._delete_chapter(unit)
            else:
                place = next(i for i, one in enumerate(holder) if one is unit)
                del holder[place]
                close_gap(holder, place, unit)

    def _delete_chapter(self, unit: Unit) -> None:
        units = self.statute.units
        at = next(i for i, one in enumerate(units) if one is unit)
        del units[at : chapter_end(units, at)]

    def _add(self, operation: Add) -> None:
        address, kind, content = operation.where, operation.kind, operation.content
        if not content:
            raise AmendmentError("amend.no-content", where=address.text(self.statute.script))
        if kind in ("ただし書", "後段", "前段"):
            unit = self.unit(address)
            own = unit.children[0] if unit.kind == "article" else unit
            own.lines[-1] += "".join(line.strip() for line in content)
            return
        if operation.place in ("after", "before"):
            units, place = self.find(address)
            like: Unit | None = units[place]
            assert like is not None
            at = place + (operation.place == "after")
            if like.kind.startswith("heading") and operation.place == "after" and kind == like.kind:
                at = chapter_end(units, place)
            if not kind:
                kind = like.kind
        else:
            units, at, like, kind = self.end_of(address, kind, operation.place)
        fresh = self.content(kind, content, like, within=units)
        for unit in fresh:
            unit.lead = max(unit.lead, self.usual_lead(units, like, unit))
        if operation.place == "first" and not self.marked_first and units:
            fresh[0].label = fresh[0].gap = fresh[0].indent = ""
        units[at:at] = fresh

    def _caption(self, address: Address, text: str) -> None:
        unit = self.unit(address)
        if not text:
            unit.caption = ""
            return
        peer = next(
            (u.caption for top in self.statute.units for u in top.walk() if u.caption), "　"
        )
        blank = peer[: len(peer) - len(peer.lstrip(" \u3000\t"))]
        own = unit.caption[: len(unit.caption) - len(unit.caption.lstrip(" \u3000\t"))]
        unit.caption = (own if unit.caption else blank) + text

    def _own(self, content: tuple[str, ...]) -> None:
        """Put the amendment's own 附則 behind the last one, or behind the text before the 別表."""
        units = parse("\n".join(content) + "\n").units
        if not units:
            return
        here = self.statute.units
        last = [at for at, u in enumerate(here) if u.kind == "supplement"]
        tables = [at for at, u in enumerate(here) if u.kind.startswith("table")]
        at = last[-1] + 1 if last else tables[0] if tables else len(here)
        units[0].lead = here[last[-1]].lead if last else 1
        count = next((n for n, u in enumerate(units) if u.kind.startswith("table")), len(units))
        here[at:at] = units[:count]
        here += units[count:]
