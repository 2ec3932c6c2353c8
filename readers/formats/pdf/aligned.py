"""Tables on a page: short words in columns, row under row, read row by row.

Columns of prose stand side by side as well; but their lines are long, and fill them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from statistics import median

from readers.formats.pdf.reading_order import Placed
from text.records import dataclass

_SHORT = 8
"""Most code points of half of the cells."""
_LONGEST = 30
_FEWEST_ROWS = 2
_PITCH = 3.2
"""Most sizes from one row to the next."""


@dataclass(slots=True)
class Table:
    """Rows of cells, None where a cell is empty, and the box round them."""

    rows: list[list[Placed | None]]
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(slots=True)
class _Run:
    rows: list[list[Placed]] = field(default_factory=list)
    columns: list[tuple[float, float]] = field(default_factory=list)


def tables_of(lines: list[Placed], height: float) -> tuple[list[Table], list[Placed]]:
    """Return the tables among the horizontal `lines` of a page, and the other lines."""
    found: list[Table] = []
    taken: set[int] = set()
    flat = [line for line in lines if not line.vertical and not line.is_ruby]
    for run in _runs(_rows(flat)):
        table = _table(run)
        if table is not None:
            found.append(table)
            taken |= {id(line) for row in run.rows for line in row}
    return found, [line for line in lines if id(line) not in taken]


def _rows(lines: list[Placed]) -> list[list[Placed]]:
    rows: list[list[Placed]] = []
    for line in sorted(lines, key=lambda line: -(line.y0 + line.y1)):
        middle = (line.y0 + line.y1) / 2
        if rows and rows[-1][0].y0 < middle < rows[-1][0].y1:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.x0) for row in rows]


def _runs(rows: list[list[Placed]]) -> Iterator[_Run]:
    """Yield the runs of rows with several short cells each that keep the same columns."""
    run = _Run()
    for row in rows:
        if run.rows and _fits(run, row):
            _add(run, row)
            continue
        if len(run.rows) >= _FEWEST_ROWS:
            yield run
        run = _Run()
        if len(row) > 1 and all(len(cell.text) <= _LONGEST for cell in row):
            _add(run, row)
    if len(run.rows) >= _FEWEST_ROWS:
        yield run


def _fits(run: _Run, row: list[Placed]) -> bool:
    last = run.rows[-1][0]
    if last.y0 - row[0].y0 > _PITCH * max(last.size, row[0].size):
        return False
    if any(len(cell.text) > _LONGEST for cell in row):
        return False
    places = [_columns_under(run, cell) for cell in row]
    if any(len(under) > 1 for under in places):
        return False
    known = [under[0] for under in places if under]
    if len(known) != len(set(known)):
        return False
    # A row of one cell continues a table only in a column that is not its first.
    return bool(known) and (len(row) > 1 or known[0] > 0 or len(run.rows) > 1)


def _columns_under(run: _Run, cell: Placed) -> list[int]:
    return [at for at, (start, end) in enumerate(run.columns) if cell.x0 < end and start < cell.x1]


def _add(run: _Run, row: list[Placed]) -> None:
    run.rows.append(row)
    for cell in row:
        under = _columns_under(run, cell)
        if under:
            start, end = run.columns[under[0]]
            run.columns[under[0]] = min(start, cell.x0), max(end, cell.x1)
        else:
            run.columns.append((cell.x0, cell.x1))
            run.columns.sort()


def _table(run: _Run) -> Table | None:
    cells = [cell for row in run.rows for cell in row]
    full = sum(len(row) > 1 for row in run.rows)
    lengths = [len(cell.text.strip()) for cell in cells]
    if full < _FEWEST_ROWS or 2 * full < len(run.rows) or median(lengths) > _SHORT:
        return None
    if _is_prose(run):
        return None
    rows: list[list[Placed | None]] = []
    for row in run.rows:
        placed: list[Placed | None] = [None] * len(run.columns)
        for cell in row:
            placed[_columns_under(run, cell)[0]] = cell
        rows.append(placed)
    return Table(
        rows,
        min(cell.x0 for cell in cells),
        min(cell.y0 for cell in cells),
        max(cell.x1 for cell in cells),
        max(cell.y1 for cell in cells),
    )


def _is_prose(run: _Run) -> bool:
    """Return whether most lines fill their columns and none is as short as a value."""
    if len(run.rows) < 3:
        return False
    filled = 0
    cells = 0
    for row in run.rows:
        for cell in row:
            end = run.columns[_columns_under(run, cell)[0]][1]
            cells += 1
            filled += end - cell.x1 < 1.5 * cell.size and len(cell.text) > 6
    return 2 * filled > cells
