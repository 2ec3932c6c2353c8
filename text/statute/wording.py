"""Operations as the sentences of a 改め文, in the order in which they are carried out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from text.records import dataclass
from text.statute.amendment import (
    UNITS,
    Add,
    Address,
    Caption,
    Delete,
    Operation,
    Own,
    Rename,
    Rewrite,
    Shift,
    Words,
)
from text.statute.numbers import Script, written

_FINAL = {
    "改め": "改める",
    "加え": "加える",
    "削り": "削る",
    "とし": "とする",
    "繰り上げ": "繰り上げる",
    "繰り下げ": "繰り下げる",
    "付し": "付する",
}


@dataclass(frozen=True, slots=True)
class _Clause:
    words: str
    verb: str
    content: tuple[str, ...] = ()

    @property
    def connective(self) -> str:
        return self.words + self.verb

    @property
    def final(self) -> str:
        return self.words + _FINAL[self.verb]


def lead(title: str) -> str:
    """Return the sentence that opens the 改め文 of the text called `title`."""
    return f"　{title}の一部を次のように改正する。"


def sentences(groups: Sequence[Sequence[Operation]], script: Script) -> Iterator[str]:
    """Yield the lines of the 改め文: one sentence for each group, cut where lines follow it."""
    own: list[str] = []
    for group in groups:
        clauses: list[_Clause] = []
        last: Address | None = None
        for operation in group:
            if isinstance(operation, Own):
                own += ["", *operation.content]
                continue
            for clause, named in list(_clauses(operation, script, last)):
                clauses.append(clause)
                last = named
            if clauses and clauses[-1].content:
                yield _sentence(clauses)
                yield from clauses[-1].content
                clauses, last = [], None
        if clauses:
            yield _sentence(clauses)
    yield from own


def _sentence(clauses: Sequence[_Clause]) -> str:
    body = "".join(f"{clause.connective}、" for clause in clauses[:-1])
    return f"　{body}{clauses[-1].final}。"


def _named(address: Address, script: Script, last: Address | None) -> str:
    """Return the address, with 同条 and 同項 for what the sentence has named just before."""
    if last is None or not last.steps or not address.steps or address.base != last.base:
        return address.text(script)
    same = 0
    for one, other in zip(address.steps, last.steps, strict=False):
        if one != other:
            break
        same += 1
    kinds = {"article": "同条", "paragraph": "同項", "item": "同号"}
    if not same or address.steps[same - 1][0] not in kinds:
        return address.text(script)
    rest = Address("", address.steps[same:], address.part).text(script)
    return kinds[address.steps[same - 1][0]] + rest


Made = Iterator[tuple[_Clause, Address | None]]


def _clauses(operation: Operation, script: Script, last: Address | None) -> Made:
    match operation:
        case Words(where, pairs):
            yield from _words(where[0], pairs, script, last)
        case Rewrite(where, content):
            name = _named(where[0], script, last)
            if where[0].part.endswith("名") or where[0].base in ("題名",):
                yield _Clause(f"{name}を次のように", "改め", content), where[0]
            else:
                yield _Clause(f"{name}を次のように", "改め", content), where[0]
        case Delete(where, until):
            name = _named(where[0], script, last)
            tail = f"から{until.text(script)}まで" if until else ""
            if not until and len(where) > 1:
                names = [name, *(_named(one, script, where[0]) for one in where[1:])]
                name = "、".join(names[:-1]) + "及び" + names[-1]
            yield _Clause(f"{name}{tail}を", "削り"), where[-1]
        case Rename(where, to):
            name = _named(where, script, last)
            if where.steps == (("paragraph", (1,)),) and where.base == "附則" and where == to:
                name = "附則"
            yield _Clause(f"{name}を{_named(to, script, where)}", "とし"), to
        case Shift(first, end, by):
            unit = UNITS.get(first.steps[-1][0], "号")
            verb = "繰り上げ" if by < 0 else "繰り下げ"
            name = _named(first, script, last)
            steps = written(abs(by), script)
            tail = Address(
                "" if len(first.steps) > 1 else end.base,
                end.steps if len(first.steps) == 1 else end.steps[-1:],
            ).text(script)
            if len(first.steps) > 1:
                tail = _named(end, script, first)
            yield _Clause(f"{name}から{tail}までを{steps}{unit}ずつ", verb), end
        case Add(where, place, kind, count, content):
            yield _added(where, place, kind, count, content, script, last), where
        case Caption(where, text):
            name = _named(where, script, last)
            if text:
                yield _Clause(f"{name}の見出しを「{text}」に", "改め"), where
            else:
                yield _Clause(f"{name}の見出しを", "削り"), where
        case _:
            return


def _added(
    where: Address,
    place: str,
    kind: str,
    count: int,
    content: tuple[str, ...],
    script: Script,
    last: Address | None,
) -> _Clause:
    name = _named(where, script, last) if where.steps or where.base else "本則"
    link = {"after": "の次に", "before": "の前に", "in": "に", "first": "に"}[place]
    if kind.startswith("heading"):
        return _Clause(f"{name}{link}次の{kind[-1]}名を", "付し", content)
    if kind in ("sub", "subsub"):
        return _Clause(f"{name}{link}次のように", "加え", content)
    unit = UNITS.get(kind, kind)
    first = f"第{written(1, script)}{unit}として" if place == "first" else ""
    return _Clause(f"{name}{link}{first}次の{written(count, script)}{unit}を", "加え", content)


def _words(
    where: Address, pairs: Sequence[tuple[str, str]], script: Script, last: Address | None
) -> Made:
    name = _named(where, script, last)
    lead = f"{name}中"
    for verb, group in by_verb(pairs):
        parts = []
        for old, new in group:
            if verb == "改め":
                parts.append(f"「{old}」を「{new}」に")
            elif verb == "加え":
                parts.append(f"「{old}」の下に「{new[len(old) :]}」を")
            else:
                parts.append(f"「{old}」")
        if verb == "削り":
            joined = parts[0] if len(parts) == 1 else "、".join(parts[:-1]) + "及び" + parts[-1]
            yield _Clause(f"{lead}{joined}を", verb), where
        else:
            yield _Clause(lead + "、".join(parts), verb), where
        lead = ""


def _meet(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether words that one pair puts in are those that a later one replaces."""
    return all(new for _, new in pairs) and any(
        old in new for at, (_, new) in enumerate(pairs) for old, _ in pairs[at + 1 :]
    )


def by_verb(pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield the pairs of one verb after another, as they are written and then carried out."""
    if _meet(pairs):
        # 「A」の下に「B」を加え、「B」を… would change what it has just put in: all at once.
        yield "改め", list(pairs)
        return
    group: list[tuple[str, str]] = []
    current = ""
    for old, new in pairs:
        verb = "削り" if not new else "加え" if new.startswith(old) else "改め"
        if group and verb != current:
            yield current, group
            group = []
        current = verb
        group.append((old, new))
    if group:
        yield current, group


def come_true(old: Sequence[str], new: Sequence[str], pairs: Sequence[tuple[str, str]]) -> bool:
    """Return whether the pairs, verb after verb, make the lines `new` of the lines `old`."""
    lines = list(old)
    for _, group in by_verb(pairs):
        replaced = dict(group)
        pattern = re.compile("|".join(map(re.escape, sorted(replaced, key=len, reverse=True))))

        def put(match: re.Match[str], replaced: dict[str, str] = replaced) -> str:
            return replaced[match.group()]

        lines = [pattern.sub(put, line) for line in lines]
    return lines == list(new)
