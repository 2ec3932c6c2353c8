"""Excel workbooks (.xlsx, .xlsm): every visible sheet, row by row and cell by cell, as shown.

Read: values in their number formats (1,000円, 13%, ▲500, 令和7年4月1日, 007), merged cells,
struck-out and raised letters, link targets, headers and footers (once each). A formula stands for
the value that it had when the workbook was saved. An empty row within a table is a row.

Not read: hidden sheets, rows and columns, comments, pictures, charts, text boxes, formulas and the
targets of HYPERLINK(), page numbers and dates in headers, colours and sizes.
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
from readers.formats.xlsx.edges import edges, put
from text.errors import UnreadableDocument
from text.model.document import Document

_LONGEST_GAP = 100
"""Empty rows one after another that count; what stands further down is no part of the table."""


def read(content: bytes, name: str) -> Document:
    """Return the values of the workbook `content`. Raises UnreadableDocument."""
    import openpyxl

    found = edges(Package(Archive(content, name)))  # refuses bombs and broken files
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what openpyxl would lose on writing
        try:
            book = openpyxl.load_workbook(io.BytesIO(content), data_only=True, rich_text=True)
        except (KeyError, ValueError, TypeError, OSError) as error:
            raise UnreadableDocument("reading.broken-file", path=name, reason=str(error)) from error
    flow = Flow()
    seen: set[str] = set()
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            flow.heading(sheet.title, 1)
            put(flow, found.get(sheet.title), "headers", sheet.title, seen)
            add_table(flow, _rows(sheet, book.epoch))
            put(flow, found.get(sheet.title), "footers", sheet.title, seen)
    return flow.document(name, "xlsx", "xlsx")


def _rows(sheet: Any, epoch: datetime) -> list[list[Flow | None]]:
    """Return the cells of the visible rows and columns, without empty ones at the edges."""
    covered = {
        (row, column)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, min(area.max_row, sheet.max_row) + 1)
        for column in range(area.min_col, min(area.max_col, sheet.max_column) + 1)
        if (row, column) != (area.min_row, area.min_col)
    }
    hidden_columns = {
        column
        for dimension in sheet.column_dimensions.values()
        if dimension.hidden and dimension.min and dimension.max
        for column in range(dimension.min, min(dimension.max, sheet.max_column) + 1)
    }
    rows: list[list[Flow | None]] = []
    gap: list[list[Flow | None]] = []
    for cells in sheet.iter_rows():
        if not cells or sheet.row_dimensions[cells[0].row].hidden:
            continue
        kept = [cell for cell in cells if cell.column not in hidden_columns]
        row = [
            None if (cell.row, cell.column) in covered else flow_of(cell, epoch) for cell in kept
        ]
        if any(map(_filled, row)):
            rows += [*gap, row] if rows else [row]
            gap = []
        elif len(gap) < _LONGEST_GAP:
            gap.append(row)
    wide = max((at + 1 for row in rows for at, cell in enumerate(row) if _filled(cell)), default=0)
    return [row[:wide] for row in rows]


def _filled(cell: Flow | None) -> bool:
    return cell is not None and cell.length > 0
