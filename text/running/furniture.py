"""Running heads, feet and page numbers, left out where two documents are compared.

A manuscript has none, its proof has them on every page: they say nothing of the text. Where all the
documents have them and they differ, that is a difference, and they are compared.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from text.model.document import Document
from text.view.normalise import tight

_NUMBER = re.compile(r"\d+|[一二三四五六七八九十百〇]+(?=[頁ページ])")


def set_apart(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Return `documents` with those running heads and feet skipped that need no comparison.

    These are all of them where some document has none, else those that stand in every document
    (page numbers aside). Nothing else changes. O(length of the furniture + skips).
    """
    stated = [_lines(document) for document in documents]
    if not any(stated):
        return tuple(documents)
    common = set.intersection(*stated) if all(stated) else None
    return tuple(_without(document, common) for document in documents)


def left_out(document: Document) -> int:
    """Return how many different running heads and feet of `document` are no running text."""
    skips = set(document.skips)
    return len({_key(document, place) for place in document.furniture if place in skips} - {""})


def _lines(document: Document) -> set[str]:
    return {_key(document, place) for place in document.furniture} - {""}


def _key(document: Document, place: tuple[int, int]) -> str:
    """Return the line as it is on every page: without numbers, blanks and marks around them."""
    words = _NUMBER.sub("", tight(document.raw[place[0] : place[1]]))
    return words if any(char.isalpha() for char in words) else ""


def _without(document: Document, common: set[str] | None) -> Document:
    skips = set(document.skips)
    kept = [
        place
        for place in document.furniture
        if place not in skips and (common is None or _key(document, place) in common | {""})
    ]
    if not kept:
        return document
    return replace(document, skips=_merged([*document.skips, *kept]))


def _merged(stretches: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return `stretches` in order; what lies within another is no stretch of its own."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(stretches, key=lambda stretch: (stretch[0], -stretch[1])):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return tuple(found)
