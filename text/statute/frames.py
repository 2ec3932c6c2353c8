"""What changed around the articles: title, 目次, the names of chapters, 別表."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from text.statute.amendment import Add, Address, Delete, Operation, Rewrite, Step, Words
from text.statute.phrases import pairs_between
from text.statute.tree import Statute, Unit


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
    """Yield what became of the names of chapters, once the articles are where they belong."""
    ours = [u for u in before.units if u.kind.startswith("heading")]
    theirs = [u for u in after.units if u.kind.startswith("heading")]
    old = {(u.kind, u.number, _over(ours, u)): u for u in ours}
    new = {(u.kind, u.number, _over(theirs, u)): u for u in theirs}
    for key, unit in old.items():
        other = new.get(key)
        where = Address("", (*key[2], key[:2]), f"{unit.kind[-1]}名")
        if other is None:
            yield [Delete((where,))]
        elif unit.lines != other.lines:
            yield [Rewrite((where,), (f"　　　{other.label}{other.gap}{other.lines[0]}",))]
    for key, unit in new.items():
        if key in old:
            continue
        place = next(i for i, one in enumerate(after.units) if one is unit)
        below = next((u for u in after.units[place + 1 :] if u.kind == "article"), None)
        if below is not None:
            content = tuple(unit.written())
            yield [Add(Address("", (("article", below.number),)), "before", unit.kind, 1, content)]


def _over(headings: Sequence[Unit], unit: Unit) -> tuple[Step, ...]:
    ranks = "編章節款目"
    found: list[Step] = []
    rank = ranks.index(unit.kind[-1])
    place = next(i for i, one in enumerate(headings) if one is unit)
    for one in reversed(headings[:place]):
        if ranks.index(one.kind[-1]) < rank:
            rank = ranks.index(one.kind[-1])
            found.insert(0, (one.kind, one.number))
    return tuple(found)
