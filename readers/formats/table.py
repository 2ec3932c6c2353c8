"""Tables of every format as rows of cells: a line for a row, a border between two cells."""

from __future__ import annotations

from collections.abc import Sequence

from readers.formats.flow import Flow

Row = Sequence[Flow | None]
"""The cells of a row, one for each column; None for the rest of a cell that covers several."""


def add_table(flow: Flow, rows: Sequence[Row]) -> None:
    """Add the table `rows`, and a blank line.

    A single cell is a box round a text, no table: it has no borders.
    """
    rows = [row for row in rows if row]
    if not rows:
        return
    if len(rows) == 1 and sum(cell is not None for cell in rows[0]) == 1:
        flow.end_line()
        flow.join(next(cell for cell in rows[0] if cell is not None), trimmed=True)
        flow.blank_line()
        return
    flow.begin_table()
    for row in rows:
        for at, cell in enumerate(row):
            if at:
                flow.border("merged" if cell is None or row[at - 1] is None else "cell")
            if cell is not None:
                flow.join(cell, trimmed=True)
        flow.border("row")
    flow.add("\n")
