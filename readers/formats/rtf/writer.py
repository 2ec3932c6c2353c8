"""Puts runs of letters, paragraphs and cells of Rich Text into a flow."""

from __future__ import annotations

from readers.formats.flow import Flow, raised
from readers.formats.rtf.looks import Look
from readers.formats.rtf.tables import Tables
from readers.formats.symbols import symbol, symbols
from text.later import later
from text.model.document import MarkKind

_PRIVATE = later("[\uf020-\uf0ff]")
_BULLETS = {"\uf0b7": "symbol"}
"""The font of a bullet that stands in the font of the text: Symbol's dot, else Wingdings."""


class Writer:
    """One stream of paragraphs: the text, a note, the head of a page."""

    def __init__(self) -> None:
        self._tables = Tables()
        self.piece = Flow()
        self.listed = False
        """Whether the file wrote the label of the item that this paragraph is."""
        self._boxes: list[Flow] = []

    def run(self, text: str, look: Look, font: str) -> None:
        """Add the letters `text`, which look like `look`, to the paragraph."""
        text = symbols(font, text)
        if self.listed and _PRIVATE.search(text):
            text = _PRIVATE.sub(
                lambda match: symbol(_BULLETS.get(match[0], "wingdings"), match[0]), text
            )
        if look.capitals and len(text.upper()) == len(text):
            text = text.upper()
        if look.raised:
            text = raised(text, look.raised)
        start = self.piece.length
        self.piece.add(text)
        if look.raised:
            self.mark(start, look.raised)
        if text.strip():
            shown: list[tuple[bool, MarkKind]] = [(look.struck, "struck")]
            shown += [(look.dots, "emphasis-dots"), (look.boxed, "boxed")]
            if look.level is None:
                shown += [(look.bold, "bold"), (look.italic, "italic")]
                shown += [(look.underline, "underline")]
            for on, kind in shown:
                if on:
                    self.mark(start, kind)

    def mark(self, start: int, kind: MarkKind) -> None:
        """Mark what stands from `start`; a run that goes on with the same look is one with it."""
        marks = self.piece.marks
        for at in range(len(marks) - 1, max(len(marks) - 5, -1), -1):
            if marks[at].kind == kind and marks[at].end == start:
                marks[at] = marks[at]._replace(end=self.piece.length)
                return
        self.piece.mark(start, kind)

    def label(self, text: str) -> None:
        """Set `text` before the paragraph."""
        piece = Flow()
        piece.add(text)
        piece.join(self.piece)
        self.piece = piece

    def box(self, flow: Flow) -> None:
        """Let the text of a text box follow the paragraph."""
        self._boxes.append(flow)

    def paragraph(self, look: Look) -> None:
        """End the paragraph."""
        place = self._tables.at(look.depth)
        if look.level is not None and look.depth == 0:
            place.heading(self.piece, look.level)
        else:
            place.paragraph(self.piece)
        self.piece, self.listed = Flow(), False
        for box in self._boxes:
            place.paragraph(box, gap="")
        self._boxes = []

    def cell(self, depth: int) -> None:
        """End a cell of the table that is `depth` tables deep."""
        self._end_piece(depth)
        self._tables.end_cell(depth)

    def row(self, depth: int) -> None:
        """End a row."""
        self._tables.end_row(depth)

    def define(self, word: str, number: int) -> None:
        """Take a control word of the definition of a row (\\trowd, \\cellx …)."""
        self._tables.define(word, number)

    def define_nested(self, on: bool) -> None:
        """Say whether the definition that follows is that of a row in a table's cell."""
        self._tables.nested = on

    def ended(self) -> Flow:
        """End what is open and return all."""
        self._end_piece(0)
        return self._tables.at(0)

    def _end_piece(self, depth: int) -> None:
        if self.piece.length or self.piece.marks or self._boxes:
            self.paragraph(Look(in_table=depth > 0, nesting=depth))
