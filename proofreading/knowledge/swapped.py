"""Figures whose digits the corpus has in another order: 8,421筆 for 8,412筆.

What stands around the figure must stand around the other one, too, the more of it the shorter the
figure is: of two digits both orders come about by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from indexer.port import Place
from proofreading.draft import Draft
from proofreading.knowledge.knowledge import Knowledge
from text.language.figures.numbers import NumberMention
from text.later import later
from text.records import dataclass

_ORDINALS = """
年 年度 月 日 時 号 条 項 章 節 款 番 番目 版 巻 丁目 番地 階 行 列 ページ 次 位 級 度 字 話 問
"""
_NOT_COUNTED = frozenset(_ORDINALS.split())
"""Of these a number names one of a row and counts nothing."""
_PLAIN = later(r"[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:[.．][0-9０-９]+)?")
_DIGIT = later("[0-9０-９]")
_AROUND = 40
"""Code points on each side that are compared."""
_ALIKE = {2: 10, 3: 6}
"""How many of them must be the same in one stretch, by the number of digits; of more digits 4."""
_MOST = 200
"""Figures that are asked for; a text with more of them is a table of measurements."""
_MOST_PLACES = 20


@dataclass(frozen=True, slots=True)
class Swapped:
    """A figure at draft.text[start:end] and the place of the corpus that has it otherwise."""

    start: int
    end: int
    known: str
    place: Place


def swapped(draft: Draft, corpus: Knowledge) -> Iterator[Swapped]:
    """Yield the figures that the corpus has with two neighbouring digits the other way round.

    O(figures · digits) questions to the index; silent where the corpus has the figure as it is.
    """
    asked = 0
    for number in draft.numbers:
        written = draft.text[number.start : number.end]
        plain = _PLAIN.match(written)
        if plain is None or not _counts(draft, number, plain.group()):
            continue
        asked += 1
        if asked > _MOST:
            return
        others = list(_others(plain.group(), written[plain.end() :]))
        if not others or corpus.count(written):
            continue
        for other in others:
            place = _alike(draft, number, other, corpus)
            if place is not None:
                known = place.paragraph.text[place.start : place.end]
                yield Swapped(number.start, number.end, known, place)
                break


def _counts(draft: Draft, number: NumberMention, digits: str) -> bool:
    length = len(_DIGIT.findall(digits))
    if number.counter.strip("%").isalpha() and number.counter.isascii():
        return False  # parts come in 370mm and 730mm
    if number.counter in _NOT_COUNTED or draft.text[number.start - 1 : number.start] == "第":
        return False
    # Without a counter it may be a year, a code, a page.
    return length >= 2 if number.counter else length >= 4 and ("," in digits or "，" in digits)


def _others(digits: str, rest: str) -> Iterator[str]:
    places = [match.start() for match in _DIGIT.finditer(digits)]
    for one, other in pairwise(places):
        letters = list(digits)
        letters[one], letters[other] = letters[other], letters[one]
        if letters[one] != letters[other] and letters[0] not in "0０":
            yield "".join(letters) + rest


def _alike(draft: Draft, number: NumberMention, other: str, corpus: Knowledge) -> Place | None:
    """Return the first place of the corpus that has `other` among the same words."""
    least = _ALIKE.get(len(_DIGIT.findall(other)), 4)
    before = draft.text[max(0, number.start - _AROUND) : number.start].rpartition("\n")[2]
    after = draft.text[number.end : number.end + _AROUND].partition("\n")[0]
    for count, place in enumerate(corpus.places(other)):
        if count >= _MOST_PLACES:
            break
        text = place.paragraph.text
        inside = _DIGIT.match(text, place.start - 1) if place.start else None
        if inside or _DIGIT.match(text, place.end):
            continue
        there = text[max(0, place.start - _AROUND) : place.start].rpartition("\n")[2]
        behind = text[place.end : place.end + _AROUND].partition("\n")[0]
        alike = max(_common(before, there), _common(after, behind)) >= least
        if alike and not corpus.is_later_named(place.paragraph.document.name):
            return place
    return None


def _common(one: str, other: str) -> int:
    """Return the length of the longest stretch that both have; what is no letter counts nothing."""
    from difflib import SequenceMatcher

    found = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return sum(char.isalpha() for char in one[found.a : found.a + found.size])
