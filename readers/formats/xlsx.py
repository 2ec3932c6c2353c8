"""Excel workbooks (.xlsx, .xlsm): every visible sheet, row by row and cell by cell, as shown."""

from __future__ import annotations

import io
import warnings
from datetime import date, datetime, time
from typing import Any

from readers.formats.archive import Archive
from readers.formats.flow import Flow
from readers.formats.table import add_table
from text.errors import UnreadableDocument
from text.model.document import Document


def read(content: bytes, name: str) -> Document:
    """Return the values of the workbook; hidden sheets, rows and columns are left out.

    A formula stands for the value that it had when it was saved. Raises UnreadableDocument.
    """
    import openpyxl

    Archive(content, name)  # refuses bombs and broken files
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what openpyxl would lose on writing
        try:
            book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        except (KeyError, ValueError, TypeError, OSError) as error:
            raise UnreadableDocument("reading.broken-file", path=name, reason=str(error)) from error
    flow = Flow()
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            flow.heading(sheet.title, 1)
            add_table(flow, _rows(sheet))
    return flow.document(name, "xlsx", "xlsx")


def _rows(sheet: Any) -> list[list[Flow | None]]:
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
    rows = []
    for cells in sheet.iter_rows():
        if not cells or sheet.row_dimensions[cells[0].row].hidden:
            continue
        kept = [cell for cell in cells if cell.column not in hidden_columns]
        rows.append(
            [None if (cell.row, cell.column) in covered else _flow(shown(cell)) for cell in kept]
        )
    wide = max((at + 1 for row in rows for at, cell in enumerate(row) if _filled(cell)), default=0)
    return [row[:wide] for row in rows if any(map(_filled, row))]


def _filled(cell: Flow | None) -> bool:
    return cell is not None and cell.length > 0


def _flow(text: str) -> Flow:
    flow = Flow()
    flow.add(text)
    return flow


def shown(cell: Any) -> str:
    """Return the value of a cell about as Excel shows it: 1,234, 12.5%, 2024-05-01."""
    value, form = cell.value, str(cell.number_format or "")
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat() if isinstance(value, date) else value.isoformat("minutes")
    if isinstance(value, int | float):
        return _number(value, form)
    return str(value).replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")


def _number(value: float, form: str) -> str:
    percent = "%" in form
    if percent:
        value = round(value * 100, 10)
    decimals = len(form.partition(".")[2].split("%")[0].rstrip(" )_;")) if "." in form else None
    if decimals is not None and set(form.partition(".")[2][:decimals]) <= {"0", "#"}:
        value = round(value, decimals)
    whole = float(value).is_integer() and abs(value) < 1e15
    text = f"{int(value):,}" if whole else f"{value:,}"
    if "," not in form:
        text = text.replace(",", "")
    return text + "%" if percent else text
