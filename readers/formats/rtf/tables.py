"""Tables of Rich Text, one in the other: rows of cells on the grid that their edges make."""

from __future__ import annotations

from readers.formats.flow import Flow
from readers.formats.table import add_table

_DEEPEST = 8
"""Tables in tables that are told apart; deeper ones count as this deep."""
_WIDEST = 200
"""Edges of a table's columns; a table with more is no grid, its cells stand as they come."""
_NEAR = 20
"""Twips (a twentieth of a point): edges so near each other are one."""
_GOES_ON = frozenset(("clmrg", "clvmrg"))


class _Row:
    def __init__(self) -> None:
        self.edges: list[int] = []
        self.goes_on: list[bool] = []
        self.pending = False


class _Table:
    def __init__(self) -> None:
        self.cell = Flow()
        self.cells: list[Flow] = []
        self.rows: list[tuple[list[Flow], _Row]] = []


class Tables:
    """The text outside tables, and the tables that are open, outermost first."""

    def __init__(self) -> None:
        self._text = Flow()
        self._open: list[_Table] = []
        self._rows = {False: _Row(), True: _Row()}
        """The definitions in force, of the outermost rows and of those in cells."""
        self.nested = False

    def at(self, depth: int) -> Flow:
        """Return where text `depth` tables deep goes; deeper tables are ended."""
        depth = min(depth, _DEEPEST)
        while len(self._open) > depth:
            self._end_table()
        while len(self._open) < depth:
            self._open.append(_Table())
        return self._open[-1].cell if self._open else self._text

    def define(self, word: str, number: int) -> None:
        """Take a control word of the definition of a row."""
        if word == "trowd":
            self._rows[self.nested] = _Row()
            return
        row = self._rows[self.nested]
        if word in _GOES_ON:
            row.pending = True
        elif word == "cellx":
            row.edges.append(number)
            row.goes_on.append(row.pending)
            row.pending = False

    def end_cell(self, depth: int) -> None:
        """End the cell that is open `depth` tables deep."""
        self.at(depth)
        table = self._open[-1]
        table.cells.append(table.cell)
        table.cell = Flow()

    def end_row(self, depth: int) -> None:
        """End the row that is open `depth` tables deep."""
        self.at(depth)
        table = self._open[-1]
        row = self._rows[depth > 1]
        while row.edges and len(table.cells) > len(row.edges) and not table.cells[-1].length:
            table.cells.pop()  # a cell without an edge is not drawn
        if table.cells:
            table.rows.append((table.cells, row))
            table.cells = []

    def _end_table(self) -> None:
        table = self._open[-1]
        if table.cells:
            self.end_row(len(self._open))
        self._open.pop()
        into = self._open[-1].cell if self._open else self._text
        add_table(into, _on_grid(table.rows))
        into.join(table.cell)


def _on_grid(rows: list[tuple[list[Flow], _Row]]) -> list[list[Flow | None]]:
    """Return the rows with None where a cell goes on, to the right or from above."""
    edges: list[int] = []
    for place in sorted({edge for _, row in rows for edge in row.edges}):
        if not edges or place - edges[-1] > _NEAR:
            edges.append(place)
    grid = len(edges) <= _WIDEST and all(len(cells) == len(row.edges) for cells, row in rows)
    found: list[list[Flow | None]] = []
    for cells, row in rows:
        if len(cells) != len(row.edges):
            found.append(list(cells))
            continue
        line: list[Flow | None] = []
        column = 0
        for cell, edge, goes_on in zip(cells, row.edges, row.goes_on, strict=True):
            line.append(None if goes_on else cell)
            column += 1
            while grid and column < len(edges) and edges[column - 1] + _NEAR < edge:
                line.append(None)
                column += 1
        found.append(line)
    return found
