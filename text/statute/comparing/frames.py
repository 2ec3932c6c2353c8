"""What changed around the articles: title, 目次, the names of chapters, 別表."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from text.statute.amendment import Add, Address, Delete, Operation, Rewrite, Step, Words
from text.statute.comparing.pairing import paired
from text.statute.phrases import pairs_between
from text.statute.tree import Statute, Unit

RANKS = "編章節款目"
"""Headings, the uppermost first."""


def tops(before: Statute, after: Statute) -> Iterator[list[Operation]]:
    """Yield what changed in the title, the table of contents and the lines before the articles."""
    for kind, base in (("title", "題名"), ("toc", "目次"), ("preface", "前文")):
        ours, theirs = before.of(kind), after.of(kind)
        if len(ours) != 1 or len(theirs) != 1 or ours[0].lines == theirs[0].lines:
            continue
        where = Address(base)
        if len(ours[0].lines) == len(theirs[0].lines) and kind != "title":
            pairs = _line_pairs(ours[0].lines, theirs[0].lines)
            if pairs:
                yield [Words((where,), pairs)]
                continue
        yield [Rewrite((where,), tuple(theirs[0].lines))]


def tables(before: Statute, after: Statute) -> Iterator[list[Operation]]:
    """Yield what changed in the 別表 that are on both sides."""
    ours = {(u.kind, u.number): u for u in before.units if u.kind.startswith("table")}
    for unit in after.units:
        old = ours.get((unit.kind, unit.number))
        if old is None or (old.lines == unit.lines and old.words == unit.words):
            continue
        where = Address("".join(old.label.split()))
        pairs = _line_pairs(old.lines, unit.lines) if len(old.lines) == len(unit.lines) else None
        yield [Words((where,), pairs)] if pairs else [Rewrite((where,), tuple(unit.written()))]


def _line_pairs(old: Sequence[str], new: Sequence[str]) -> tuple[tuple[str, str], ...] | None:
    """Return the words to replace in lines that stand one for one, None where that will not do."""
    pairs: list[tuple[str, str]] = []
    for one, other in zip(old, new, strict=True):
        if one == other:
            continue
        found = pairs_between(one, other, old)
        if found is None:
            return None
        pairs += found
    return tuple(pairs) if pairs and len(dict(pairs)) == len(pairs) else None


def headings(before: Statute, after: Statute) -> Iterator[list[Operation]]:
    """Yield what became of the names of chapters, once the articles are where they belong.

    A heading is the one of old that stands above the same article. Inner ones go first, for those
    above them name them; those that move down go last first, so that no two have one number.
    """
    partner = {id(one): other for one, other in paired(before.of("article"), after.of("article"))}
    ours = [u for u in before.units if u.kind.startswith("heading")]
    theirs = [u for u in after.units if u.kind.startswith("heading")]
    new = {(u.kind, id(_below(after.units, u))): u for u in theirs}
    kept: list[tuple[Unit, Unit]] = []
    for rank in reversed(RANKS):
        gone: list[list[Operation]] = []
        moved: list[tuple[Unit, Unit]] = []
        for unit in ours:
            if unit.kind[-1] != rank:
                continue
            below = _below(before.units, unit, partner)
            other = new.get((unit.kind, id(below))) if below is not None else None
            if other is None or any(other is taken for _, taken in kept):
                gone.append([Delete((_name_of(ours, unit),))])
            else:
                kept.append((unit, other))
                if unit.number != other.number or unit.lines != other.lines:
                    moved.append((unit, other))
        yield from gone
        downs = [pair for pair in moved if pair[1].number > pair[0].number]
        for unit, other in [*(pair for pair in moved if pair not in downs), *downs[::-1]]:
            written = f"　　　{other.label}{other.gap}{other.lines[0]}"
            yield [Rewrite((_name_of(ours, unit),), (written,))]
    for unit in theirs:
        below = _below(after.units, unit)
        if below is not None and not any(unit is other for _, other in kept):
            content = tuple(unit.written())
            yield [Add(Address("", (("article", below.number),)), "before", unit.kind, 1, content)]


def _name_of(headings: Sequence[Unit], unit: Unit) -> Address:
    steps = (*_over(headings, unit), (unit.kind, unit.number))
    return Address("", steps, f"{unit.kind[-1]}名")


def _below(
    units: Sequence[Unit], heading: Unit, partner: Mapping[int, Unit | None] | None = None
) -> Unit | None:
    """Return the article below the heading; with `partner`, what the first that stays is now."""
    place = next(at for at, one in enumerate(units) if one is heading)
    for unit in units[place + 1 :]:
        if unit.kind != "article":
            continue
        found = unit if partner is None else partner.get(id(unit))
        if found is not None:
            return found
    return None


def _over(headings: Sequence[Unit], unit: Unit) -> tuple[Step, ...]:
    ranks = RANKS
    found: list[Step] = []
    rank = ranks.index(unit.kind[-1])
    place = next(i for i, one in enumerate(headings) if one is unit)
    for one in reversed(headings[:place]):
        if ranks.index(one.kind[-1]) < rank:
            rank = ranks.index(one.kind[-1])
            found.insert(0, (one.kind, one.number))
    return tuple(found)
