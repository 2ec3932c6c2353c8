"""An amendment carried out: old text and operations give the new text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

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
from text.statute.finding import Finder
from text.statute.numbers import Number, Script, following, remarked, written
from text.statute.parts import ROW, chapter_end, close_gap, part, row
from text.statute.tree import KINDS, Statute, Unit, parse, parse_inside


def amended(statute: Statute, operations: Iterable[Operation]) -> Statute:
    """Carry out `operations` in order, in `statute` itself, and return it.

    Raises AmendmentError, with the address, where the text has not what one speaks of.
    """
    amender = _Amender(statute)
    for operation in operations:
        amender.carry_out(operation)
    return statute


class _Amender(Finder):
    def __init__(self, statute: Statute) -> None:
        super().__init__(statute)
        self.marked_first = any(
            unit.children and unit.children[0].label for unit in statute.of("article")
        )

    def carry_out(self, operation: Operation) -> None:
        match operation:
            case Words(where, pairs):
                self._words(where, pairs)
            case Rewrite(where, content):
                self._rewrite(where, content)
            case Delete(where, until):
                self._delete(where, until)
            case Rename(where, to):
                self._rename(where, to)
            case Shift(first, last, by):
                self._shift(first, last, by)
            case Add():
                self._add(operation)
            case Caption(where, text):
                self._caption(where, text)
            case Own(content):
                self._own(content)

    # words

    def _words(self, where: Sequence[Address], pairs: Sequence[tuple[str, str]]) -> None:
        for address in where:
            unit = self.unit(address)
            if address.part == "見出し":
                unit.caption = self._replaced(address, [unit.caption], pairs)[0]
                continue
            if address.part.endswith("名") and unit.kind.startswith("heading"):
                whole = self._replaced(address, [unit.label + unit.gap + unit.lines[0]], pairs)[0]
                self._heading(unit, whole)
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

    def _heading(self, unit: Unit, whole: str) -> None:
        fresh = next((u for u in parse(whole).units if u.kind.startswith("heading")), None)
        if fresh is None:
            unit.lines = [whole.removeprefix(unit.label + unit.gap)]
        else:
            unit.label, unit.gap, unit.lines = fresh.label, fresh.gap, fresh.lines
            unit.number = fresh.number

    # whole units

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
            self._heading(unit, content[0].strip())
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
        fresh = self._content(unit.kind, content, unit, within=units)
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
        self._tidy_first(units)

    def _content(
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

    def _tidy_first(self, units: list[Unit]) -> None:
        """Let an article's first paragraph stand on the article's line."""
        if units and units[0].kind == "paragraph" and units[0].number == (1,):
            plain = not self.marked_first and not any(u.kind == "article" for u in units)
            if plain and units[0].label and self._in_article(units):
                units[0].label = units[0].gap = units[0].indent = ""

    def _in_article(self, units: list[Unit]) -> bool:
        every = (u for top in self.statute.units for u in top.walk() if u.kind == "article")
        return any(unit.children is units for unit in every)

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

    # numbers

    def _rename(self, where: Address, to: Address) -> None:
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

    def _shift(self, first: Address, last: Address, by: int) -> None:
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
        if first and self._in_article(units):
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

    # additions

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
            units, at, like, kind = self._end(address, kind, operation.place)
        fresh = self._content(kind, content, like, within=units)
        for unit in fresh:
            unit.lead = max(unit.lead, self._usual_lead(units, like, unit))
        if operation.place == "first" and not self.marked_first and units:
            fresh[0].label = fresh[0].gap = fresh[0].indent = ""
        units[at:at] = fresh

    def _usual_lead(self, units: list[Unit], like: Unit | None, unit: Unit) -> int:
        peers = [one.lead for one in units[1:] if one.kind == unit.kind]
        if not peers:
            peers = [
                u.lead for top in self.statute.units for u in top.walk() if u.kind == unit.kind
            ][1:]
        return max(set(peers), key=peers.count) if peers else 0

    def _end(
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
