"""A part of the index as the search reads it: places in its tight text, sections, words.

A *place* is an offset, in UTF-16 units, into the tight text of the part: the tight views of its
documents one after the other.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from indexer.part import Part
from text.morphology import entry


def units(text: str) -> str:
    """Return `text` with every code point beyond U+FFFF as its two surrogates."""
    if not text or max(text) < "\U00010000":
        return text
    return "".join(map(chr, array("H", text.encode("utf-16-le", "surrogatepass"))))


class PartView:
    """What the layers of the search need of `part`. Opening costs nothing; texts are read once."""

    def __init__(self, part: Part, numbers: Sequence[int | None]) -> None:
        self.part = part
        self.numbers = numbers
        """The number in the index of each document of the part; None for one that has gone."""
        self._sections: dict[int, list[int]] = {}

    @cached_property
    def tight(self) -> str:
        """The tight text, one code unit per item."""
        return _text(self.part.file.bytes("tight"))

    @cached_property
    def bare(self) -> str:
        """The tight text without its symbols (`indexer.symbols.bare`)."""
        return _text(self.part.file.bytes("bare"))

    @cached_property
    def _dropped(self) -> memoryview:
        return self.part.file.array("dropped")

    def from_bare(self, start: int, end: int) -> tuple[int, int]:
        """Return the smallest stretch of the tight text that has bare[start:end]."""
        first = start + bisect_right(self._dropped, start)
        last = end - 1 + bisect_right(self._dropped, end - 1) + 1
        return first, last

    def document_at(self, place: int) -> int:
        """Return the number of the document in which `place` lies."""
        return bisect_right(self.part.tight_bounds, place) - 1

    def document_end(self, place: int) -> int:
        """Return where the document in which `place` lies ends."""
        return self.part.tight_bounds[self.document_at(place) + 1]

    def section_bounds(self, document: int) -> list[int]:
        """Return where the sections of `document` start, and where the last one ends."""
        known = self._sections.get(document)
        if known is None:
            starts = [section[2] for section in self.part.records[document]["sections"]]
            base = self.part.tight_bounds[document]
            known = [base, *(self.place(document, start) for start in starts[1:])]
            known.append(self.part.tight_bounds[document + 1])
            self._sections[document] = known
        return known

    def section_at(self, place: int) -> int:
        """Return the number, in the part, of the section in which `place` lies."""
        document = self.document_at(place)
        within = bisect_right(self.section_bounds(document), place) - 1
        first = self.part.section_bounds[document]
        return first + min(within, self.part.section_bounds[document + 1] - first - 1)

    def is_live(self, section: int) -> bool:
        """Whether the document of `section` is still in the corpus."""
        return self.numbers[self.part.document_of_section(section)] is not None

    def described(self, section: int) -> tuple[dict[str, Any], str]:
        """Return what is known of the document of `section`, and its heading."""
        document = self.part.document_of_section(section)
        record = self.part.records[document]
        heading: str = record["sections"][section - self.part.section_bounds[document]][0]
        return record, heading

    def raw_section(self, section: int) -> tuple[int, int]:
        """Return the raw [start, end) of `section`."""
        document = self.part.document_of_section(section)
        within = section - self.part.section_bounds[document]
        _, _, start, end, _ = self.part.records[document]["sections"][within]
        return start, end

    def section_range(self, section: int) -> tuple[int, int]:
        """Return [start, end) of `section`."""
        document = self.part.document_of_section(section)
        bounds = self.section_bounds(document)
        within = section - self.part.section_bounds[document]
        return bounds[within], bounds[within + 1]

    def place(self, document: int, raw: int) -> int:
        """Return the first place of `document` whose raw text ends after the offset `raw`."""
        file, part = self.part.file, self.part
        low, high = file.array("piece_bounds")[document : document + 2]
        starts, origins = file.array("piece_start"), file.array("piece_origin")
        base = part.tight_bounds[document]
        piece = bisect_right(origins, raw, low, high) - 1
        if piece < low:
            return base
        start, origin, end = starts[piece], origins[piece], file.array("piece_end")[piece]
        following = (
            starts[piece + 1] if piece + 1 < high else part.tight_bounds[document + 1] - base
        )
        if end:
            return base + (start if raw < end else following)
        return base + min(start + raw - origin, following)

    def raw_span(self, start: int, end: int) -> tuple[int, int, int]:
        """Return (document, raw start, raw end) of the places [start, end)."""
        document = self.document_at(start)
        base = self.part.tight_bounds[document]
        return (document, *self.part.raw_span(document, start - base, end - base))

    def cuts_word(self, place: int, *, ending: bool) -> bool:
        """Whether a stretch that starts (or is `ending`) at `place` cuts a token there in two."""
        if ending:
            document, _, raw = self.raw_span(place - 1, place)
        else:
            document, raw, _ = self.raw_span(place, place + 1)
        low, high = self.part.token_bounds[document : document + 2]
        token = bisect_left(self.part.token_start, raw, low, high) - 1
        return token >= low and self.part.token_start[token] < raw < self.part.token_end[token]

    def token_place(self, position: int, last: int) -> tuple[int, int]:
        """Return the places [start, end) of the tokens from `position` to `last`."""
        document = bisect_right(self.part.token_bounds, position) - 1
        start = self.place(document, self.part.token_start[position])
        return start, self.place(document, self.part.token_end[last] - 1) + 1

    @cached_property
    def _readings(self) -> dict[str, list[int]]:
        """Reading in hiragana → the terms that have it."""
        table: dict[str, list[int]] = {}
        for number in range(1, self.part.types):
            token = entry(self.part.type_line(number))[1]
            if token.reading:
                terms = table.setdefault(hiragana(token.reading), [])
                term = self.part.term_of_type(number)
                if term and term not in terms:
                    terms.append(term)
        return table

    def terms_read(self, reading: str) -> Sequence[int]:
        """Return the terms that are read `reading` (hiragana), () if none."""
        return self._readings.get(reading, ())


def _text(encoded: bytes) -> str:
    text = encoded.decode("utf-16-le", "surrogatepass")
    return text if 2 * len(text) == len(encoded) else units(text)


_KATAKANA = re.compile("[ァ-ヶ]")


def hiragana(text: str) -> str:
    """Return `text` with its katakana as hiragana."""
    return _KATAKANA.sub(lambda match: chr(ord(match.group()) - 0x60), text)
