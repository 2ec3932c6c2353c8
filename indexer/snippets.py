"""Hits with their surroundings: unwrapped raw text from one border of a phrase to another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from text.model import Document, Snippet, Span
from text.running import running

REACH: Final = 48
"""Code points that a snippet shows at least on either side of its first mark, where there are."""
LONGEST: Final = 150
_CONTEXT = 400
_BORDER = re.compile("[。．！？!?、，,；;：:\n」』）)】]")
_BLANK = re.compile(r"[ \t\u3000]*[\r\n][\s\u3000]*|[ \t\u3000]+")


def snippets(
    document: Document, spans: Sequence[Span], bounds: tuple[int, int], most: int = 3
) -> tuple[Snippet, ...]:
    """Return at most `most` snippets that show `spans`, which are in order.

    `bounds` is the raw stretch (a section) that no snippet leaves, but for a span that does itself.
    Spans that stand near one another share a snippet. O(stretch shown), whatever the document.
    """
    shown: list[Snippet] = []
    index = 0
    while index < len(spans) and len(shown) < most:
        first = spans[index]
        snippet, index = _around(document, spans, index, bounds)
        shown.append(replace(snippet, line=first.line, column=first.column))
    return tuple(shown)


def _around(
    document: Document, spans: Sequence[Span], index: int, bounds: tuple[int, int]
) -> tuple[Snippet, int]:
    """Return the snippet around spans[index] and the number of the first span that is not in it."""
    first = spans[index]
    low = max(min(bounds[0], first.start), first.start - _CONTEXT)
    high = min(max(bounds[1], first.end), first.end + _CONTEXT)
    view = running(replace(document, scope=(low, high)))
    text = view.text
    start, end = view.view_offset(first.start), view.view_offset(first.end - 1) + 1
    left = _left(text, start)
    right = _right(text, end, left)
    marks = [(start, end)]
    index += 1
    while index < len(spans) and spans[index].end <= high:
        span = spans[index]
        start, end = view.view_offset(span.start), view.view_offset(span.end - 1) + 1
        if end > right:
            break
        marks.append((max(start, marks[-1][0]), end))
        index += 1
    return _laid_out(text[left:right], [(s - left, e - left) for s, e in marks]), index


def _left(text: str, start: int) -> int:
    """Return where a phrase starts, REACH or a little more before `start`."""
    earliest = max(0, start - REACH)
    borders = [m.end() for m in _BORDER.finditer(text, max(0, earliest - 1), start)]
    line = text.rfind("\n\n", earliest, start)
    if line >= 0:
        borders = [border for border in borders if border >= line + 2]
    left = borders[0] if borders and (earliest or line >= 0) else earliest
    if left == earliest and earliest:
        # No border near by: the text goes on at the left, say so by an ellipsis.
        left = earliest
    while left < start and text[left].isspace():
        left += 1
    return left


def _right(text: str, end: int, left: int) -> int:
    latest = min(len(text), max(end + REACH, min(left + LONGEST, end + 2 * REACH)))
    block = text.find("\n\n", end, latest)
    if block >= 0:
        return block
    if latest == len(text):
        return latest
    borders = [m.end() for m in _BORDER.finditer(text, end, latest)]
    return borders[-1] if borders else latest


def _laid_out(text: str, marks: Sequence[tuple[int, int]]) -> Snippet:
    """Return the snippet on one line: line ends become a blank, marks move along."""
    parts: list[str] = []
    moved = {place: 0 for mark in marks for place in mark}
    cuts = sorted(moved)
    length = 0
    place = 0
    for match in _BLANK.finditer(text.rstrip()):
        for cut in [cut for cut in cuts if place <= cut < match.start()]:
            moved[cut] = length + cut - place
        parts.append(text[place : match.start()])
        length += match.start() - place
        for cut in [cut for cut in cuts if match.start() <= cut < match.end()]:
            moved[cut] = length
        parts.append(" ")
        length += 1
        place = match.end()
    for cut in [cut for cut in cuts if cut >= place]:
        moved[cut] = length + cut - place
    parts.append(text.rstrip()[place:])
    return Snippet("".join(parts), tuple((moved[s], moved[e]) for s, e in marks), 1, 1)
