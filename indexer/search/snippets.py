"""Hits with their surroundings: unwrapped raw text from one border of a phrase to another."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from text.later import later
from text.model.document import Document, Span
from text.model.search import Snippet
from text.running.running import running

REACH: Final = 48
"""Code points that a snippet shows on either side of its marks, up to the next border."""
LONGEST: Final = 160
"""Code points; a further mark does not draw a snippet out beyond this."""
_CONTEXT = 400
_STRONG = later(r"[。．！？!?、，,；;：:]|[」』）)】](?![ぁ-ん])|\n+(?=\S)")
# Between hiragana and what is not hiragana a new phrase (文節) begins, mostly.
_WEAK = later(r"[ぁ-ん](?=[一-鿿々ァ-ヺＡ-Ｚａ-ｚ０-９A-Za-z0-9「『（(【])")
_JAPANESE = later(r"[ぁ-ゖァ-ヺー一-鿿々、]")
_LONG = 28
"""Code points of a line that was wrapped for its length, and is no heading."""
_BLANK = later(r"[ \t\u3000]*[\r\n][\s\u3000]*|[ \t\u3000]+")


Scoped = Callable[[int, int], Document]
"""Raw [start, end) → the document with what lies of that in its text as its scope.

Of its skips, those in the scope are enough.
"""


def snippets(
    scoped: Scoped, spans: Sequence[Span], bounds: tuple[int, int], most: int = 3
) -> tuple[Snippet, ...]:
    """Return at most `most` snippets that show `spans`, which are in order.

    `bounds` is the raw stretch (a section) that no snippet leaves, but for a span that does itself.
    Spans that stand near one another share a snippet. O(stretch shown), whatever the document.
    """
    shown: list[Snippet] = []
    index = 0
    begin, end = bounds
    while index < len(spans) and len(shown) < most:
        first = spans[index]
        snippet, index, begin = _around(scoped, spans, index, (begin, end))
        shown.append(replace(snippet, line=first.line, column=first.column))
    return tuple(shown)


def _around(
    scoped: Scoped, spans: Sequence[Span], index: int, bounds: tuple[int, int]
) -> tuple[Snippet, int, int]:
    """Return the snippet around spans[index], the first span that is not in it, and its raw end."""
    first = spans[index]
    # Where lines were wrapped shows only beside other lines: unwrap more than is shown.
    document = scoped(max(0, first.start - _CONTEXT), first.end + _CONTEXT)
    low, high = document.scope or (0, len(document.raw))
    view = running(document)
    begin = view.view_offset(max(low, min(bounds[0], first.start)))
    stop = view.view_offset(min(high, max(bounds[1], first.end)))
    text = view.text[:stop]
    start, end = view.view_offset(first.start), view.view_offset(first.end - 1) + 1
    left = _left(text, start, begin)
    right = _right(text, end)
    marks = [(start, end)]
    index += 1
    while index < len(spans) and spans[index].end <= high:
        span = spans[index]
        start, end = view.view_offset(span.start), view.view_offset(span.end - 1) + 1
        if end > right and (start > right or end - left > LONGEST):
            break
        right = max(right, _right(text, end) if end > right else right)
        marks.append((max(start, marks[-1][0]), end))
        index += 1
    snippet = _laid_out(text[left:right], [(s - left, e - left) for s, e in marks])
    return snippet, index, view.raw_span(right - 1, right)[1]


def _left(text: str, start: int, begin: int) -> int:
    """Return where a phrase begins, about REACH before `start`; never before a blank line."""
    block = text.rfind("\n\n", begin, start)
    low = begin if block < 0 else block + 2
    if start - low <= REACH:
        left = low
    else:
        near = _first(text, start - REACH, start) or _last(text, max(low, start - 2 * REACH), start)
        left = start - REACH if near is None else near
    while left < start and text[left].isspace():
        left += 1
    return left


def _right(text: str, end: int) -> int:
    """Return where a phrase ends, about REACH after `end`; never after a blank line."""
    block = text.find("\n\n", end)
    high = len(text) if block < 0 else block
    if high - end <= REACH:
        return high
    right = _last(text, end, end + REACH) or _first(text, end + REACH, min(high, end + 2 * REACH))
    return end + REACH if right is None else right


def _first(text: str, low: int, high: int) -> int | None:
    """Return the first border of text[low:high], a strong one if there is any."""
    for border in (_STRONG, _WEAK):
        match = border.search(text, low, high)
        if match:
            return match.end()
    return None


def _last(text: str, low: int, high: int) -> int | None:
    """Return the last border of text[low:high], a strong one if there is any."""
    for border in (_STRONG, _WEAK):
        found = [match.end() for match in border.finditer(text, low, high)]
        if found:
            return found[-1]
    return None


def _laid_out(text: str, marks: Sequence[tuple[int, int]]) -> Snippet:
    """Return the snippet on one line: line ends become a blank, marks move along.

    A line end in the midst of Japanese is no blank where a word goes on over it.
    """
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
        inside = any(start < match.start() and match.end() < end for start, end in marks)
        if not _is_wrap(text, match, inside):
            parts.append(" ")
            length += 1
        place = match.end()
    for cut in [cut for cut in cuts if cut >= place]:
        moved[cut] = length + cut - place
    parts.append(text.rstrip()[place:])
    return Snippet("".join(parts), tuple((moved[s], moved[e]) for s, e in marks), 1, 1)


def _is_wrap(text: str, blank: re.Match[str], inside: bool) -> bool:
    """Whether nothing is to stand for the line end: what was looked for goes on, or a long line."""
    if blank.group() not in ("\n", "\r\n"):
        return False
    if not (_JAPANESE.match(text, blank.start() - 1) and _JAPANESE.match(text, blank.end())):
        return False
    line = blank.start() - text.rfind("\n", 0, blank.start()) - 1
    return inside or line >= _LONG
