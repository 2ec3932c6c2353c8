"""What kind of change a hunk is, by rules that hold for any letter.

An addressee is known by where it stands (the block of lines that a line with 様, 殿, 御中 or 各位
closes) or by what follows it (あて, 宛); the rest by units, dictionary and form.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from collation.edits import Edit
from collation.stream import Stream
from collation.units import Reading
from text.model import Kind, Token

_HONORIFIC_END = re.compile(r"(?:様|殿|御中|各位|先生|さま|どの|宛て?|あて|行)[)）]?$")
_ADDRESSED = re.compile(r"(?:あて|宛て?|御中|様|殿|各位)$")
_ORGANISATION = re.compile(
    r"(?:省|庁|局|部|課|室|県|府|都|道|市|区|町|村|会|会社|組合|連合|連盟|労連|総連|協会|機構|法人|"
    r"大学|学校|高校|病院|銀行|商店|事務所|センター|支店|支部|本部|財団|社団|\\(株\\)|\\(有\\))$"
)
_SHORT_LINE = 40
_BLOCK_LINES = 4


def kind_of(old: Stream, new: Stream, edit: Edit, one: Reading, other: Reading) -> Kind:
    """Return the kind of `edit`, whose sides are read as `one` and `other`."""
    before, after = sides(old, new, edit)
    if before != after and _bare(before) == _bare(after):
        return "punctuation"
    kinds = {
        unit.kind
        for reading, start, end in (
            (one, edit.old_start, edit.old_end),
            (other, edit.new_start, edit.new_end),
        )
        for unit in reading.units
        if start <= unit.start < end
    }
    if kinds and kinds <= {"date", "time"}:
        return "date"
    if _is_addressee(old, edit.old_start, edit.old_end) or _is_addressee(
        new, edit.new_start, edit.new_end
    ):
        return "addressee"
    if kinds == {"number"} or kinds == {"number", "date"}:
        return "number"
    if _same_words(
        _words(one, edit.old_start, edit.old_end), _words(other, edit.new_start, edit.new_end)
    ):
        return "orthographic"
    if "name" in kinds or (_is_name(before, one, edit) and _is_name(after, other, edit)):
        return "name"
    return "wording"


def sides(old: Stream, new: Stream, edit: Edit) -> tuple[str, str]:
    """Return the visible characters of both sides of `edit`."""
    return old.text[edit.old_start : edit.old_end], new.text[edit.new_start : edit.new_end]


def _bare(text: str) -> str:
    """Return `text` without punctuation and symbols."""
    return "".join(char for char in text if unicodedata.category(char)[0] not in "PSZ")


def _words(reading: Reading, start: int, end: int) -> list[Token]:
    return [
        word
        for word, (left, right) in zip(reading.tokens, reading.places, strict=True)
        if start <= left and right <= end
    ]


def _same_words(one: list[Token], other: list[Token]) -> bool:
    """Return whether two rows of words are the same lemmas in the same readings."""
    if not one or not other:
        return False

    def said(words: list[Token]) -> tuple[str, str]:
        return "".join(word.lemma for word in words), "".join(word.reading for word in words)

    return said(one) == said(other) and bool(said(one)[1])


def _is_name(text: str, reading: Reading, edit: Edit) -> bool:
    if not text:
        return False
    if _ORGANISATION.search(text):
        return True
    start, end = (edit.old_start, edit.old_end)
    words = _words(reading, start, end) or _words(reading, edit.new_start, edit.new_end)
    return any(word.pos[1] == "固有名詞" for word in words)


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


def _is_addressee(stream: Stream, start: int, end: int) -> bool:
    """Return whether [start, end) names whom a letter is for."""
    if start >= end:
        return False
    unit = stream.text[start:end]
    low, high = _line(stream, start)
    line = stream.text[low:high]
    if "。" in line or len(line) > _SHORT_LINE:
        return False
    if _ADDRESSED.search(unit) or re.match("(?:あて|宛)", stream.text[end:high]):
        return True
    if _HONORIFIC_END.search(line):
        return True
    number = stream.lines.place(stream.starts[start])[0]
    return _above_honorific(stream, number)


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
            return True
    return False
