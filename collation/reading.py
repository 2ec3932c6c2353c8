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
    offset of text[k] (a blank has that of what follows). `words` and `dates` are at offsets of
    `text`, `units` at stream offsets; words[n] stands at stream offsets places[n].
    """

    text: str
    offsets: Sequence[int]
    words: Sequence[Word]
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

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """Return what the dictionary knows of the words that stand whole at [start, end)."""
        return [word.token for word in self.words[slice(*self._word_numbers(start, end))]]

    def word_places(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Return start, end and surface of the words that stand whole at [start, end)."""
        low, high = self._word_numbers(start, end)
        return [(*self.places[number], self.words[number].surface) for number in range(low, high)]

    def _word_numbers(self, start: int, end: int) -> tuple[int, int]:
        low = bisect_left(self.places, (start, start))
        return low, max(low, bisect_right(self.places, end, key=_end))


def _start(unit: Unit) -> int:
    return unit.start


def _end(place: tuple[int, int]) -> int:
    return place[1]


def read(stream: Stream, start: int, end: int) -> Reading:
    """Return the stretch [start, end) of `stream` with its words and units."""
    text, offsets = _spaced(stream, start, end)
    found = words(text)
    dates = find_dates(text)
    places = [(offsets[word.start], offsets[word.end - 1] + 1) for word in found]
    cut = [
        Unit(offsets[unit.start], offsets[unit.end - 1] + 1, unit.kind)
        for unit in units_of(text, found, dates)
    ]
    return Reading(text, offsets, found, places, cut, dates)


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
