"""Hits and lines in the order of their dates or of their places, where nobody wants them ranked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from indexer.segment.reader import SegmentReader

ORDERS = ("date", "-date", "place")
Key = tuple[int, int]
"""A segment and a section in it."""


def date_of(reader: SegmentReader, document: int) -> str:
    """Return the date of the document, ISO 8601 or a part of it; "" where it has none."""
    return str(reader.segment.records[document]["date"])


def ordered(readers: Sequence[SegmentReader], keys: Iterable[Key], order: str) -> list[Key]:
    """Return the sections `keys` in the order `order`; those without a date come last."""
    placed = sorted(keys, key=lambda key: (_number(readers, key), key[1]))
    if order == "place":
        return placed
    dates = {key: date_of(readers[key[0]], _document(readers, key)) for key in placed}
    dated = [key for key in placed if dates[key]]
    dated.sort(key=dates.__getitem__, reverse=order == "-date")
    return dated + [key for key in placed if not dates[key]]


def undated(readers: Sequence[SegmentReader], keys: Iterable[Key]) -> int:
    """Return in how many documents without a date the sections `keys` lie."""
    found = {(key[0], _document(readers, key)) for key in keys}
    return sum(not date_of(readers[segment], document) for segment, document in found)


def dated(readers: Sequence[SegmentReader], keys: Iterable[Key]) -> int:
    """Return in how many documents with a date the sections `keys` lie."""
    found = {(key[0], _document(readers, key)) for key in keys}
    return sum(bool(date_of(readers[segment], document)) for segment, document in found)


def _document(readers: Sequence[SegmentReader], key: Key) -> int:
    return bisect_right(readers[key[0]].segment.section_bounds, key[1]) - 1


def _number(readers: Sequence[SegmentReader], key: Key) -> int:
    number = readers[key[0]].numbers[_document(readers, key)]
    return -1 if number is None else number
