"""A stretch of a stream, read: words, units and dates, each with its place in the stream."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from collation.stream.stream import Stream
from collation.units.units import Unit, units_of
from collation.units.words import Word, with_marks, words
from text.language.figures.dates import DateMention, find_dates
from text.later import later
from text.model.document import Token

_BREAK = later(r"[\r\n]")
_LATIN = later(r"[0-9A-Za-z]")


class Excerpt(NamedTuple):
    """What stands whole at a place of a reading; units are at stream offsets.

    `content` is the visible characters. `words` are those that lie inside, `first` is the number
    of the first of them in the reading and `tokens` what the dictionary knows of each; `units` are
    those that begin inside.
    """

    content: str
    first: int
    words: Sequence[Word]
    tokens: Sequence[Token]
    units: Sequence[Unit]


class Reading:
    """A stretch of a stream as it is read: blanks between words put back, with its words.

    `text` is the stretch with one blank wherever the raw text has one; `offsets[k]` is the stream
    offset of text[k] (a blank has that of what follows). `words`, `units` and `dates` are at
    offsets of `text`; the methods take and give stream offsets.
    """

    def __init__(
        self, text: str, offsets: Sequence[int], marks: Sequence[tuple[int, int]] = ()
    ) -> None:
        self.text = text
        self.offsets = offsets
        self.words: Sequence[Word] = words(text)
        self.dates: Sequence[DateMention] = find_dates(text)
        if marks:
            marks = [(bisect_left(offsets, i), bisect_left(offsets, k - 1) + 1) for i, k in marks]
            self.words = with_marks(self.words, text, marks)
        self.units: Sequence[Unit] = units_of(text, self.words, self.dates, marks)
        self._word_starts = [word.start for word in self.words]
        self._word_ends = [word.end for word in self.words]
        self._unit_starts = [unit.start for unit in self.units]
        self._excerpts: dict[tuple[int, int], Excerpt] = {}

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the stream offsets of text[start:end], which must not be empty."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def edges(self) -> set[int]:
        """Return where units begin and end."""
        offsets = self.offsets
        begins = {offsets[start] for start in self._unit_starts}
        return begins | {offsets[unit.end - 1] + 1 for unit in self.units}

    def excerpt(self, start: int, end: int) -> Excerpt:
        """Return what stands at [start, end). Cheap where the same was asked before."""
        found = self._excerpts.get((start, end))
        if found is None:
            found = self._excerpts[start, end] = self._excerpt(start, end)
        return found

    def _excerpt(self, start: int, end: int) -> Excerpt:
        low, high = bisect_left(self.offsets, start), bisect_left(self.offsets, end)
        first = bisect_left(self._word_starts, low)
        inside = self.words[first : max(first, bisect_right(self._word_ends, high))]
        begin, stop = bisect_left(self._unit_starts, low), bisect_left(self._unit_starts, high)
        return Excerpt(
            "".join(self.text[low:high].split()),
            first,
            inside,
            [word.token for word in inside],
            [Unit(*self.span(*unit[:2]), unit.kind) for unit in self.units[begin:stop]],
        )

    def word_places(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Return start, end and surface of the words that stand whole at [start, end)."""
        return [
            (*self.span(word.start, word.end), word.surface)
            for word in self.excerpt(start, end).words
        ]


def read(stream: Stream, start: int, end: int) -> Reading:
    """Return the stretch [start, end) of `stream` with its words and units."""
    text, offsets = _spaced(stream, start, end)
    return Reading(text, offsets, stream.marks_in(start, end) if stream.marks else ())


def _spaced(stream: Stream, start: int, end: int) -> tuple[str, Sequence[int]]:
    if stream.ends[start : max(start, end - 1)] == stream.starts[start + 1 : end]:
        return stream.text[start:end], range(start, end)
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
            if blank == " " and text[offset] in "年月日" and text[offset - 1].isdecimal():
                blank = ""  # 1月 4 日 is one date
            if blank:
                parts.append(blank)
                offsets.append(offset)
        parts.append(text[offset])
        offsets.append(offset)
    return "".join(parts), offsets
