"""Which cells of a worksheet make its table: the visible ones, without wide empty stretches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

_LONGEST_GAP = 100
"""Empty rows or columns one after another that count; what stands further is no part of them."""


def grid(sheet: Any) -> tuple[dict[tuple[int, int], Any], list[int], list[int]]:
    """Return the filled cells of `sheet` by (row, column), and the rows and columns of its table.

    From the first filled visible row and column to the last ones; 100 empty ones stand for more. A
    sheet may have a cell in its last row, the 1,048,576th: what it costs is its filled cells.
    """
    filled = {
        place: cell
        for place, cell in sheet._cells.items()  # its rows would be made, every one
        if cell.value is not None
    }
    columns = set(_hidden_columns(sheet))
    filled = {
        place: cell
        for place, cell in filled.items()
        if place[1] not in columns and not _is_hidden(sheet, place[0])
    }
    return (
        filled,
        list(_run({row for row, _ in filled}, lambda row: _is_hidden(sheet, row))),
        list(_run({column for _, column in filled}, columns.__contains__)),
    )


def _run(filled: Iterable[int], hidden: Any) -> Iterator[int]:
    """Yield the visible numbers from the first to the last of `filled`, long gaps cut short."""
    before = 0
    for number in sorted(filled):
        gap = range(before + 1, number) if before else ()
        shown = 0
        for empty in gap:
            if shown == _LONGEST_GAP:
                break
            if not hidden(empty):
                shown += 1
                yield empty
        yield number
        before = number


def covered(sheet: Any, rows: Iterable[int], columns: Iterable[int]) -> set[tuple[int, int]]:
    """Return the places of the table that a merged cell covers, its own place left out."""
    rows, columns = sorted(rows), sorted(columns)
    found: set[tuple[int, int]] = set()
    for area in sheet.merged_cells.ranges:
        across = [column for column in columns if area.min_col <= column <= area.max_col]
        if across:
            found |= {
                (row, column)
                for row in rows
                if area.min_row <= row <= area.max_row
                for column in across
                if (row, column) != (area.min_row, area.min_col)
            }
    return found


def _is_hidden(sheet: Any, row: int) -> bool:
    known = sheet.row_dimensions.get(row)
    return known is not None and bool(known.hidden or known.height == 0)


def _hidden_columns(sheet: Any) -> Iterator[int]:
    for dimension in sheet.column_dimensions.values():
        if dimension.min and dimension.max and (dimension.hidden or dimension.width == 0):
            yield from range(dimension.min, dimension.max + 1)
