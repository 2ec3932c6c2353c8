"""Tables of every format as rows of cells: a line for a row, a border between two cells."""

from __future__ import annotations

from collections.abc import Sequence

from readers.formats.flow import Flow

Row = Sequence[Flow | None]
"""The cells of a row, one for each column; None for the rest of a cell that covers several."""


def add_table(flow: Flow, rows: Sequence[Row]) -> None:
    """Add the table `rows`, and a blank line.

    A single cell is a box round a text, no table: it has no borders. One that covers several
    columns is what was merged of them.
    """
    rows = [row for row in rows if row]
    if not rows:
        return
    box = rows[0][0] if len(rows) == len(rows[0]) == 1 else None
    if box is not None:
        flow.end_line()
        flow.join(box, trimmed=True)
        flow.blank_line()
        return
    flow.begin_table()
    for row in rows:
        for at, cell in enumerate(row):
            if at:
                flow.border("merged" if cell is None or row[at - 1] is None else "cell")
            if cell is not None:
                _add_cell(flow, cell)
        flow.border("row")
    flow.add("\n")


def _add_cell(flow: Flow, cell: Flow) -> None:
    """Add a cell; the rows of a table in it are rows of their own, whose cells are not the outer
    one's."""
    if not cell.borders:
        flow.join(cell, trimmed=True)
        return
    flow.begin_table()
    flow.join(cell, trimmed=True)
    flow.border("row")
