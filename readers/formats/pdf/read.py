"""PDF: the lines of every page in reading order, columns and vertical writing (縦書き) included.

pdfminer.six finds the characters and their lines; `readers.formats.pdf.reading_order` puts the
lines in order. It is an optional extra (`kyogo[pdf]`). Page numbers at the edges are not running
text: the page is part of the place.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from readers.formats.flow import Flow
from readers.formats.pdf.reading_order import Placed, in_reading_order, runs_on
from text.errors import UnreadableDocument
from text.model.document import Document

if TYPE_CHECKING:
    from pdfminer.layout import LTPage

_PAGE_NUMBER = re.compile(r"[\s\-–—‐−(（pP.]*\d{1,4}(?:\s*[/／]\s*\d{1,4})?[\s\-–—‐−)）頁]*$")
_ADDED = "\x1f"
# A gap between Latin words is a blank; between Japanese, or where the two meet, it is typography.
_BETWEEN_LATIN = re.compile(r"(?<=[!-~])\x1f(?=[!-~])")
_SET_APART = re.compile(r"\x1f")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_RADICAL = re.compile("[\u2e80-\u2fdf]")


def read(content: bytes, name: str) -> Document:
    """Return the document in the PDF `content`.

    Raises UnreadableDocument where it is encrypted, broken or holds pictures only, and where
    pdfminer.six is not installed.
    """
    try:
        pages, unmapped = _pages(content, name)
    except ImportError:
        raise UnreadableDocument("reading.needs-extra", path=name, extra="pdf") from None
    flow = Flow()
    last: Placed | None = None
    for lines in pages:
        flow.pages.append(flow.length)
        last = _add_page(flow, lines, last)
    document = flow.document(name, "pdf", "pdf", undecodable=unmapped)
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


def _pages(content: bytes, name: str) -> tuple[list[list[Placed]], int]:
    """Return the lines of every page in reading order, and how many characters had no code."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.layout import LAParams
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

    class Device(PDFPageAggregator):
        unmapped = 0

        def handle_undefined_char(self, font: Any, cid: int) -> str:
            # pdfminer would write "(cid:123)" into the text.
            Device.unmapped += 1
            return "\ufffd"

    # A gap of a character and a half ends a line: columns stand closer than pdfminer expects.
    parameters = LAParams(char_margin=1.5, line_margin=0.01, detect_vertical=True, all_texts=True)
    manager = PDFResourceManager()
    device = Device(manager, laparams=parameters)
    interpreter = PDFPageInterpreter(manager, device)
    found: list[list[Placed]] = []
    try:
        for page in PDFPage.get_pages(io.BytesIO(content)):
            interpreter.process_page(page)
            layout = device.get_result()
            found.append(_ordered(layout))
    except (PDFPasswordIncorrect, PDFEncryptionError):
        raise UnreadableDocument("reading.encrypted", path=name) from None
    if not found:
        raise UnreadableDocument("reading.broken-file", path=name, reason="0 pages")
    return found, Device.unmapped


def _ordered(page: LTPage) -> list[Placed]:
    lines = list(_lines(page))
    vertical = sum(len(line.text) for line in lines if line.vertical and len(line.text) > 1)
    horizontal = sum(len(line.text) for line in lines if not line.vertical)
    return in_reading_order(lines, vertical > horizontal, page.height)


def _lines(item: Any) -> Iterator[Placed]:
    from pdfminer.layout import LTChar, LTTextLine, LTTextLineVertical

    for part in item:
        if isinstance(part, LTTextLine):
            sizes = sorted(char.size for char in part if isinstance(char, LTChar))
            text = _SET_APART.sub("", _text(part)).rstrip("\n")
            if text.strip() and sizes:
                upright = isinstance(part, LTTextLineVertical)
                size = sizes[len(sizes) // 2]
                yield Placed(text, part.x0, part.y0, part.x1, part.y1, size, upright)
        elif hasattr(part, "__iter__"):
            yield from _lines(part)


def _text(line: Iterable[Any]) -> str:
    """Return the text of the line; the blanks that pdfminer adds for gaps are marked U+001F."""
    from pdfminer.layout import LTAnno

    parts = [
        _ADDED if isinstance(part, LTAnno) and part.get_text() == " " else part.get_text()
        for part in line
    ]
    return _BETWEEN_LATIN.sub(" ", "".join(parts))


def _add_page(flow: Flow, lines: list[Placed], last: Placed | None) -> Placed | None:
    """Add the lines of a page; `last` is the last line of text before them, and is returned."""
    on_page = False
    for line in lines:
        if line.is_ruby or (line.at_margin and _PAGE_NUMBER.match(line.text)):
            flow.add_skipped(line.text + "\n")
            continue
        goes_on = not on_page and last is not None and runs_on(last, line)
        if line.gap and flow.length and not goes_on:
            flow.add("\n")
        flow.add(line.text + "\n")
        last, on_page = line, True
    return last
