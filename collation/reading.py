"""A stretch of a stream, read: words, units and dates, each with its place in the stream."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from collation.stream import Stream
from collation.units import Unit, units_of
from collation.words import Word, words
from text.dates import DateMention, find_dates
from text.model import Token

_BREAK = re.compile(r"[\r\n]")
_LATIN = re.compile(r"[0-9A-Za-z]")


@dataclass(frozen=True)
class Reading:
    """A stretch of a stream as it is read: blanks between words put back, with its words.

    `text` is the stretch with one blank wherever the raw text has one; `offsets[k]` is the stream
    offset of text[k] (a blank has that of what follows). `words`, `units` and `dates` are at
    offsets of `text`; the methods take and give stream offsets.
    """

    text: str
    offsets: Sequence[int]
    words: Sequence[Word]
    units: Sequence[Unit]
    dates: Sequence[DateMention]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the stream offsets of text[start:end], which must not be empty."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def content(self, start: int, end: int) -> str:
        """Return the visible characters at [start, end)."""
        return "".join(self.text[slice(*self._inside(start, end))].split())

    def units_in(self, start: int, end: int) -> list[Unit]:
        """Return the units that begin at [start, end), at stream offsets."""
        low, high = self._inside(start, end)
        first = bisect_left(self.units, low, key=_start)
        last = bisect_left(self.units, high, key=_start)
        return [Unit(*self.span(*unit[:2]), unit.kind) for unit in self.units[first:last]]

    def edges(self) -> set[int]:
        """Return where units begin and end."""
        offsets = self.offsets
        begins = {offsets[unit.start] for unit in self.units}
        return begins | {offsets[unit.end - 1] + 1 for unit in self.units}

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """Return what the dictionary knows of the words that stand whole at [start, end)."""
        return [word.token for word in self.words[slice(*self.word_numbers(start, end))]]

    def word_places(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Return start, end and surface of the words that stand whole at [start, end)."""
        return [
            (*self.span(word.start, word.end), word.surface)
            for word in self.words[slice(*self.word_numbers(start, end))]
        ]

    def word_numbers(self, start: int, end: int) -> tuple[int, int]:
        """Return the numbers [low, high) of the words that stand whole at [start, end)."""
        low, high = self._inside(start, end)
        first = bisect_left(self.words, low, key=_word_start)
        return first, max(first, bisect_right(self.words, high, key=_word_end))

    def _inside(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets of `text` that stand for the stream's [start, end)."""
        return bisect_left(self.offsets, start), bisect_left(self.offsets, end)


def _start(unit: Unit) -> int:
    return unit.start


def _word_start(word: Word) -> int:
    return word.start


def _word_end(word: Word) -> int:
    return word.end


def read(stream: Stream, start: int, end: int) -> Reading:
    """Return the stretch [start, end) of `stream` with its words and units."""
    text, offsets = _spaced(stream, start, end)
    found = words(text)
    dates = find_dates(text)
    return Reading(text, offsets, found, units_of(text, found, dates), dates)


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
