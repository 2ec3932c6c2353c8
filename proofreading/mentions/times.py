"""The how manieth time an event is held: 第37回収穫祭."""

from __future__ import annotations

from collections.abc import Iterator

from text.language.figures.numerals import numeral
from text.later import later
from text.records import dataclass

_TIME = later(
    r"第[ \u3000]?(?P<number>[0-9０-９]{1,4}|[一二三四五六七八九十百]{1,6})"
    r"[ \u3000]?回(?P<stop>)の?[ \u3000]?"
    r"(?P<what>[一-鿿々ァ-ヴー]{2,12}?|[一-鿿々ァ-ヴー]{1,12}(?:まつり|祭り|の?つどい|の?集い))"
    r"(?=の?(?:開催|案内|お?知らせ|通知|実施|募集|参加|出席)|[をはがに、。\s]|$)"
)


@dataclass(frozen=True, slots=True)
class Time:
    """The event `what`, at text[head:end], for the `number`th time, at text[start:stop]."""

    number: int
    what: str
    start: int
    stop: int
    head: int
    end: int


def times(text: str) -> Iterator[Time]:
    """Yield the times that the text names, in order. O(len(text))."""
    for match in _TIME.finditer(text):
        value = numeral(match["number"])
        if value is not None:
            head, end = match.span("what")
            yield Time(int(value), match["what"], match.start(), match.end("stop"), head, end)


def in_title(title: str, text: str) -> Time | None:
    """Return the one time that the title of `text` names, where the text has it first."""
    named = list(times(title))
    if len(named) != 1:
        return None
    same = (one for one in times(text) if _same(one, named[0]))
    return next(same, None)


def _same(one: Time, other: Time) -> bool:
    return one.number == other.number and one.what == other.what
