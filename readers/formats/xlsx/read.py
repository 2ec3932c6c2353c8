"""Excel workbooks (.xlsx, .xlsm): every visible sheet, row by row and cell by cell, as shown.

Read: values in their number formats (1,000円, 13%, ▲500, 令和7年4月1日, 007), merged cells, bold,
struck-out and raised letters, link targets, text boxes, titles of charts, pictures' alternative
texts, headers and footers (once each). A formula stands for the value that it had when the workbook
was saved; without one, for itself. An empty row within a table is a row. The title of a sheet is a
heading, but for the usual one of a lone sheet (Sheet1).

Not read: hidden sheets, rows and columns, comments, pictures, the figures in charts, formulas and
the targets of HYPERLINK(), page numbers and dates in headers, colours and sizes.
"""

from __future__ import annotations

import io
import warnings
from datetime import datetime
from typing import Any

from readers.formats.archive import Archive
from readers.formats.docx.package import Package
from readers.formats.flow import Flow
from readers.formats.table import add_table
from readers.formats.xlsx.cells import flow_of
from readers.formats.xlsx.drawings import put_drawings
from readers.formats.xlsx.edges import put
from readers.formats.xlsx.formulas import unsaved
from readers.formats.xlsx.grid import covered, grid
from readers.formats.xml_names import child, value
from text.errors import UnreadableDocument
from text.later import later
from text.model.document import Document

_UNSAVED = "show.notice-unsaved"
_USUAL_TITLE = later(r"(?:Sheet|シート|Tabelle|Feuil)\s*\d*")


def read(content: bytes, name: str) -> Document:
    """Return the values of the workbook `content`. Raises UnreadableDocument."""
    import openpyxl

    package = Package(Archive(content, name))  # refuses bombs and broken files
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what openpyxl would lose on writing
        try:
            book = openpyxl.load_workbook(io.BytesIO(content), data_only=True, rich_text=True)
        except (KeyError, ValueError, TypeError, OSError) as error:
            raise UnreadableDocument("reading.broken-file", path=name, reason=str(error)) from error
    flow = Flow()
    seen: set[str] = set()
    notices: set[str] = set()
    parts = _parts(package)
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for sheet in visible:
        if len(visible) > 1 or not _USUAL_TITLE.fullmatch(sheet.title):
            flow.heading(sheet.title, 1)
        part = parts.get(sheet.title)
        root = part.root() if part is not None else None
        edges = child(root, "headerFooter")
        for place, formula in unsaved(root).items():
            if sheet[place].value is None:
                sheet[place].value = formula
                notices.add(_UNSAVED)
        put(flow, edges, "headers", sheet.title, seen)
        add_table(flow, _rows(sheet, book.epoch))
        if part is not None:
            put_drawings(flow, part)
        put(flow, edges, "footers", sheet.title, seen)
    return flow.document(name, "xlsx", "xlsx", notices=tuple(sorted(notices)))


def _parts(package: Package) -> dict[str, Package]:
    """Return the worksheets by their titles."""
    found: dict[str, Package] = {}
    sheets = child(package.root(), "sheets")
    for sheet in sheets if sheets is not None else ():
        _, target, within = package.relations.get(value(sheet, "id"), ("", "", False))
        part = package.at(target) if within else None
        if part is not None:
            found[value(sheet, "name")] = part
    return found


def _rows(sheet: Any, epoch: datetime) -> list[list[Flow | None]]:
    """Return the cells of the visible rows and columns, without empty ones at the edges."""
    filled, rows, columns = grid(sheet)
    gone = covered(sheet, rows, columns)

    def shown(place: tuple[int, int]) -> Flow | None:
        if place in gone:
            return None
        cell = filled.get(place)
        return flow_of(cell, epoch) if cell is not None else Flow()

    return [[shown((row, column)) for column in columns] for row in rows]
