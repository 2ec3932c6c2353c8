"""The rows and cells of a Word table, merged cells and tracked changes minded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from readers.formats.flow import Flow
from readers.formats.xml_names import child, local, value, whole

_WIDEST = 64
"""Columns; Word allows 63 cells in a row."""
_WRAPPERS = frozenset(("sdt", "sdtContent", "ins", "customXml", "moveTo", "smartTag"))


def rows(table: Element, read: Callable[[Element], Flow]) -> Iterator[list[Flow | None]]:
    """Yield the rows of `table`; `read` gives the text of a cell."""
    for row in _within(table, "tr"):
        properties = child(row, "trPr")
        if child(properties, "del") is not None:
            continue
        before = child(properties, "gridBefore")
        cells: list[Flow | None] = [None] * _columns(before, 0)
        for cell in _within(row, "tc"):
            look = child(cell, "tcPr")
            if child(look, "cellDel") is not None:
                continue
            width = _columns(child(look, "gridSpan"), 1)
            goes_on = _goes_on(child(look, "vMerge")) or _goes_on(child(look, "hMerge"))
            cells.append(None if goes_on else read(cell))
            cells.extend([None] * (width - 1))
        yield cells


def _columns(element: Element | None, otherwise: int) -> int:
    count = whole(value(element), otherwise) if element is not None else otherwise
    return min(count, _WIDEST)


def _goes_on(merge: Element | None) -> bool:
    return merge is not None and value(merge) in ("", "continue")


def _within(parent: Element, kind: str) -> Iterator[Element]:
    for part in parent:
        if local(part) == kind:
            yield part
        elif local(part) in _WRAPPERS:
            yield from _within(part, kind)
