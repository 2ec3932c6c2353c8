"""Running heads and feet: what stands at the same height of several pages, figures aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from readers.formats.pdf.reading_order import Placed
from text.later import later
from text.running.page_numbers import is_page_number

_K = "[一二三四五六七八九十百〇]+"
_FIGURES = later(rf"\d+|(?<=第){_K}|{_K}(?=[頁ペ])")
_MOST = 3
"""Most lines of a head or of a foot; more are the text of a form."""
_SLACK = 4.0
"""Points by which a line may stand higher or lower."""
_SHARE = 0.3
"""Of the pages that have a head; the even and the odd ones may have their own."""


def mark_furniture(pages: Sequence[Sequence[Placed]]) -> None:
    """Set `is_furniture` for running heads, feet and page numbers. O(lines)."""
    edges = [(_edge(page, top=True), _edge(page, top=False)) for page in pages]
    for which in (0, 1):
        counts: Counter[tuple[str, int]] = Counter()
        for edge in edges:
            counts.update({key for row in edge[which] for key in _keys(row)})
        for edge in edges:
            _mark(edge[which], counts, len(pages))
    for page in pages:
        if page and all(line.is_furniture for line in page):
            for line in page:
                line.is_furniture = line.at_margin and is_page_number(line.text)


def _edge(page: Sequence[Placed], top: bool) -> list[list[Placed]]:
    """Return the first (or last) rows of the page, from its edge on."""
    rows: list[list[Placed]] = []
    for line in sorted(page, key=lambda line: -line.y0 if top else line.y0):
        if line.is_ruby:
            continue
        if rows and abs(rows[-1][0].y0 - line.y0) < _SLACK:
            rows[-1].append(line)
        elif len(rows) > _MOST:
            break
        else:
            rows.append([line])
    return rows


def _said(row: Sequence[Placed]) -> str:
    text = "".join(line.text for line in sorted(row, key=lambda line: line.x0))
    return _FIGURES.sub("#", "".join(text.split()))


def _keys(row: Sequence[Placed]) -> list[tuple[str, int]]:
    """Return the row as it is on every page, with its height and the heights just beside it."""
    height = round(row[0].y0 / _SLACK)
    return [(_said(row), height), (_said(row), height + 1)]


def _mark(rows: list[list[Placed]], counts: Counter[tuple[str, int]], pages: int) -> None:
    marked = []
    for row in rows:
        often = max(counts[key] for key in _keys(row))
        margin = all(line.at_margin for line in row)
        number = margin and all(is_page_number(line.text) for line in row)
        words = any(char.isalnum() for char in _said(row).replace("#", ""))
        repeated = often > 1 and pages > 1 and words and (margin or often >= _SHARE * pages)
        if not (number or repeated):
            break
        marked.append(row)
    if len(marked) > _MOST:
        return
    for row in marked:
        for line in row:
            line.is_furniture = True
