"""Who cites which article: 第三条第二項, 前条, ○○条例第五条, and 条例第五条 where 条例 was defined.

A citation without the name of a statute before it speaks of the text that it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from text.later import later
from text.records import dataclass
from text.statute.citing.naming import Naming
from text.statute.comparing.pairing import paired
from text.statute.numbers import BRANCHED, NUMERAL, Number, Script, joined, number
from text.statute.tree import Statute, Unit, parse

_CITED = later(
    rf"(?:第({NUMERAL})条({BRANCHED})|(?P<near>前|次)条(?!例))"
    rf"(?:第({NUMERAL})項)?(?:第({NUMERAL})号)?"
)
_NAMED = later(
    r"(?:[一-鿿ァ-ヶー]|[)）])*(?:法|条例|規則|規程|規約|要綱|要領|政令|省令|府令|施行令|基準|協定|会則|定款|告示)"
    r"(?:[（(][^（）()]{1,60}[）)])?$"
)
_FORMER = later(r"(?:旧|新|附則|同法|同令|同条例|同規則|法|令)$")
_NEAR = 120
"""Code points before a citation in which the name of a statute is looked for."""
_JOINS = later(r"(?:及び|並びに|又は|若しくは|、|から|まで|の規定|[・～―－-])*$")
_BRACKETED = later(r"[（(][^（）()]{1,80}[）)]")
"""What a statute's name may have behind it: its number, the word for it."""
_RANGE = later(r"から$")
_UNTIL = "まで"


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation at [start, end) of a text: of which article, and of what in it (0 for none).

    `until` is the last article of a range, whose まで belongs to it. `beside`: the article that
    says 前条 or 次条, where it is cited so.
    """

    start: int
    end: int
    article: Number
    paragraph: int = 0
    item: int = 0
    until: Number | None = None
    beside: Number | None = None

    @property
    def place(self) -> Place:
        """What it cites; an item without a paragraph is one of the first."""
        return self.article, self.paragraph or (1 if self.item else 0), self.item

    def written(self, place: Place, script: Script) -> str:
        """Return `place` as this citation would write it: with a paragraph only if it has one."""
        return joined(place[0], script, "条") + self.below(place, script)

    def below(self, place: Place, script: Script) -> str:
        """Return the paragraph and item of `place` as this citation would write them."""
        _, paragraph, item = place
        parts: list[str] = []
        if self.paragraph or (item and paragraph > 1):
            parts.append(joined((paragraph,), script, "項"))
        if item:
            parts.append(joined((item,), script, "号"))
        return "".join(parts)

    def concerns(self, article: Number, paragraph: int = 0, item: int = 0) -> bool:
        """Return whether it cites the article, or the paragraph or item that is asked for."""
        if self.until is not None and self.article <= article <= self.until:
            return True
        if self.article != article:
            return False
        return (not paragraph or self.paragraph in (0, paragraph)) and (
            not item or self.item in (0, item)
        )


def own_citations(text: str) -> Iterator[Citation]:
    """Yield the citations in `text` of its own articles, in order. O(len(text))."""
    place = 0
    order = _order(text)
    current: Number | None = None
    for line in text.splitlines(keepends=True):
        body = line.lstrip(" \t\u3000")
        here = re.match(rf"第({NUMERAL})条((?:の{NUMERAL})*)(?=[ \t\u3000（(]|$)", body)
        if here:
            current = number(here[1] + here[2])
        skip = len(line) - len(body) + (here.end() if here else 0)
        named = False
        last: Citation | None = None
        held: Citation | None = None
        for match in _CITED.finditer(line, skip):
            before = line[: match.start()]
            # 条例第三条及び第四条: the name holds for both.
            if last is None or not _only_joins(before[last.end - place :]):
                near = before[-_NEAR:]
                named = bool(_NAMED.search(near) or _FORMER.search(near))
            found = _citation(match, place, current, order)
            if found is None:
                continue
            if last is not None and _RANGE.search(before[last.end - place :].strip()):
                found = _range(last, found, text)
            elif held is not None:
                yield held
            last = found
            held = None if named else found
        if held is not None:
            yield held
        place += len(line)


def _range(first: Citation, last: Citation, text: str) -> Citation:
    """Return the citation of all from `first` to `last`, one thing said at one place."""
    end = last.end + len(_UNTIL) * text.startswith(_UNTIL, last.end)
    return Citation(first.start, end, first.article, until=last.article)


def _only_joins(between: str) -> bool:
    match = _JOINS.match(between)
    return match is not None and match.end() == len(between)


def _order(text: str) -> tuple[Number, ...]:
    return tuple(unit.number for unit in parse(text).of("article"))


def _citation(
    match: re.Match[str], place: int, current: Number | None, order: tuple[Number, ...]
) -> Citation | None:
    start, end = place + match.start(), place + match.end()
    paragraph = number(match[4])[0] if match[4] else 0
    item = number(match[5])[0] if match[5] else 0
    if match["near"]:
        if current not in order:
            return None
        assert current is not None
        at = order.index(current) + (-1 if match["near"] == "前" else 1)
        there = 0 <= at < len(order)
        if not there:
            return None
        return Citation(start, end, order[at], paragraph, item, beside=current)
    return Citation(start, end, number(match[1] + match[2]), paragraph, item)


def citations_of(title: str, text: str) -> Iterator[Citation]:
    """Yield the citations in `text` of the statute called `title`, in order.

    By its title, by the word that the text has for it, and by 条例 or 同条例 where that means it.
    """
    for end in Naming(title, text).ends():
        behind = _BRACKETED.match(text, end)
        at = behind.end() if behind else end
        last: Citation | None = None
        while found := _CITED.match(text, at):
            if found["near"]:
                break
            one = _citation(found, 0, None, ())
            assert one is not None
            if last is not None and text[last.end : one.start] == "から":
                one = _range(last, one, text)
            elif last is not None:
                yield last
            last = one
            join = re.compile("及び|並びに|又は|若しくは|、|から").match(text, one.end)
            at = join.end() if join else len(text)
        if last is not None:
            yield last


def moved(old: Statute, new: Statute) -> Mapping[Number, Number | None]:
    """Return what became of each article's number that is not what it was; None: it is gone."""
    return {
        one.number: other.number if other is not None else None
        for one, other in paired(old.of("article"), new.of("article"))
        if one is not None and (other is None or one.number != other.number)
    }


Place = tuple[Number, int, int]
"""An article, the paragraph in it and the item in that; 0 for none. An item has its paragraph."""


def moved_inside(old: Statute, new: Statute) -> Mapping[Place, Place | None]:
    """Return what became of each paragraph and item that has another number now; None: gone.

    Of articles that are in both; the new place has the new number of the article, too.
    """
    found: dict[Place, Place | None] = {}
    for one, other in paired(old.of("article"), new.of("article")):
        if one is None or other is None:
            continue
        for ours, theirs in paired(_of(one, "paragraph"), _of(other, "paragraph")):
            if ours is None:
                continue
            paragraph = ours.number[0]
            if theirs is None:
                found[one.number, paragraph, 0] = None
                found.update(
                    ((one.number, paragraph, item.number[0]), None) for item in _of(ours, "item")
                )
                continue
            there = theirs.number[0]
            if paragraph != there:
                found[one.number, paragraph, 0] = other.number, there, 0
            for item, now in paired(_of(ours, "item"), _of(theirs, "item")):
                if item is None:
                    continue
                place = one.number, paragraph, item.number[0]
                if now is None:
                    found[place] = None
                elif (paragraph, item.number[0]) != (there, now.number[0]):
                    found[place] = other.number, there, now.number[0]
    return found


def places(statute: Statute) -> frozenset[Place]:
    """Return every article, paragraph and item that the text has."""
    found: set[Place] = set()
    for article in statute.of("article"):
        found.add((article.number, 0, 0))
        for paragraph in _of(article, "paragraph"):
            found.add((article.number, paragraph.number[0], 0))
            found |= {
                (article.number, paragraph.number[0], item.number[0])
                for item in _of(paragraph, "item")
            }
    return frozenset(found)


def _of(unit: Unit, kind: str) -> list[Unit]:
    return [child for child in unit.children if child.kind == kind]


def stale(old: Statute, new: Statute) -> Iterator[tuple[Unit, Number, Number | None]]:
    """Yield the articles of new that still cite an article by its old number: (unit, old, new)."""
    gone = moved(old, new)
    for one, other in paired(old.of("article"), new.of("article")):
        if one is None or other is None:
            continue
        before = _cited(one)
        after = _cited(other)
        for cited in before:
            if cited in gone and cited in after and gone[cited] not in after:
                yield other, cited, gone[cited]


def _cited(unit: Unit) -> list[Number]:
    return list(dict.fromkeys(c.article for c in own_citations("\n".join(unit.written()))))
