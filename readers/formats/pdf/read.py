"""PDF: the lines of every page in reading order, columns and vertical writing (縦書き) included.

Read: text, ruby, tables of short words row by row, running heads and feet (once each; the others
and page numbers are shown, but no running text: a sentence goes on over them), what is filled into
forms, notes typed onto the page. Letters printed twice to look bold count once.

Not read: pictures, comments, link targets, lines through letters.

pdfminer.six finds the characters and their lines; `readers.formats.pdf.reading_order` puts the
lines in order. It is an optional extra (`kyogo[pdf]`).
"""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from readers.formats.flow import Flow
from readers.formats.pdf.reading_order import Placed, in_reading_order, runs_on
from readers.formats.table import add_table
from text.errors import UnreadableDocument
from text.later import later
from text.model.document import Document
from text.running.page_numbers import is_page_number

if TYPE_CHECKING:
    from readers.formats.pdf.aligned import Table

_LIGATURE = later("[\ufb00-\ufb06]")
_RADICAL = later("[\u2e80-\u2fdf]")


class _Page:
    """The lines of a page, in reading order, and its tables, each before one of the lines."""

    def __init__(self, lines: list[Placed], tables: list[Table], height: float) -> None:
        self.lines = lines
        self.tables = tables
        self.height = height


def read(content: bytes, name: str) -> Document:
    """Return the document in the PDF `content`.

    Raises UnreadableDocument where it is encrypted, broken or holds pictures only, and where
    pdfminer.six is not installed.
    """
    try:
        pages, unmapped = _pages(content, name)
    except ImportError:
        raise UnreadableDocument("reading.needs-extra", path=name, extra="pdf") from None
    writer = _Writer()
    for number, page in enumerate(pages):
        writer.page(page, number)
    document = writer.ended().document(name, "pdf", "pdf", undecodable=unmapped)
    if not document.raw.strip():
        raise UnreadableDocument("reading.pdf-without-text", path=name)
    notices = []
    if unmapped:
        notices.append("show.notice-cid")
    if _LIGATURE.search(document.raw):
        notices.append("show.notice-ligature")
    if _RADICAL.search(document.raw):
        notices.append("show.notice-radical")
    return replace(document, notices=tuple(notices))


def _pages(content: bytes, name: str) -> tuple[list[_Page], int]:
    """Return the lines of every page in reading order, and how many characters had no code."""
    import pdfminer.converter  # noqa: F401
    from pdfminer.layout import LAParams
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    from readers.formats.pdf.aligned import tables_of
    from readers.formats.pdf.device import Device
    from readers.formats.pdf.forms import form_lines
    from readers.formats.pdf.heads import mark_furniture
    from readers.formats.pdf.lines import lines_of

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    # A gap of a character and a half ends a line: columns stand closer than pdfminer expects.
    parameters = LAParams(char_margin=1.5, line_margin=0.01, detect_vertical=True, all_texts=True)
    manager = PDFResourceManager()
    device = Device(manager, laparams=parameters)
    interpreter = PDFPageInterpreter(manager, device)
    found: list[tuple[list[Placed], float]] = []
    try:
        for page in PDFPage.get_pages(io.BytesIO(content)):
            interpreter.process_page(page)
            layout = device.get_result()
            lines = [*lines_of(layout, device.found), *form_lines(page.annots)]
            in_reading_order(lines, _is_vertical(lines), layout.height)
            found.append((lines, layout.height))
    except (PDFPasswordIncorrect, PDFEncryptionError):
        raise UnreadableDocument("reading.encrypted", path=name) from None
    if not found:
        raise UnreadableDocument("reading.broken-file", path=name, reason="0 pages")
    mark_furniture([lines for lines, _ in found])
    pages: list[_Page] = []
    for lines, height in found:
        vertical = _is_vertical(lines)
        edges = [line for line in lines if line.is_furniture]
        body = [line for line in lines if not line.is_furniture]
        tables, rest = tables_of(body, height) if not vertical else ([], body)
        ordered = in_reading_order([*rest, *map(_stand_in, tables)], vertical, height)
        edges.sort(key=lambda line: (-line.y0, line.x0))
        heads = [line for line in edges if line.y0 > height / 2]
        pages.append(_Page([*heads, *ordered, *edges[len(heads) :]], tables, height))
    return pages, device.unmapped


def _stand_in(table: Table) -> Placed:
    """Return a line that stands where `table` does, so that it is put in order."""
    size = next(cell.size for row in table.rows for cell in row if cell is not None)
    return Placed("", table.x0, table.y0, table.x1, table.y1, size)


def _is_vertical(lines: Sequence[Placed]) -> bool:
    vertical = sum(len(line.text) for line in lines if line.vertical and len(line.text) > 1)
    return vertical > sum(len(line.text) for line in lines if not line.vertical)


def _flow(line: Placed) -> Flow:
    """Return the text of a line with its ruby."""
    flow = Flow()
    place = 0
    for start, end, reading in line.readings:
        if start < place:
            continue
        flow.add(line.text[place:start])
        flow.add_reading(line.text[start:end], reading)
        place = end
    flow.add(line.text[place:])
    return flow


class _Writer:
    """Puts pages into a flow: the first of each head where it stands, of each foot at the end."""

    def __init__(self) -> None:
        self.flow = Flow()
        self._last: Placed | None = None
        self._known: set[str] = set()
        self._later: list[Flow] = []

    def page(self, page: _Page, number: int) -> None:
        """Add a page."""
        self.flow.pages.append(self.flow.length)
        on_page = False
        for line in page.lines:
            if line.is_furniture:
                self._furniture(line, first=not number and line.y0 > page.height / 2)
                continue
            if not line.text:
                self._table(page, line)
                on_page = True
                continue
            if line.is_ruby:
                self.flow.add_skipped(line.text + "\n")
                continue
            goes_on = not on_page and self._last is not None and runs_on(self._last, line)
            if line.gap and self.flow.length and not goes_on:
                self.flow.add("\n")
            self.flow.join(_flow(line))
            self.flow.add("\n")
            self._last, on_page = line, True

    def _table(self, page: _Page, place: Placed) -> None:
        table = next(t for t in page.tables if (t.x0, t.y0) == (place.x0, place.y0))
        self.flow.end_line()
        add_table(
            self.flow,
            [[_flow(cell) if cell is not None else Flow() for cell in row] for row in table.rows],
        )
        self._last = None

    def _furniture(self, line: Placed, first: bool) -> None:
        """Add a head or foot. Its first occurrence is text, at an edge of the document."""
        from readers.formats.pdf.heads import COUNTING

        said = "".join(COUNTING.sub("#", line.text).split())
        start = self.flow.length
        if said in self._known or is_page_number(line.text):
            self.flow.add_skipped(line.text + "\n")
            self.flow.furniture.append((start, self.flow.length))
            return
        self._known.add(said)
        if first:
            self.flow.add(line.text + "\n")
            self.flow.furniture.append((start, self.flow.length))
            return
        self._later.append(_flow(line))
        self.flow.add_skipped(line.text + "\n")
        self.flow.furniture.append((start, self.flow.length))

    def ended(self) -> Flow:
        """Return the whole, with the heads and feet that would have parted a sentence."""
        for line in self._later:
            self.flow.edge(line)
        return self.flow
