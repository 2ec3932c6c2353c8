"""Running heads and feet: what several pages say at one height, outside the frame of the text.

The words are the same, or differ in a number alone that stands by itself and counts the pages.
Between a head and the text there is more room than between two lines, and no page has text at its
height: a line that merely opens several pages (賛成 9, 第5号議案) is text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from readers.formats.pdf.reading_order import Placed
from text.language.figures.numerals import numeral
from text.later import later
from text.running.page_numbers import is_page_number

COUNTING = later(
    r"(?<![^\s\-–—‐―|｜/／(（\[［〔<＜・p])(?:\d{1,3}|[一二三四五六七八九十百〇]{1,4}(?=[頁ペ]))"
    r"(?![^\s\-–—‐―|｜/／)）\]］〕>＞・頁ペ])"
)
"""A number that may count pages: it stands by itself, or before 頁 or ページ."""
_MOST = 3
"""Most lines of a head or of a foot; more are the text of a form."""
_SLACK = 4.0
"""Points by which a line may stand higher or lower."""
_SHARE = 0.3
"""Of the pages that have a head; the even and the odd ones may have their own."""
_ROOM = 1.3
"""Times the usual distance of lines that a head keeps from the text."""
_WITHIN = 0.15
"""Of the pages may have text where others have a head: a title page, say."""
_FORM = 0.5
"""Of the lines below: where so many are the same on other pages, the pages are one form."""

Key = tuple[str, int]
Rows = list[list[Placed]]


def mark_furniture(pages: Sequence[Sequence[Placed]]) -> None:
    """Set `is_furniture` for running heads, feet and page numbers. O(lines)."""
    step = _step(pages)
    for top in (True, False):
        edges = [_rows(page, top) for page in pages]
        counts: Counter[Key] = Counter()
        for number, rows in enumerate(edges):
            counts.update({key for row in rows for key in _keys(row, number)})
        heights = _heights(edges, counts)
        found = [
            _candidates(rows, counts, heights, (number, len(pages)))
            for number, rows in enumerate(edges)
        ]
        for rows, count in zip(edges, _outside(edges, found, step, top), strict=True):
            for line in (line for row in rows[:count] for line in row):
                line.is_furniture = True
    for page in pages:
        if page and all(line.is_furniture for line in page):
            for line in page:
                line.is_furniture = line.at_margin and is_page_number(line.text)


def _step(pages: Sequence[Sequence[Placed]]) -> float:
    """Return the distance of two lines of one paragraph, 0 where no page has two."""
    steps = sorted(
        abs(first[0].y0 - second[0].y0)
        for page in pages
        for first, second in pairwise(_rows(page, True))
    )
    # Heads and headings keep more room, and a page may have few lines.
    return steps[len(steps) // 4] if steps else 0.0


def _rows(page: Sequence[Placed], top: bool) -> Rows:
    """Return the rows of the page from its top (or bottom) on."""
    rows: Rows = []
    for line in sorted(page, key=lambda line: -line.y0 if top else line.y0):
        if line.is_ruby:
            continue
        if rows and abs(rows[-1][0].y0 - line.y0) < _SLACK:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _keys(row: Sequence[Placed], page: int) -> Iterator[Key]:
    """Yield what the row on page number `page` says, whole and with each number that counts pages.

    With its height and the height just beside it.
    """
    text = " ".join(line.text.strip() for line in sorted(row, key=lambda line: line.x0))
    said = ["".join(text.split())]
    for match in COUNTING.finditer(text):
        value = numeral(match.group())
        if value is not None:
            rest = f"{text[: match.start()]}#{int(value) - page}#{text[match.end() :]}"
            said.append("".join(rest.split()))
    height = round(row[0].y0 / _SLACK)
    for one in said:
        yield one, height
        yield one, height + 1


def _heights(edges: Sequence[Rows], counts: Counter[Key]) -> Counter[int]:
    """Return at which heights pages have, near their edge, what others say there, too."""
    return Counter(
        height
        for number, rows in enumerate(edges)
        for height in {
            round(row[0].y0 / _SLACK)
            for row in rows[:_MOST]
            if max(counts[key] for key in _keys(row, number)) > 1
        }
    )


def _candidates(
    rows: Rows, counts: Counter[Key], heights: Counter[int], page: tuple[int, int]
) -> int:
    """Return how many rows from the edge may be the head of a `page`, by what they say.

    `page` is its number and how many there are. A short line at the height of most pages' heads is
    one, too: each chapter may have its own.
    """
    number, pages = page
    widest = max((_width(row) for row in rows), default=0.0)
    count = 0
    for row in rows:
        often = max(counts[key] for key in _keys(row, number))
        margin = all(line.at_margin for line in row)
        is_number = margin and all(is_page_number(line.text) for line in row)
        words = any(char.isalpha() for line in row for char in line.text)
        repeated = often > 1 and (margin or often >= _SHARE * pages)
        alike = margin and 2 * heights[round(row[0].y0 / _SLACK)] >= max(pages, 4)
        short = 2 * _width(row) <= widest
        if not (is_number or (words and (repeated or (alike and short)))):
            break
        count += 1
    if count > _MOST:
        return 0
    below = rows[count : count + 8]
    again = sum(max(counts[key] for key in _keys(row, number)) > 1 for row in below)
    return count if again <= _FORM * max(len(below), 1) else _numbers(rows[:count])


def _width(row: Sequence[Placed]) -> float:
    return sum(line.x1 - line.x0 for line in row)


def _numbers(rows: Rows) -> int:
    """Return how many rows from the edge on are page numbers."""
    count = 0
    while count < len(rows) and all(is_page_number(line.text) for line in rows[count]):
        count += 1
    return count


def _outside(edges: Sequence[Rows], found: Sequence[int], step: float, top: bool) -> list[int]:
    """Return of the first `found` rows of each page how many stand outside the text's frame."""
    sign = 1.0 if top else -1.0
    frame = [
        sign * rows[count][0].y0 for rows, count in zip(edges, found, strict=True) if rows[count:]
    ]
    kept = []
    for rows, count in zip(edges, found, strict=True):
        while count:
            here = sign * rows[count - 1][0].y0
            room = here - sign * rows[count][0].y0 if rows[count:] else _ROOM * step
            within = sum(here < place + 0.5 * step for place in frame)
            number = _numbers(rows[count - 1 : count])
            if number or (room >= _ROOM * step and within <= _WITHIN * len(edges)):
                break
            count -= 1
        kept.append(count)
    return kept
