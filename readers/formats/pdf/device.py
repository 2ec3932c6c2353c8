"""The characters and rules of every page, as pdfminer draws them, before they are made lines.

Letters that are printed twice at one place (bold type without a bold font, shadows) count once, and
ruby is taken off: pdfminer would make one line of it and the words that it stands over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTLayoutContainer

from readers.formats.pdf.ruby import Reading, readings

_SAME_PLACE = 0.2
"""Part of its size by which a letter may be off if it is the same letter again."""


class Device(PDFPageAggregator):
    """Gives the layout of a page; `unmapped` counts the characters without a code so far.

    `found` maps the characters (by identity) behind which a reading stands to that reading.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.unmapped = 0
        self.found: dict[int, Reading] = {}

    def handle_undefined_char(self, font: Any, cid: int) -> str:
        """Return what stands for a character without a code; pdfminer would write "(cid:123)"."""
        self.unmapped += 1
        return "\ufffd"

    def end_page(self, page: Any) -> None:
        """Make lines of what was drawn."""
        item: Any = self.cur_item
        self.found = {}
        for container in _containers(item):
            _once(container)
            self.found |= readings(container)
        super().end_page(page)


def _containers(item: Any) -> Iterator[Any]:
    if isinstance(item, LTLayoutContainer):
        yield item
        for part in item:
            yield from _containers(part)


def _once(container: Any) -> None:
    """Leave out the characters of `container` that another one covers. O(characters)."""
    known: dict[tuple[str, int, int], list[Any]] = defaultdict(list)
    kept: list[Any] = []
    for item in container:
        if not isinstance(item, LTChar) or not item.get_text().strip():
            kept.append(item)
            continue
        reach = max(_SAME_PLACE * item.size, 0.01)
        column, row = int(item.x0 // reach), int(item.y0 // reach)
        text = item.get_text()
        near = (
            other
            for x in (column - 1, column, column + 1)
            for y in (row - 1, row, row + 1)
            for other in known.get((text, x, y), ())
        )
        if any(_covers(other, item) for other in near):
            continue
        known[text, column, row].append(item)
        kept.append(item)
    container._objs = kept


def _covers(one: Any, other: Any) -> bool:
    reach = min(_SAME_PLACE * one.size, 0.6 * max(one.width, 0.01))
    return bool(abs(one.x0 - other.x0) < reach and abs(one.y0 - other.y0) < reach)
