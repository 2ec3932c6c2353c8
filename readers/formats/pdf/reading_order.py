"""Lines of a page → reading order, by cutting the page along its white stripes (XY-cut).

Horizontal writing: columns from left to right, lines from top to bottom. Vertical writing: tiers
from top to bottom, lines from right to left. The second is the first turned by a quarter, so lines
are measured along two axes: `across` the columns, and `along` the order of lines in a column.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from itertools import pairwise
from statistics import median

from text.later import later
from text.records import dataclass

_KANA = later(r"[\u3041-\u30ff\s]+$")
_RUBY_SIZE = 0.62
"""Times the usual size of the page; kana of that size stand over kanji."""
_MARGIN = 0.1
"""Part of the page's height at its top and bottom where page numbers stand."""
_GUTTER = 1.2
"""Characters; a narrower stripe does not part columns."""
_TIER = 0.6
"""Characters; a narrower stripe does not part tiers of several lines each."""
_SAME_SIZE = 0.15
"""Part of a size by which lines of one text may differ."""
_SENTENCE_END = tuple("。．.!！?？」』）)")
_PARAGRAPH = 1.45
"""Times the usual distance of lines; what is further apart is not one block."""


@dataclass(slots=True)
class Placed:
    """A line and its box on the page, in points from the bottom left; `size` of its characters.

    `gap`, `is_ruby` and `at_margin` are found by `in_reading_order`.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    vertical: bool = False
    gap: bool = False
    is_ruby: bool = False
    at_margin: bool = False
    is_furniture: bool = False
    readings: list[tuple[int, int, str]] = field(default_factory=list)
    """Ruby: start and end of each base in `text`, and what it is read as."""


def runs_on(last: Placed, first: Placed) -> bool:
    """Return whether a sentence goes on from the end of a column or page to the next start."""
    return (
        not last.text.rstrip().endswith(_SENTENCE_END)
        and first.text[:1] not in ("", " ", "\u3000")
        and abs(first.size - last.size) <= _SAME_SIZE * last.size
        and not (last.is_ruby or first.is_ruby)
    )


@dataclass(slots=True)
class _Box:
    across: tuple[float, float]
    along: tuple[float, float]
    line: Placed


def in_reading_order(lines: list[Placed], vertical: bool, height: float) -> list[Placed]:
    """Return `lines` in reading order, each marked where a new block begins. O(n²) at worst."""
    if not lines:
        return []
    # A table stands for itself with a line without words.
    sizes = sorted(line.size for line in lines for _ in line.text or "。")
    usual = sizes[len(sizes) // 2]
    boxes: list[_Box] = []
    for line in lines:
        line.is_ruby = line.size <= _RUBY_SIZE * usual and _KANA.match(line.text) is not None
        line.at_margin = line.y0 > height * (1 - _MARGIN) or line.y1 < height * _MARGIN
        sideways, upwards = (line.x0, line.x1), (-line.y1, -line.y0)
        if vertical:
            boxes.append(_Box(upwards, (-line.x1, -line.x0), line))
        else:
            boxes.append(_Box(sideways, upwards, line))
    ordered: list[Placed] = []
    for column in _columns(boxes, (_TIER if vertical else _GUTTER) * usual):
        _mark_gaps(column)
        if ordered and runs_on(ordered[-1], column[0].line):
            column[0].line.gap = False
        ordered.extend(box.line for box in column)
    return ordered


def _columns(boxes: list[_Box], gutter: float) -> Iterator[list[_Box]]:
    parts = _split(boxes, gutter)
    if len(parts) > 1:
        for part in parts:
            yield from _columns(part, gutter)
        return
    # No stripe runs through: a line spans the columns. Take apart the rows, and keep together
    # those through which a stripe runs.
    rows = _rows(boxes)
    group = rows[0]
    groups: list[list[_Box]] = []
    for row in rows[1:]:
        together = [*group, *row]
        if (len(_split(together, gutter)) > 1) or (
            len(_split(group, gutter)) == 1 and len(_split(row, gutter)) == 1
        ):
            group = together
        else:
            groups.append(group)
            group = row
    groups.append(group)
    if len(groups) == 1:
        yield sorted(boxes, key=lambda box: (box.along, box.across))
        return
    for group in groups:
        yield from _columns(group, gutter)


def _split(boxes: list[_Box], gutter: float) -> list[list[_Box]]:
    """Part `boxes` at the stripes that run through all of them along the lines' order."""
    parts: list[list[_Box]] = []
    end = float("-inf")
    for box in sorted(boxes, key=lambda box: box.across):
        if parts and box.across[0] < end + gutter:
            parts[-1].append(box)
        else:
            parts.append([box])
        end = max(end, box.across[1])
    return parts


def _rows(boxes: list[_Box]) -> list[list[_Box]]:
    """Part `boxes` into rows of boxes that stand beside each other."""
    rows: list[list[_Box]] = []
    end = float("-inf")
    for box in sorted(boxes, key=lambda box: box.along):
        middle = (box.along[0] + box.along[1]) / 2
        if rows and middle < end:
            rows[-1].append(box)
            end = max(end, box.along[1])
        else:
            rows.append([box])
            end = box.along[1]
    return rows


def _mark_gaps(column: list[_Box]) -> None:
    steps = [
        second.along[0] - first.along[0]
        for first, second in pairwise(column)
        if not second.line.is_ruby and not first.line.is_ruby
    ]
    usual = median(steps) if steps else 0.0
    last: _Box | None = None
    for box in column:
        if last is None:
            box.line.gap = True
        elif not box.line.is_ruby:
            far = box.along[0] - last.along[0] > _PARAGRAPH * usual
            other = abs(box.line.size - last.line.size) > _SAME_SIZE * last.line.size
            box.line.gap = far or other
        if not box.line.is_ruby:
            last = box
