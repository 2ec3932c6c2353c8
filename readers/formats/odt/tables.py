"""The rows and cells of an OpenDocument table, repeated and covered ones minded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from readers.formats.flow import Flow
from readers.formats.xml_names import local, value, whole

_GROUPS = frozenset(("table-header-rows", "table-rows", "table-row-group"))
_MOST = 64
"""How often a row or cell is repeated at the most: more than that is the emptiness of a sheet."""


def rows(table: Element, read: Callable[[Element], Flow]) -> Iterator[list[Flow | None]]:
    """Yield the rows of `table`; `read` gives the text of a cell. None is covered by another."""
    for part in table:
        kind = local(part)
        if kind in _GROUPS:
            yield from rows(part, read)
        elif kind == "table-row" and value(part, "visibility") not in ("collapse", "filter"):
            for _ in range(_times(part, "number-rows-repeated")):
                yield _cells(part, read)


def _cells(row: Element, read: Callable[[Element], Flow]) -> list[Flow | None]:
    found: list[Flow | None] = []
    for cell in row:
        kind = local(cell)
        if kind not in ("table-cell", "covered-table-cell"):
            continue
        for _ in range(_times(cell, "number-columns-repeated")):
            found.append(read(cell) if kind == "table-cell" else None)
    return found


def _times(element: Element, attribute: str) -> int:
    return min(max(1, whole(value(element, attribute), 1)), _MOST)
