"""Tables in Word: ruled, with fixed column widths and a heading row that every page repeats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reports.ooxml.elements import legal, w


def ruled_table(word: Any, headings: Sequence[str], millimetres: Sequence[float]) -> Any:
    """Add a table with one heading row to the document and return it.

    `millimetres` are the widths of the columns; rows are added by `add_cells`.
    """
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.shared import Mm

    table = word.add_table(rows=1, cols=len(headings))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, millimetres, strict=True):
        column.width = Mm(width)
    for cell, heading, width in zip(table.rows[0].cells, headings, millimetres, strict=True):
        cell.width = Mm(width)
        cell.paragraphs[0].add_run(legal(heading)).bold = True
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(w("cantSplit"))
    properties.append(w("tblHeader"))
    return table


def add_cells(table: Any, count: int, millimetres: Sequence[float]) -> list[Any]:
    """Add a row to the table and return its `count` cells' first paragraphs' elements (w:p).

    Built from elements: python-docx takes time that grows with every row that is there already.
    """
    from docx.shared import Mm

    row = w("tr")
    paragraphs = []
    for width in millimetres[:count]:
        cell, properties, paragraph = w("tc"), w("tcPr"), w("p")
        properties.append(w("tcW", w=str(Mm(width).twips), type="dxa"))
        cell.append(properties)
        cell.append(paragraph)
        row.append(cell)
        paragraphs.append(paragraph)
    table._tbl.append(row)
    return paragraphs
