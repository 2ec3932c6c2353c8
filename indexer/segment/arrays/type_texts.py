"""What the dictionary says of each type, kept in parts: most of it is the same for many.

Of a line (`text.language.morphology.token_lines`) the reading is a number of the readings, and what
follows the base form one of the grammars, of which a segment has some hundreds.
"""

from __future__ import annotations

from functools import cached_property

from indexer.analysis.type_text import SAME
from indexer.segment.arrays.file import SegmentFile


class TypeTexts:
    """The lines of the types of a segment. Opening reads nothing."""

    def __init__(self, file: SegmentFile) -> None:
        array = file.array
        self._own = array("type"), array("type_bounds")
        self._reading = array("reading"), array("reading_bounds")
        self._number = array("type_reading")
        self._grammar = array("type_grammar")
        self._file = file

    def __len__(self) -> int:
        return len(self._own[1]) - 1

    @cached_property
    def _grammars(self) -> list[str]:
        return self._file.bytes("grammar").decode().split("\n")

    def reading_number(self, type_: int) -> int:
        """Return the number of the reading of a type; -1 if it has none."""
        return self._number[type_] - 1

    def line(self, type_: int) -> str:
        """Return what the dictionary says of a type (not 0, the border)."""
        text, bounds = self._own
        own = bytes(text[bounds[type_] : bounds[type_ + 1]]).decode()
        surface, lemma, rest = own.split("\t", 2)
        number, reading = self._number[type_], ""
        if number:
            readings, edges = self._reading
            reading = bytes(readings[edges[number - 1] : edges[number]]).decode()
        lemma = surface if lemma == SAME else lemma
        return f"{surface}\t{reading}\t{lemma}\t{rest}\t{self._grammars[self._grammar[type_]]}"
