"""The units in which a person reads a change: word, compound, name, number with counter, date.

A clause is cut into units that together hold every visible character; a difference is widened to
whole units on both sides, so that 1,000円 → 10,000円 is one change of a number and not an added 0.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from collation.stream import Stream
from text.dates import DateMention, find_dates
from text.model import Token
from text.morphology import tokens
from text.numbers import find_numbers

UnitKind = Literal[
    "date", "time", "number", "name", "noun", "predicate", "particle", "mark", "word"
]

_BREAK = re.compile(r"[\r\n]")
_LATIN = re.compile(r"[0-9A-Za-z]")
_D = "[0-9０-９]"
_TIME = re.compile(
    f"(?:(?:午前|午後|AM|PM|am|pm) ?)?{_D}{{1,2}}(?:時(?!間)(?:{_D}{{1,2}}分|半)?|[:：]{_D}{{2}})"
    "|正午"
)
_NUMERAL = re.compile(f"第?(?:{_D}+|[A-Za-z]?{_D}+)(?:[-‐–−－,.，．:：/]{_D}+)*[%％]?")
_ORDINAL_TAIL = re.compile(
    "の[0-9０-９]+(?![0-9０-９月日年])|の[二三四五六七八九十]+(?=[^一-龠]|$)"
)
_CIRCLED = re.compile("[①-⑳㉑-㉟㊱-㊿❶-❿]")
_CALLED = re.compile(
    "(?<![一-龠々ァ-ヶー])(?P<name>[一-龠々ヶ]{1,7}(?:[ \u3000][一-龠々ヶぁ-んァ-ヶー]{1,5})?"
    "|[ァ-ヶー]{2,8}(?:[・ \u3000][ァ-ヶー]{2,8})?)"
    "[ \u3000]*(?:様|殿|氏(?!名)|先生|君(?=[\\s、。]|$))"
)
_ROLE = re.compile(
    "(?:(?:中央)?(?:執行)?委員|事務局|書記|理事|会|社|部|課|局|係|市|町|村|区|校|園|所|館|議|院|室|隊|団|支部|支店|病院|学)長"
    "|代表(?:取締役|理事|者)?|取締役|知事|教授|大臣|議員|委員|理事|監事|幹事|顧問|主任|主事|教諭|担当者?|弁護士|税理士"
    "|保護者|関係者|組合員|会員|皆|各位|御一同|奥|殿|客|何|同|誰|両|諸|王|神|仏|嬢|子|貴"
)
_OFFICE = re.compile(
    "(?:大臣|知事|代表|議員|委員|理事|教授|長官|..長|.[社会部課局室係所館]|団体|組合)$"
)
_HONORIFICS = frozenset(("様", "殿", "御中", "氏", "さん", "君", "先生", "各位", "さま", "どの"))
_LOOSE_SUFFIXES = frozenset(("内", "等", "など", "側", "間", "外", "達", "たち", "ら"))
_FORMAL = frozenset(("通り", "際", "事", "時", "為", "旨", "点"))
_KANJI_OR_KATAKANA = re.compile("[^ぁ-ゖ]")
_SURU = frozenset(("為る", "出来る", "致す", "為さる", "下さる", "頂く"))


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit at stream offsets [start, end)."""

    start: int
    end: int
    kind: UnitKind


@dataclass(frozen=True)
class Reading:
    """A stretch of a stream as it is read: blanks between words put back, with its tokens.

    `text` is the stretch with one blank wherever the raw text has one; `offsets[k]` is the stream
    offset of text[k] (a blank has that of what follows). `dates` are at offsets of `text`. `units`
    and `tokens` are in order;
    `tokens[n]` stands at stream offsets `places[n]`.
    """

    text: str
    offsets: Sequence[int]
    tokens: Sequence[Token]
    places: Sequence[tuple[int, int]]
    units: Sequence[Unit]
    dates: Sequence[DateMention]

    def content(self, start: int, end: int) -> str:
        """Return the visible characters at stream offsets [start, end)."""
        low = bisect_left(self.offsets, start)
        high = bisect_left(self.offsets, end)
        return "".join(self.text[low:high].split())

    def units_in(self, start: int, end: int) -> Sequence[Unit]:
        """Return the units that begin at stream offsets [start, end)."""
        low = bisect_left(self.units, start, key=_start)
        return self.units[low : bisect_left(self.units, end, key=_start)]

    def words_in(self, start: int, end: int) -> Sequence[Token]:
        """Return the tokens that stand whole at stream offsets [start, end)."""
        return self.tokens[slice(*self._word_numbers(start, end))]

    def word_places(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Return start, end and surface of the tokens that stand whole at [start, end)."""
        low, high = self._word_numbers(start, end)
        return [(*self.places[number], self.tokens[number].surface) for number in range(low, high)]

    def _word_numbers(self, start: int, end: int) -> tuple[int, int]:
        low = bisect_left(self.places, (start, start))
        return low, max(low, bisect_right(self.places, end, key=_end))


def _start(unit: Unit) -> int:
    return unit.start


def _end(place: tuple[int, int]) -> int:
    return place[1]


def read(stream: Stream, start: int, end: int) -> Reading:
    """Return the stretch [start, end) of `stream` with its tokens and units."""
    text, offsets = _spaced(stream, start, end)
    words = list(tokens(text))
    dates = find_dates(text)
    places = [(offsets[word.start], offsets[word.end - 1] + 1) for word in words]
    cut = [
        Unit(offsets[unit.start], offsets[unit.end - 1] + 1, unit.kind)
        for unit in units_of(text, words, dates)
    ]
    return Reading(text, offsets, words, places, cut, dates)


def _spaced(stream: Stream, start: int, end: int) -> tuple[str, list[int]]:
    raw = stream.document.raw
    parts: list[str] = []
    offsets: list[int] = []
    starts, ends, text = stream.starts, stream.ends, stream.text
    begins = stream.sentence_starts
    for offset in range(start, end):
        if offset > start and starts[offset] > ends[offset - 1]:
            gap = raw[ends[offset - 1] : starts[offset]]
            if offset in begins:
                blank = "\n"
            elif not _BREAK.search(gap) or (
                _LATIN.match(text[offset - 1]) and _LATIN.match(text[offset])
            ):
                blank = " "
            else:
                blank = ""
            if blank:
                parts.append(blank)
                offsets.append(offset)
        parts.append(text[offset])
        offsets.append(offset)
    return "".join(parts), offsets


def units_of(text: str, words: Sequence[Token], dates: Sequence[DateMention]) -> list[Unit]:
    """Return the units of `text`, in order and disjoint, at offsets of `text`."""
    fixed = list(_fixed(text, dates))
    found = list(fixed)
    place = 0
    run: list[Token] = []
    for word in words:
        while place < len(fixed) and fixed[place].end <= word.start:
            place += 1
        if place < len(fixed) and fixed[place].start < word.end:
            found.extend(_runs(text, run))
            run = []
            # A token that a number or name cuts leaves its rest as a word of its own.
            if word.start < fixed[place].start:
                found.append(Unit(word.start, fixed[place].start, "word"))
            following = fixed[place + 1].start if place + 1 < len(fixed) else word.end
            if fixed[place].end < min(word.end, following):
                found.append(Unit(fixed[place].end, min(word.end, following), "word"))
        else:
            run.append(word)
    found.extend(_runs(text, run))
    return sorted(found, key=lambda unit: unit.start)


def _fixed(text: str, dates: Sequence[DateMention]) -> Iterator[Unit]:
    """Yield the units that patterns find surer than a dictionary: dates, numbers, names."""
    found = [
        # 2022年度 counts as a number: a term, like 第3期, and not a day.
        Unit(date.start, date.end, "number" if date.fiscal and not date.month else "date")
        for date in dates
    ]
    found += [Unit(*match.span(), "time") for match in _TIME.finditer(text)]
    found += [_ordinal(text, number.start, number.end) for number in find_numbers(text)]
    found += [Unit(*match.span(), "number") for match in _CIRCLED.finditer(text)]
    found += [_ordinal(text, *match.span()) for match in _NUMERAL.finditer(text)]
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
    if rest and _OFFICE.search(first):
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


def _runs(text: str, words: Sequence[Token]) -> Iterator[Unit]:
    """Yield the units of words that no pattern claims."""
    index = 0
    while index < len(words):
        kind = _class(words[index])
        end = index + 1
        if kind == "noun":
            while end < len(words) and _touch(words, end) and _class(words[end]) == "noun":
                end += 1
            if _is_suru(words, end) and _is_verbal(words[end - 1]):
                if end - 1 > index:
                    yield _unit(words, index, end - 1, "noun")
                index, end, kind = end - 1, end + 1, "predicate"
        elif end < len(words) and _is_conjunction(words, index):
            end += 1
        elif kind == "name":
            while end < len(words) and _class(words[end]) == "name" and _near(words, end):
                end += 1
        if kind == "predicate":
            while end < len(words) and _touch(words, end) and _continues(words[end]):
                end += 1
        yield _unit(words, index, end, kind)
        index = end


def _unit(words: Sequence[Token], start: int, end: int, kind: UnitKind) -> Unit:
    return Unit(words[start].start, words[end - 1].end, kind)


def _touch(words: Sequence[Token], index: int) -> bool:
    return words[index - 1].end == words[index].start


def _near(words: Sequence[Token], index: int) -> bool:
    return words[index].start - words[index - 1].end <= 1


def _is_suru(words: Sequence[Token], index: int) -> bool:
    return (
        index < len(words)
        and _touch(words, index)
        and words[index].pos[0] == "動詞"
        and words[index].lemma in _SURU
    )


def _is_conjunction(words: Sequence[Token], index: int) -> bool:
    """Whether a conjunction and the は behind it are one word: 又は, 若しくは."""
    following = words[index + 1]
    return words[index].pos[0] == "接続詞" and following.lemma == "は" and _touch(words, index + 1)


def _is_verbal(word: Token) -> bool:
    return "サ変" in word.pos[2]


def _class(word: Token) -> UnitKind:
    pos1, pos2, pos3, _ = word.pos
    if pos1 == "名詞" and pos2 == "固有名詞" and pos3 == "人名":
        return "name"
    if word.surface in _HONORIFICS:
        return "word"
    if pos1 == "名詞":
        formal = word.surface in _FORMAL or not _KANJI_OR_KATAKANA.search(word.surface)
        return "word" if pos3 == "副詞可能" or formal else "noun"
    if pos1 == "接尾辞" and (pos3 == "副詞可能" or word.surface in _LOOSE_SUFFIXES):
        return "word"
    if pos1 == "接頭辞" or (pos1 == "接尾辞" and pos2 in ("名詞的", "形状詞的")):
        return "noun"
    if pos1 in ("記号", "形状詞"):
        return "noun" if pos1 == "記号" and pos2 == "文字" else "word"
    if pos1 in ("動詞", "形容詞"):
        return "predicate"
    if pos1 == "助動詞":
        return "predicate"
    if pos1 == "助詞":
        return "particle"
    if pos1 in ("補助記号", "空白"):
        return "mark"
    return "word"


def _continues(word: Token) -> bool:
    """Whether `word` goes on with the predicate before it: 行わ + なけれ + ば + なら + ない."""
    pos1, pos2, _, _ = word.pos
    return (
        pos1 == "助動詞"
        or (pos1 == "助詞" and pos2 == "接続助詞" and word.lemma in ("て", "ば"))
        or (pos1 in ("動詞", "形容詞") and pos2 == "非自立可能")
        or (pos1 == "接尾辞" and pos2 in ("動詞的", "形容詞的"))
    )
