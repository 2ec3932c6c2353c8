"""Running heads, feet and page numbers, left out where two documents are compared.

A manuscript has none, its proof has them on every page: they say nothing of the text. Where all the
documents have them and they differ, that is a difference, and they are compared; so it is where
only one of several documents of one format has them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from text.later import later
from text.model.document import Document
from text.running.page_numbers import is_page_number
from text.view.normalise import tight

_PAGE = later(r"(?:\d+|[一二三四五六七八九十百〇]+)(?:頁|ページ)")
_TYPED = frozenset(("docx", "odt"))
"""Formats that say themselves what is a head."""
_NUMBER = later(r"\d+|[一二三四五六七八九十百〇]+(?=[頁ページ])")


def set_apart(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Return `documents` with those running heads and feet skipped that need no comparison.

    Of Word and OpenDocument files among themselves none: there a head is text with a place. Else
    these are all of them where a document of another format has none, and those that stand in every
    document, the numbers of its pages aside. O(length of the furniture + skips).
    """
    if {document.format for document in documents} <= _TYPED:
        return tuple(documents)
    stated = [_stated(document) for document in documents]
    if not any(stated):
        return tuple(documents)
    common: set[str] | None = None
    pairs = list(zip(documents, stated, strict=True))
    headed = {document.format for document, heads in pairs if heads}
    if {document.format for document, heads in pairs if not heads} <= headed:
        first = stated[0]
        common = {key for key in first if all(one.get(key) == first[key] for one in stated[1:])}
    return tuple(_without(document, common) for document in documents)


def left_out(document: Document) -> int:
    """Return how many different running heads and feet of `document` are no running text."""
    skips = set(document.skips)
    return len({_key(document, place) for place in document.furniture if place in skips} - {""})


def _stated(document: Document) -> dict[str, set[tuple[str, ...]]]:
    """Return each line that is no page number, without its numbers, and what they say.

    A number that differs from page to page, or stands before ページ, counts the pages and is left
    out. Where a head is given once for all its pages (Word, OpenDocument) every number is one of
    its own: the year, an issue, a telephone; there fields for page numbers are no running text.
    """
    found: dict[str, list[tuple[str, ...]]] = {}
    for place in document.furniture:
        if key := _key(document, place):
            printed = _PAGE.sub("", _printed(document, place))
            numbers = tuple(_NUMBER.findall(printed))
            found.setdefault(key, []).append(numbers)
    if document.format != "pdf":
        return {key: set(lines) for key, lines in found.items()}
    return {key: {_fixed(lines)} for key, lines in found.items()}


def _fixed(lines: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the numbers that are the same in all `lines`, which are alike but for numbers."""
    return tuple(values[0] for values in zip(*lines, strict=False) if len(set(values)) == 1)


def _printed(document: Document, place: tuple[int, int]) -> str:
    """Return a line of furniture without what is skipped in it, its blanks and widths evened."""
    start, end = place
    parts = []
    at = start
    for low, high in document.skips:
        if start < high and low < end and not (low <= start and high >= end):
            parts.append(document.raw[at : max(at, low)])
            at = max(at, high)
    return tight("".join((*parts, document.raw[at:end])))


def _key(document: Document, place: tuple[int, int]) -> str:
    """Return the line as it is on every page: without numbers and blanks; "" for a page number."""
    printed = _printed(document, place)
    words = _NUMBER.sub("", printed)
    if any(char.isalpha() for char in words):
        return words
    return "" if is_page_number(printed) else _NUMBER.sub("0", printed)


def _without(document: Document, common: set[str] | None) -> Document:
    skips = set(document.skips)
    kept = [
        place
        for place in document.furniture
        if place not in skips and (common is None or _key(document, place) in {*common, ""})
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
