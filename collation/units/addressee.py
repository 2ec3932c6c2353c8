"""Whom a letter is for: known by where it stands, not by its words.

The line that 様, 殿, 御中 or 各位 closes, the few lines above it (an organisation over the name of
its officer), what stands before あて and, in a title, before への.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from collation.stream.stream import Stream
from text.model.document import Section

_HONORIFIC_END = re.compile(r"(?:様|殿|御中|各位|先生|さま|どの|宛て?|あて|行)[)）]?$")
_PERSON_END = re.compile("(?:様|殿|御中)$")
_ADDRESSED = re.compile(r"(?:あて|宛て?|御中|様|殿|各位)$")
_TO = re.compile("あて|宛")
_TITLE_TO = re.compile(
    "への?(?:[^、。]*(?:要請|要望|質問|申し?入れ?|抗議|お?願い|提言|陳情|請願|意見|書|状|文))"
)
_LABELLED = re.compile(
    "[:：]|^(?:講師|講演|司会|担当|出演|発表|主催|司式|来賓|ゲスト|会場|場所|議長)"
)
_ADDRESS = re.compile(r"^〒?\d{3}-\d{4}|[都道府県市区町村].*(?:\d|丁目|番地)")
_SHORT_LINE = 40
_BLOCK_LINES = 4


def _line(stream: Stream, offset: int) -> tuple[int, int]:
    """Return the stream offsets of the raw line that holds `offset`."""
    place = stream.starts[min(offset, len(stream.text) - 1)]
    number = stream.lines.place(place)[0]
    return _line_span(stream, number)


def _line_span(stream: Stream, number: int) -> tuple[int, int]:
    starts = stream.lines.starts
    start = starts[number - 1]
    end = starts[number] if number < len(starts) else len(stream.document.raw)
    return stream.offset(start), stream.offset(end)


def is_addressee(stream: Stream, start: int, end: int) -> bool:
    """Return whether [start, end) names whom a letter is for."""
    if start >= end:
        return False
    unit = stream.text[start:end]
    low, high = _line(stream, start)
    line = stream.text[low:high]
    if "。" in line or len(line) > _SHORT_LINE:
        return False
    following = stream.text[end:high]
    if _ADDRESSED.search(unit) or _TO.match(following) or _TITLE_TO.fullmatch(following):
        return True
    if _HONORIFIC_END.search(line):
        return not _LABELLED.search(line)
    number = stream.lines.place(stream.starts[start])[0]
    return _above_honorific(stream, number)


def is_addressee_number(stream: Stream, offset: int) -> bool:
    """Return whether a number is part of whom a letter is for, or of the postal address."""
    if offset >= len(stream.text):
        return False
    low, high = _line(stream, offset)
    line = stream.text[low:high]
    if len(line) > _SHORT_LINE or "。" in line:
        return False
    if _PERSON_END.search(line):
        return True
    number = stream.lines.place(stream.starts[offset])[0]
    return bool(_ADDRESS.search(line)) and _above_honorific(stream, number)


def _above_honorific(stream: Stream, number: int) -> bool:
    """Return whether the lines below `number`, blanks aside, soon close an address block."""
    seen = 0
    last = bisect_right(stream.lines.starts, stream.scope[1])
    for below in range(number + 1, last + 1):
        low, high = _line_span(stream, below)
        line = stream.text[low:high]
        if not line:
            continue
        seen += 1
        if seen > _BLOCK_LINES or len(line) > _SHORT_LINE or "。" in line:
            return False
        if _HONORIFIC_END.search(line):
            return _role(stream, number) in ("addressee", "")
    return False


def _role(stream: Stream, number: int) -> str:
    """Return the part of a letter in which line `number` stands, "" where there is no letter."""
    start = stream.lines.starts[number - 1]
    parts = stream.sections
    return parts[bisect_right(parts, start, key=_section_start) - 1].role if parts else ""


def _section_start(section: Section) -> int:
    return section.start
