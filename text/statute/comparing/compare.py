"""Two versions of a text in articles: the operations that lead from the one to the other.

What a 改め文 must never be is nearly right: `operations` carries out what it found and says what is
left over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field

from text.records import dataclass
from text.statute.amending.amend import amended
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
    Step,
    Words,
)
from text.statute.comparing.frames import headings, tables, tops
from text.statute.comparing.leftover import left_over
from text.statute.comparing.pairing import alike, paired, replaced
from text.statute.phrases import pairs_between
from text.statute.sentences import read
from text.statute.tree import Statute, Unit, parse
from text.statute.wording import come_true, sentences

Group = list[Operation]


@dataclass(frozen=True)
class Amendment:
    """The lines of a 改め文, and the lines of new that it does not bring about (line, text)."""

    lines: tuple[str, ...]
    left: tuple[tuple[int, str], ...] = ()
    groups: tuple[Group, ...] = field(default=(), repr=False)


def amendment(old: str, new: str) -> Amendment:
    """Return the 改め文 that makes `new` of `old`.

    AmendmentError for a text without articles, or where two articles of one number are in the way.

    It is read and carried out again before it is returned: `left` is what is then still different
    (blanks and blank lines apart), each line once.
    """
    before, after = parse(old), parse(new)
    if not before.of("article") or not after.of("article"):
        raise AmendmentError("amend.no-articles")
    groups = [group for group in _groups(before, after) if group]
    lines = tuple(sentences(groups, before.script))
    made = ""
    if lines:
        try:
            made = amended(parse(old), read("\n".join(lines))).text
        except AmendmentError:
            groups = _coarse(before, after)
            lines = tuple(sentences(groups, before.script))
            try:
                made = amended(parse(old), read("\n".join(lines))).text
            except AmendmentError:
                _refuse_twins(before, after)
                made = old
    return Amendment(lines, tuple(left_over(made or old, new)), tuple(groups))


def _refuse_twins(*statutes: Statute) -> None:
    """Raise AmendmentError where two articles have one number: a sentence would name either."""
    for statute in statutes:
        articles = [unit for unit in statute.units if unit.kind == "article"]
        numbers = Counter(unit.number for unit in articles)
        for unit in articles:
            if numbers[unit.number] > 1:
                raise AmendmentError("amend.twice", where=unit.label.strip())


def _coarse(before: Statute, after: Statute) -> list[Group]:
    return [group for group in _groups(before, after, whole=True) if group]


def _groups(before: Statute, after: Statute, whole: bool = False) -> Iterator[Group]:
    yield from tops(before, after)
    yield from _units(before.of("article"), after.of("article"), Address(), before, after, whole)
    yield from headings(before, after)
    ours, theirs = before.of("supplement"), after.of("supplement")
    if ours and theirs:
        base = Address("附則")
        alone = len(ours[0].children) == len(theirs[0].children) == 1
        for kind in ("article", "paragraph"):
            for group in _units(
                [u for u in ours[0].children if u.kind == kind],
                [u for u in theirs[0].children if u.kind == kind],
                base,
                before,
                after,
                whole,
            ):
                yield [_unnumbered(one) for one in group] if alone else group
    yield from tables(before, after)
    if len(theirs) > len(ours):
        content: list[str] = []
        place = next(i for i, u in enumerate(after.units) if u is theirs[len(ours)])
        known = {(u.kind, u.number) for u in before.units if u.kind.startswith("table")}
        for unit in (u for u in after.units[place:] if (u.kind, u.number) not in known):
            content += [*([""] * unit.lead if content else []), *unit.written()]
        yield [Own(tuple(content))]


def _unnumbered(operation: Operation) -> Operation:
    """Return the change of words in a 附則 of one 項, which bears no number: 附則中."""
    first = Address("附則", (("paragraph", (1,)),))
    if isinstance(operation, Words) and operation.where == (first,):
        return Words((Address("附則"),), operation.pairs)
    return operation


def _units(
    old: Sequence[Unit],
    new: Sequence[Unit],
    above: Address,
    before: Statute,
    after: Statute,
    whole: bool,
) -> Iterator[Group]:
    """Yield the groups for units of one kind: region by region, each between kept numbers."""
    region: list[tuple[Unit | None, Unit | None]] = []
    for one, other in replaced(paired(old, new)):
        if one is not None and other is not None and one.number == other.number:
            yield from _region(region, above, before, after, whole)
            region = []
            group = list(_changed(one, other, _at(above, one), before, after, whole))
            yield from _cut(group)
        else:
            region.append((one, other))
    yield from _region(region, above, before, after, whole)


def _at(above: Address, unit: Unit) -> Address:
    return Address(above.base, (*above.steps, (unit.kind, unit.number)))


def _cut(group: Group) -> Iterator[Group]:
    if group:
        yield group


def _region(
    region: Sequence[tuple[Unit | None, Unit | None]],
    above: Address,
    before: Statute,
    after: Statute,
    whole: bool,
) -> Iterator[Group]:
    """Yield deletions, then what moves up, then what moves down (last first), then additions."""
    if not region:
        return
    group: Group = list(_deletions([one for one, other in region if one and other is None], above))
    moved = [(one, other) for one, other in region if one and other]
    ups = [(one, other) for one, other in moved if other.number < one.number]
    downs = [(one, other) for one, other in moved if other.number > one.number]
    for chain in (ups, downs[::-1]):
        group += _moves(chain, above, before, after, whole)
    yield from _cut(group)
    added: list[Unit] = []
    new = [other for _, other in region if other is not None]
    fresh = {id(other) for one, other in region if one is None and other is not None}
    for unit in new:
        if id(unit) in fresh:
            added.append(unit)
        elif added:
            yield [_addition(added, above, after)]
            added = []
    if added:
        yield [_addition(added, above, after)]


def _deletions(units: Sequence[Unit], above: Address) -> Iterator[Operation]:
    run: list[Unit] = []
    for unit in [*units, None]:
        if unit is not None and (not run or unit.number == _next(run[-1])):
            run.append(unit)
            continue
        if len(run) > 2:
            yield Delete((_at(above, run[0]),), _at(above, run[-1]))
        elif run:
            yield Delete(tuple(_at(above, one) for one in run))
        run = [unit] if unit is not None else []


def _next(unit: Unit) -> tuple[int, ...]:
    step = -1 if unit.number[0] < 0 else 1
    return (*unit.number[:-1], unit.number[-1] + step)


def _moves(
    chain: Sequence[tuple[Unit, Unit]],
    above: Address,
    before: Statute,
    after: Statute,
    whole: bool,
) -> Iterator[Operation]:
    plain: list[tuple[Unit, Unit]] = []
    for one, other in chain:
        inner = list(_changed(one, other, _at(above, one), before, after, whole))
        by = _distance(one, other)
        if not inner and (not plain or (_distance(*plain[-1]) == by and _adjoin(plain[-1], one))):
            plain.append((one, other))
            continue
        yield from _shifted(plain, above)
        plain = [] if inner else [(one, other)]
        if inner:
            yield from inner
            yield Rename(_at(above, one), _at(above, other))
    yield from _shifted(plain, above)


def _adjoin(above: tuple[Unit, Unit], unit: Unit) -> bool:
    one = above[0].number
    return len(one) == len(unit.number) == 1 and abs(one[0] - unit.number[0]) == 1


def _distance(one: Unit, other: Unit) -> int | None:
    if len(one.number) != 1 or len(other.number) != 1 or one.number[0] < 0:
        return None
    return other.number[0] - one.number[0]


def _shifted(plain: Sequence[tuple[Unit, Unit]], above: Address) -> Iterator[Operation]:
    by = _distance(*plain[0]) if plain else None
    kind = plain[0][0].kind if plain else ""
    explicit = (
        1
        if len(plain) > 3 and by is not None and kind in ("article", "paragraph", "item")
        else (len(plain))
    )
    for one, other in plain[:explicit]:
        yield Rename(_at(above, one), _at(above, other))
    rest = sorted((one for one, _ in plain[explicit:]), key=lambda unit: unit.number)
    if rest and by is not None:
        yield Shift(_at(above, rest[0]), _at(above, rest[-1]), by)


def _addition(added: Sequence[Unit], above: Address, after: Statute) -> Operation:
    first = added[0]
    content: list[str] = []
    for unit in added:
        content += [""] * (unit.lead if content else 0)
        content += unit.written()
    kind, count = first.kind, len(added)
    peers = _peers(first, above, after)
    at = next(i for i, unit in enumerate(peers) if unit is first)
    last = next(i for i, unit in enumerate(peers) if unit is added[-1])
    opens = kind == "article" and not above.base and _heads(after, first)
    if opens and last + 1 < len(peers) and not _heads(after, peers[last + 1]):
        return Add(_at(above, peers[last + 1]), "before", kind, count, tuple(content))
    if at > 0:
        if last + 1 == len(peers) and kind in ("paragraph", "item", "sub", "subsub"):
            return Add(above, "in", kind, count, tuple(content))
        return Add(_at(above, peers[at - 1]), "after", kind, count, tuple(content))
    if last + 1 < len(peers):
        if kind == "paragraph" and not first.label:
            return Add(above, "first", kind, count, tuple(content))
        return Add(_at(above, peers[last + 1]), "before", kind, count, tuple(content))
    return Add(above, "in", kind, count, tuple(content))


def _peers(unit: Unit, above: Address, statute: Statute) -> list[Unit]:
    for top in statute.units:
        for one in top.walk():
            if any(child is unit for child in one.children):
                return [child for child in one.children if child.kind == unit.kind]
    return [one for one in statute.units if one.kind == unit.kind]


def _heads(statute: Statute, unit: Unit) -> bool:
    """Whether a heading (章) stands right above the article."""
    place = next(i for i, one in enumerate(statute.units) if one is unit)
    return place > 0 and statute.units[place - 1].kind.startswith("heading")


def _changed(
    one: Unit, other: Unit, at: Address, before: Statute, after: Statute, whole: bool
) -> Iterator[Operation]:
    """Yield what changed in a unit that is on both sides; its number is not looked at."""
    if one.words == other.words:
        return
    if one.label and other.label and one.kind != "article" and not alike(one, other):
        yield Rewrite((at,), tuple(_under(one, other)))
        return
    if whole or (one.kind == "article" and _new_shape(one, other)):
        if one.caption and not other.caption:
            yield Caption(at, "")
        yield Rewrite((at,), tuple(_under(one, other)))
        return
    if one.caption.strip() != other.caption.strip():
        yield Caption(at, other.caption.strip())
    if one.kind == "article":
        yield from _paragraphs(one, other, at, before, after)
        return
    yield from _own_words(one, other, at)
    for group in _children(one, other, at, before, after):
        yield from group


def _new_shape(one: Unit, other: Unit) -> bool:
    """Whether an article is written so differently that it is better given whole."""
    ours = "".join("".join(unit.lines) for unit in one.walk())
    theirs = "".join("".join(unit.lines) for unit in other.walk())
    if bool(one.caption) != bool(other.caption):
        return True
    from difflib import SequenceMatcher

    return SequenceMatcher(None, ours, theirs, autojunk=False).ratio() < 0.4


def _under(one: Unit, other: Unit) -> Iterator[str]:
    """Yield the lines of `other` under the number of `one`: it is renamed afterwards."""
    lines = list(other.written())
    if other.label and one.label != other.label:
        place = 1 if other.caption else 0
        lines[place] = lines[place].replace(other.label, one.label, 1)
    yield from lines


def _paragraphs(
    one: Unit, other: Unit, at: Address, before: Statute, after: Statute
) -> Iterator[Operation]:
    if len(one.children) == len(other.children) == 1:
        first, second = one.children[0], other.children[0]
        yield from _own_words(first, second, at)
        for group in _children(first, second, at, before, after):
            yield from group
        return
    for group in _units(one.children, other.children, at, before, after, False):
        yield from group


def _children(
    one: Unit, other: Unit, at: Address, before: Statute, after: Statute
) -> Iterator[Group]:
    kinds = dict.fromkeys(child.kind for child in (*one.children, *other.children))
    for kind in kinds:
        yield from _units(
            [child for child in one.children if child.kind == kind],
            [child for child in other.children if child.kind == kind],
            at,
            before,
            after,
            False,
        )


def _own_words(one: Unit, other: Unit, at: Address) -> Iterator[Operation]:
    if one.lines == other.lines:
        return
    kind: Step = at.steps[-1] if at.steps else ("", ())
    below = "各号列記以外の部分" if one.children and kind[0] in ("article", "paragraph") else ""
    where = Address(at.base, at.steps, below)
    if len(one.lines) == len(other.lines):
        every = one.lines if below else [line for unit in one.walk() for line in unit.lines]
        pairs: list[tuple[str, str]] | None = []
        for old, new in zip(one.lines, other.lines, strict=True):
            found = pairs_between(old, new, every) if old != new else ()
            if found is None:
                pairs = None
                break
            assert pairs is not None
            pairs += found
        if pairs and len(dict(pairs)) == len(pairs) and come_true(one.lines, other.lines, pairs):
            yield Words((where,), tuple(pairs))
            return
    if one.children:
        yield Rewrite((Address(at.base, at.steps, below or "本文"),), _body(other))
        return
    if kind[0] == "article":
        yield Rewrite((Address(at.base, (*at.steps, ("paragraph", (1,)))),), _body(other))
        return
    head, *rest = other.lines
    label = one.label
    content = (f"{one.indent}{label}{one.gap or other.gap}{head}" if label else f"　{head}", *rest)
    yield Rewrite((at,), content)


def _body(unit: Unit) -> tuple[str, ...]:
    head, *rest = unit.lines
    return (f"　{head}", *rest)
