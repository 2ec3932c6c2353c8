"""A 改め文 read: its sentences become operations.

The grammar is that of amending statutes: 「…中「A」を「B」に改め、「C」の下に「D」を加え、
同条第三項を同条第四項とする。」, and below it what is added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from text.later import later
from text.statute.amendment import (
    UNITS,
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
from text.statute.grammar import ADDRESS, BASE, PART, STEP, TABLE_ROW, N, parted
from text.statute.numbers import AIUEO, IROHA, number

_VERB = later(
    "改める|加える|削る|とする|繰り上げる|繰り下げる|繰上げる|繰下げる|付する"
    "|改め|加え|削り|とし|繰り上げ|繰り下げ|繰上げ|繰下げ|付し"
)
_MARK = later(r"\x01([0-9]+)\x02")
_Q = "\x01[0-9]+\x02"


def read(text: str) -> list[Operation]:
    """Return the operations of the 改め文 `text`, in order. Raises AmendmentError."""
    found: list[Operation] = []
    reader = _Reader()
    for sentence, content in parted(text):
        if not sentence:
            found.append(Own(content))
            continue
        found += reader.sentence(sentence, content)
    if not found:
        raise AmendmentError("amend.nothing")
    return found


class _Reader:
    """Reads sentence after sentence; 同条 is the article that was named last."""

    def __init__(self) -> None:
        self.last = Address()
        self.quotes: list[str] = []
        self.context: Address | None = None

    def sentence(self, sentence: str, content: tuple[str, ...]) -> Iterator[Operation]:
        skeleton = self._skeleton(sentence.removesuffix("。"))
        place = 0
        self.where: tuple[Address, ...] = ()
        self.context = None
        verbs = list(_VERB.finditer(skeleton))
        for match in verbs:
            following = skeleton[match.end() : match.end() + 1]
            if following not in ("", "、") or match.start() < place:
                continue
            clause = skeleton[place : match.start()]
            place = match.end() + len(following)
            yield from self._clause(clause, match.group(), content)
        if place < len(skeleton):
            self._refuse(skeleton[place:])

    def _refuse(self, clause: str) -> None:
        shown = _MARK.sub(lambda m: f"「{self.quotes[int(m[1])]}」", clause)
        raise AmendmentError("amend.unread", line=shown[:80])

    def _skeleton(self, sentence: str) -> str:
        self.quotes = []
        parts: list[str] = []
        depth = start = 0
        for place, char in enumerate(sentence):
            if char == "「":
                if not depth:
                    start = place + 1
                depth += 1
            elif char == "」" and depth:
                depth -= 1
                if not depth:
                    parts.append(f"\x01{len(self.quotes)}\x02")
                    self.quotes.append(sentence[start:place])
            elif not depth:
                parts.append(char)
        if depth:
            raise AmendmentError("amend.unread", line=sentence[:60])
        return "".join(parts)

    def _clause(self, clause: str, verb: str, content: tuple[str, ...]) -> Iterator[Operation]:
        clause = clause.strip("、 \u3000")
        if verb.startswith(("とし", "とする")):
            yield self._rename(clause)
        elif verb.startswith("繰"):
            yield self._shift(clause, -1 if "上" in verb else 1)
        elif verb.startswith("付"):
            yield from self._attach(clause, content)
        elif verb.startswith("削"):
            yield from self._delete(clause)
        elif "次の" in clause and not re.search(rf"{_Q}[^次]*$", clause):
            yield from self._with_content(clause, verb, content)
        else:
            yield from self._words(clause, "加" in verb)

    def _addresses(self, text: str) -> tuple[Address, ...]:
        """Return the addresses in 「第三条、第四条第一項及び同条第二項」."""
        if re.fullmatch(TABLE_ROW, text) and not re.fullmatch(ADDRESS, text):
            return (self._row(text),)
        text = text.removesuffix("の規定")
        found: list[Address] = []
        for part in re.split(r"及び|並びに|、|又は", text):
            if not part:
                self._refuse(text)
            found.append(self._address(part.removesuffix("の規定")))
        return tuple(found)

    def _row(self, text: str) -> Address:
        """Return the address of 「別表乾燥式の項」."""
        table = re.match(rf"(別表(?:第{N})?(?:の{N})*|同表)(?:の表)?", text)
        assert table is not None
        whole = self._address(table[1])
        return replace(whole, part=text[table.end() :])

    def _address(self, text: str) -> Address:
        match = re.fullmatch(rf"({BASE})?((?:{STEP})*)({PART})?", text)
        if match is None or not text:
            self._refuse(text)
        assert match is not None
        base, steps_text, part = match[1] or "", match[2], (match[3] or "").removeprefix("の")
        part = "見出し" if part.endswith("見出し") else part
        if part in ("表", "項"):
            self._refuse(text)
        known = self.context or self.last
        steps: tuple[Step, ...] = ()
        if base and base != "本則":
            known = Address(base)
        elif base == "本則":
            base, known = "", Address()
        first = True
        for step_match in re.finditer(STEP, steps_text):
            words = step_match.group()
            kind, value = self._step(words)
            if words.startswith("同"):
                steps, known = self._same(words), self.last
                base = known.base
            else:
                if first and not (match[1]):
                    steps, base = self._above(kind)
                steps = (*steps, (kind, value))
            first = False
        if first and not match[1]:
            base, steps = known.base, known.steps
        result = Address(base, steps, part)
        self.last = result
        return result

    def _step(self, words: str) -> Step:
        if words.startswith("同"):
            return "same", ()
        numbered = re.fullmatch(rf"第({N})([条項号編章節款目表])((?:の{N})*)", words)
        if numbered:
            value = number(numbered[1] + numbered[3])
            kinds = {unit: kind for kind, unit in UNITS.items()}
            return kinds.get(numbered[2], f"heading{numbered[2]}"), value
        letter = words.strip("(（)）")
        if letter in IROHA and words[0] not in "(（":
            return "sub", (IROHA.index(letter) + 1,)
        if letter in AIUEO:
            return "subsub", (-(AIUEO.index(letter) + 1),)
        return "subsub", number(letter)

    def _same(self, words: str) -> tuple[Step, ...]:
        kind = {"条": "article", "項": "paragraph", "号": "item"}.get(words[1], "")
        for place, step in enumerate(self.last.steps):
            if step[0] == kind or (not kind and step[0].startswith("heading")):
                return self.last.steps[: place + 1]
        if kind == "paragraph" and self.last.steps and self.last.steps[0][0] == "article":
            return (self.last.steps[0], ("paragraph", (1,)))
        if words == "同表" and self.last.base:
            return ()
        self._refuse(words)
        return ()

    def _above(self, kind: str) -> tuple[tuple[Step, ...], str]:
        """Return what stands above a unit that is named without it: 第三条中第二項."""
        known = self.context or self.last
        order = ("article", "paragraph", "item", "sub", "subsub")
        if kind not in order or kind == "article":
            return (), known.base if kind == "article" and known.base == "附則" and (
                self.context is not None
            ) else ""
        level = order.index(kind)
        kept = tuple(s for s in known.steps if s[0] in order and order.index(s[0]) < level)
        return kept, known.base

    def _context(self, clause: str) -> str:
        """Take 「第三条中」 from the front of a clause that goes on with an address."""
        match = re.match(rf"({ADDRESS})中(?=第|同|[ア-ン]|附則|[(（])", clause)
        if match is None:
            return clause
        address = self._address(match[1])
        if not (address.steps and address.steps[-1][0].startswith("heading")):
            self.context = address
        return clause[match.end() :]

    def _rename(self, clause: str) -> Rename:
        clause = self._context(clause)
        match = re.fullmatch(rf"({ADDRESS})を({ADDRESS})", clause)
        if match is None:
            self._refuse(clause)
        assert match is not None
        where = self._address(match[1])
        context, self.context = self.context, None
        target = match[2]
        kind = where.steps[-1][0] if where.steps else ""
        if not where.steps and where.base == "附則":
            where = Address("附則", (("paragraph", (1,)),))
        if re.match(r"第", target) and kind not in ("", "article"):
            parent = where.steps[:-1]
            self.last = Address(where.base, parent)
            self.context = self.last
            to = self._address(target)
            if to.steps and to.steps[0][0] == "article":
                to = replace(to, base=where.base)
        else:
            to = self._address(target)
            if where.base == "附則" and not to.base:
                to = replace(to, base="附則")
        self.context = context
        self.last = to
        return Rename(where, to)

    def _shift(self, clause: str, sign: int) -> Shift:
        clause = self._context(clause)
        match = re.fullmatch(
            rf"({ADDRESS})(?:から({ADDRESS})まで|及び({ADDRESS}))を({N})([条項号章節]|表)ずつ",
            clause,
        )
        if match is None:
            self._refuse(clause)
        assert match is not None
        first = self._address(match[1])
        last = self._address(match[2] or match[3])
        return Shift(first, last, sign * number(match[4])[0])

    def _attach(self, clause: str, content: tuple[str, ...]) -> Iterator[Operation]:
        match = re.fullmatch(rf"({ADDRESS})(?:の前)?に見出しとして({_Q})を", clause)
        if match:
            yield Caption(self._address(match[1]), self._quote(match[2]))
            return
        match = re.fullmatch(rf"({ADDRESS})の(次|前)に次の([編章節款目])名を", clause)
        if match is None:
            self._refuse(clause)
        assert match is not None
        place = "after" if match[2] == "次" else "before"
        yield Add(self._address(match[1]), place, f"heading{match[3]}", 1, content)

    def _delete(self, clause: str) -> Iterator[Operation]:
        clause = self._context(clause)
        if _MARK.search(clause):
            yield from self._words(clause, False, gone=True)
            return
        clause = clause.removesuffix("を")
        match = re.fullmatch(rf"({ADDRESS})から({ADDRESS})まで", clause)
        if match:
            first = self._address(match[1])
            yield Delete((first,), self._address(match[2]))
            return
        found = self._addresses(clause)
        captions = [one for one in found if one.part == "見出し"]
        yield from (Caption(one.whole, "") for one in captions)
        rest = tuple(one for one in found if one.part != "見出し")
        if rest:
            yield Delete(rest)

    def _with_content(
        self, clause: str, verb: str, content: tuple[str, ...]
    ) -> Iterator[Operation]:
        clause = self._context(clause)
        if verb.startswith("改"):
            match = re.fullmatch(r"(.+)を次の(?:よう|とおり)に", clause)
            if match is None:
                self._refuse(clause)
            assert match is not None
            ranged = re.fullmatch(rf"({ADDRESS})から({ADDRESS})まで", match[1])
            if ranged:
                first = self._address(ranged[1])
                last = self._address(ranged[2])
                yield (
                    Delete(_all_but_first(first, last))
                    if _all_but_first(first, last)
                    else (Rewrite((first,), content))
                )
                if _all_but_first(first, last):
                    yield Rewrite((first,), content)
                return
            yield Rewrite(self._addresses(match[1]), content)
            return
        later = re.fullmatch(rf"({ADDRESS})に(後段|ただし書|前段)として次のように", clause)
        if later:
            yield Add(self._address(later[1]), "in", later[2], 1, content)
            return
        match = re.fullmatch(
            rf"({ADDRESS})(の次に|の前に|に)(?:(第{N}[項号])として)?次の"
            rf"(?:({N})?(?:(各)号|(条|項|号|編|章|節|款|目|表|ただし書|後段|見出し))を|ように)",
            clause,
        )
        if match is None:
            self._refuse(clause)
        assert match is not None
        where = self._address(match[1])
        place = {"の次に": "after", "の前に": "before", "に": "in"}[match[2]]
        unit = "号" if match[5] else match[6] or ""
        kinds = {label: kind for kind, label in UNITS.items()}
        kind = kinds.get(unit, unit)
        if unit in tuple("編章節款目"):
            kind = f"heading{unit}"
        if not kind:
            kind = where.steps[-1][0] if where.steps and place != "in" else ""
        if match[3]:
            place = "first" if number(match[3][1:-1]) == (1,) else "in"
        yield Add(where, place, kind, number(match[4])[0] if match[4] else 1, content)

    def _words(self, clause: str, added: bool, gone: bool = False) -> Iterator[Operation]:
        caption = re.fullmatch(rf"({ADDRESS})(?:の見出し)?を({_Q})に", clause)
        if caption and "見出し" in clause:
            yield Caption(self._address(caption[1]).whole, self._quote(caption[2]))
            return
        if caption:
            yield Rewrite((self._address(caption[1]),), (self._quote(caption[2]),))
            return
        pairs: list[tuple[str, str]] = []
        place = 0
        olds = rf"({_Q}(?:(?:及び|、|並びに|又は){_Q})*)"
        forms = (
            rf"{olds}の(?:下|次)に({_Q})を"
            if added
            else rf"{olds}を"
            if gone
            else rf"{olds}を({_Q})に"
        )
        pattern = re.compile(rf"、?(?:(?P<where>[^\x01\x02]+?)中)?{forms}")
        while place < len(clause):
            match = pattern.match(clause, place)
            if match is None:
                self._refuse(clause[place:])
            assert match is not None
            if match["where"]:
                if pairs:
                    yield Words(self.where, tuple(pairs))
                    pairs = []
                self.where = self._where(match["where"])
            new = "" if gone else self._quote(match[match.lastindex or 0])
            for mark in _MARK.finditer(match[2]):
                old = self.quotes[int(mark[1])]
                pairs.append((old, old + new if added else new))
            place = match.end()
        if not self.where:
            self.where = (self.last,)
        yield Words(self.where, tuple(pairs))

    def _where(self, text: str) -> tuple[Address, ...]:
        text = text.strip("、 \u3000")
        ranged = re.fullmatch(rf"({ADDRESS})から({ADDRESS})まで(?:の規定)?", text)
        if ranged:
            first, last = self._address(ranged[1]), self._address(ranged[2])
            return (first, *_all_but_first(first, last))
        return self._addresses(text)

    def _quote(self, mark: str) -> str:
        return self.quotes[int(mark.strip("\x01\x02"))]


def _all_but_first(first: Address, last: Address) -> tuple[Address, ...]:
    """Return the addresses behind `first` up to `last`, where both have plain numbers."""
    if not (first.steps and last.steps):
        return ()
    (kind, low), (_, high) = first.steps[-1], last.steps[-1]
    if low[:-1] != high[:-1]:
        return ()
    return tuple(
        replace(first, steps=(*first.steps[:-1], (kind, (*low[:-1], value))))
        for value in range(low[-1] + 1, high[-1] + 1)
    )
