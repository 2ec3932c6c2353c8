"""The units in which a person reads a change: word, compound, name, number with counter, date.

A clause is cut into units that together hold every visible character; a difference is widened to
whole units on both sides, so that 1,000円 → 10,000円 is one change of a number and not an added 0.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from collation.units.words import UnitKind, Word
from text.language.figures.dates import DateMention
from text.language.figures.numbers import find_numbers
from text.later import later

_D = "[0-9０-９]"
_TIME = later(
    f"(?:(?:午前|午後|AM|PM|am|pm) ?)?{_D}{{1,2}}(?:時(?!間)(?:{_D}{{1,2}}分|半)?|[:：]{_D}{{2}})"
    "|正午"
)
_NUMERAL = later(
    f"{_D}{{2,5}}[(（]{_D}{{1,4}}[)）]{_D}{{4}}|[(（]{_D}{{1,2}}[)）]"
    f"|第?[A-Za-z]?{_D}+(?:[-‐–−－,.，．:：/]{_D}+)*[%％]?"
)
_ORDINAL_TAIL = later("の[0-9０-９]+(?![0-9０-９月日年])|の[二三四五六七八九十]+(?=[^一-龠]|$)")
_TO_FILL_IN = later(
    "(?:(?:[12]?[0-9]?|令和|平成)[〇○◯●Xx×*＊]{1,4}年度?(?:[〇○◯●Xx×*＊]{1,2}月(?:[〇○◯●Xx×*＊]{1,2}日)?)?"
    "|[〇○◯●Xx×*＊]{1,2}月[〇○◯●Xx×*＊]{1,2}日)"
)
"""A date in a form: 20XX年, 〇月〇日."""
_FILLERS = frozenset("〇○◯●Xx×*＊")
_CIRCLED = later("[①-⑳㉑-㉟㊱-㊿❶-❿]")
_KANJI_DIGITS = "壱弐参拾一二三四五六七八九十百千万億〇"
_FORMAL_NUMERAL = later(f"(?<![{_KANJI_DIGITS}])[{_KANJI_DIGITS}]{{2,20}}円")
_WEB = later(
    r"(?:https?://|(?<![A-Za-z0-9.])www\.)[!-~]+"
    r"|(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]+"
)
_FILE = later(
    r"(?<![A-Za-z0-9_./-])[A-Za-z0-9_./-]*[A-Za-z0-9_-]\.(?:pdf|png|jpe?g|gif|svg|webp|bmp|tiff?)"
    "(?![A-Za-z0-9])"
)
"""A picture or a printed page by the name of its file: 20210302_001.jpg says no number."""
_ATTRIBUTE = later(r"\[[A-Za-z][A-Za-z-]*=\"[^\"\[\]\n]*\"\]")
"""How a converter writes what a cell or word is set with: [rowspan="2"] says no number."""
_CALLED = later(
    "(?<![一-龠々ァ-ヶー])(?P<name>[一-龠々ヶ]{1,7}(?:[ \u3000][一-龠々ヶぁ-んァ-ヶー]{1,5})?"
    "|[ァ-ヶー]{2,8}(?:[・ \u3000][ァ-ヶー]{2,8})?)"
    "[ \u3000]*(?:様|殿|氏(?!名)|先生|君(?=[\\s、。]|$))"
)
# No unit of its kind does without one of these: most clauses of prose have none.
_FIGURES = frozenset(
    f"{_KANJI_DIGITS}零兆午0123456789０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
    "㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿❶❷❸❹❺❻❼❽❾❿"
)
_WEB_SIGNS = frozenset("/.@")
_TITLES = frozenset("様殿氏先君")
_ROLE = later(
    "(?:(?:中央)?(?:執行)?委員|事務局|書記|理事|会|社|部|課|局|係|市|町|村|区|校|園|所|館|議|院|室|隊|団|支部|支店|病院|学)長"
    "|代表(?:取締役|理事|者)?|取締役|知事|教授|大臣|議員|委員|理事|監事|幹事|顧問|主任|主事|教諭|担当者?|弁護士|税理士"
    "|保護者|関係者|組合員|会員|皆|各位|御一同|奥|殿|客|何|同|誰|両|諸|王|神|仏|嬢|子|貴"
)
_OFFICE = later("(?:大臣|知事|代表|議員|委員|理事|教授|長官|..長|.[社会部課局室係所館]|団体|組合)$")
_SURU = frozenset(("為る", "出来る", "致す", "為さる", "下さる", "頂く"))


class Unit(NamedTuple):
    """A unit at [start, end): of the text that was cut, or in a `Reading` of the stream."""

    start: int
    end: int
    kind: UnitKind


def units_of(
    text: str,
    words: Sequence[Word],
    dates: Sequence[DateMention],
    marks: Sequence[tuple[int, int]] = (),
) -> list[Unit]:
    """Return the units of `text`, in order and disjoint, at offsets of `text`.

    `marks` are units of kind "markup", and nothing else is read into them.
    """
    fixed = list(_fixed(text, dates))
    if marks:
        fixed = _outside(fixed, marks)
    if not fixed:
        return list(_runs(words))
    found = list(fixed)
    place = begin = 0
    for number, word in enumerate(words):
        while place < len(fixed) and fixed[place].end <= word.start:
            place += 1
        if place == len(fixed):
            break
        if fixed[place].start < word.end:
            found.extend(_runs(words[begin:number]))
            begin = number + 1
            # A token that a number or name cuts leaves its rest as a word of its own.
            if word.start < fixed[place].start:
                found.append(Unit(word.start, fixed[place].start, "word"))
            following = fixed[place + 1].start if place + 1 < len(fixed) else word.end
            if fixed[place].end < min(word.end, following):
                found.append(Unit(fixed[place].end, min(word.end, following), "word"))
    found.extend(_runs(words[begin:]))
    found.sort()
    return found


def _outside(fixed: Sequence[Unit], marks: Sequence[tuple[int, int]]) -> list[Unit]:
    """Return the marks as units, and those of `fixed` that touch none of them."""
    starts = [start for start, _ in marks]
    kept = [Unit(start, end, "markup") for start, end in marks]
    for unit in fixed:
        number = bisect_left(starts, unit.end) - 1
        if number < 0 or marks[number][1] <= unit.start:
            kept.append(unit)
    return sorted(kept)


def _fixed(text: str, dates: Sequence[DateMention]) -> Iterator[Unit]:
    """Yield the units that patterns find surer than a dictionary: dates, numbers, names."""
    found = [
        # 2022年度 counts as a number: a term, like 第3期, and not a day.
        Unit(date.start, date.end, "number" if date.fiscal and not date.month else "date")
        for date in dates
    ]
    if not _FILLERS.isdisjoint(text):
        found += [Unit(*match.span(), "date") for match in _TO_FILL_IN.finditer(text)]
    if not _FIGURES.isdisjoint(text):
        found += [Unit(*match.span(), "time") for match in _TIME.finditer(text)]
        found += [_ordinal(text, number.start, number.end) for number in find_numbers(text)]
        found += [Unit(*match.span(), "number") for match in _CIRCLED.finditer(text)]
        found += [Unit(*match.span(), "number") for match in _FORMAL_NUMERAL.finditer(text)]
        found += [_ordinal(text, *match.span()) for match in _NUMERAL.finditer(text)]
    if not _WEB_SIGNS.isdisjoint(text):
        found += [Unit(*match.span(), "word") for match in _WEB.finditer(text)]
        found += [Unit(*match.span(), "markup") for match in _FILE.finditer(text)]
    if '="' in text:
        found += [Unit(*match.span(), "markup") for match in _ATTRIBUTE.finditer(text)]
    if not _TITLES.isdisjoint(text):
        found += [
            Unit(*span, "name")
            for match in _CALLED.finditer(text)
            if (span := _called(match))[0] < span[1]
        ]
    found.sort(key=lambda unit: (unit.start, -unit.end))
    end = 0
    for unit in found:
        if unit.start >= end and unit.end > unit.start:
            yield unit
            end = unit.end


def _called(match: re.Match[str]) -> tuple[int, int]:
    """Return where in a match of _CALLED the name stands: behind the role, which is none."""
    start, end = match.span("name")
    first, _, rest = match["name"].replace("\u3000", " ").partition(" ")
    before = match.string[start - 1 : start]
    if rest and (_OFFICE.search(first) or "ぁ" <= before <= "ゖ"):
        start = match.end("name") - len(rest)
    place = start
    while role := _ROLE.match(match.string, place, end):
        place = role.end()
        while place < end and match.string[place].isspace():
            place += 1
    return place, end


def _ordinal(text: str, start: int, end: int) -> Unit:
    if text[start - 1 : start] == "第":
        start -= 1
    if text[start] == "第":
        tail = _ORDINAL_TAIL.match(text, end)
        end = tail.end() if tail else end
    return Unit(start, end, "number")


def _runs(words: Sequence[Word]) -> Iterator[Unit]:
    """Yield the units of words that no pattern claims."""
    index, count = 0, len(words)
    while index < count:
        first = words[index]
        kind = first.kind
        end = index + 1
        if kind == "noun":
            while end < count and _touch(words, end) and words[end].kind == "noun":
                end += 1
            if _is_suru(words, end) and _is_verbal(words[end - 1]):
                stem = end - 1
                while stem > index and words[stem].token.pos[0] == "接尾辞":
                    stem -= 1
                if stem > index:
                    yield Unit(first.start, words[stem - 1].end, "noun")
                index, end, kind = stem, end + 1, "predicate"
        elif kind == "name":
            while end < count and words[end].kind == "name" and _near(words, end):
                end += 1
        elif kind == "word" and end < count and _is_conjunction(words, index):
            end += 1
        if kind == "predicate":
            while end < count and _touch(words, end) and words[end].continues:
                end += 1
        yield Unit(words[index].start, words[end - 1].end, kind)
        index = end


def _touch(words: Sequence[Word], index: int) -> bool:
    return words[index - 1].end == words[index].start


def _near(words: Sequence[Word], index: int) -> bool:
    return words[index].start - words[index - 1].end <= 1


def _is_suru(words: Sequence[Word], index: int) -> bool:
    return (
        index < len(words)
        and _touch(words, index)
        and words[index].token.pos[0] == "動詞"
        and words[index].token.lemma in _SURU
    )


def _is_conjunction(words: Sequence[Word], index: int) -> bool:
    """Whether a conjunction and the は behind it are one word: 又は, 若しくは."""
    following = words[index + 1]
    conjunction = words[index].token.pos[0] == "接続詞" and _touch(words, index + 1)
    return conjunction and following.token.lemma == "は"


def _is_verbal(word: Word) -> bool:
    return "サ変" in word.token.pos[2]
