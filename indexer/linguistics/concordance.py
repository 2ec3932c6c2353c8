"""KWIC: every place with what stands left and right of it, in the order of the text or sorted."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, Literal

from indexer.analysis.terms import pos_of, term
from indexer.layers import LAYERS
from indexer.search.ordering import date_of
from indexer.search.request import Request
from indexer.search.searcher import Searcher
from indexer.segment.reader import SegmentReader
from text.errors import UsageError
from text.language.kana import hiragana
from text.later import later
from text.model.document import Document, Token
from text.model.search import KwicLine
from text.running.running import running

SortBy = Literal["surface", "lemma", "reading", "pos"]
SORT_BY: Final[tuple[SortBy, ...]] = ("surface", "lemma", "reading", "pos")
_KEY = later(r"([LR])([1-9])|N", re.IGNORECASE)
_WRAP = later(r"(?<=[ぁ-ゖァ-ヺー一-鿿々])\r?\n(?=[ぁ-ゖァ-ヺー一-鿿々])")
"""A line end over which a word goes on."""
_ENDS = frozenset("。．！？!?")

_DOCUMENTS = 8
"""Documents that are held decoded: the lines of one stand mostly beside one another."""

Place = tuple[int, int, int, int]
"""The number of the segment, start, end, layer."""


def sort_keys(text: str) -> list[int]:
    """Return the offsets in words that `text` (R1,R2,L1,N) names: 1 is R1, -1 is L1, 0 the node.

    Raises UsageError for anything else.
    """
    offsets = []
    for key in filter(None, (segment.strip() for segment in text.split(","))):
        match = _KEY.fullmatch(key)
        if not match:
            raise UsageError("kwic.bad-sort", key=key)
        side, number = match.groups()
        offsets.append((int(number) if side in "Rr" else -int(number)) if side else 0)
    return offsets


def concordance(
    searcher: Searcher,
    request: Request,
    sort: Sequence[int] = (),
    by: SortBy = "surface",
    context: int = 60,
) -> tuple[list[KwicLine], int]:
    """Return the KWIC lines of `request` (at most its limit) and the number of all places.

    In the order of documents and text, or sorted by the words at the offsets `sort`, each compared
    by its surface, lemma, reading (kana order) or part of speech; where these are equal, in the
    order of documents and text. `context` is in code points.
    """
    places: list[Place] = [
        (segment, start, end, layer)
        for segment, found in enumerate(searcher.places(request))
        for start, end, layer in found
    ]
    readers = searcher.readers
    places.sort(key=lambda place: (_number(readers[place[0]], place[1]), place[1], place[2]))
    if request.order in ("date", "-date"):
        places = _by_date(readers, places, latest_first=request.order == "-date")
    if sort:
        value = _VALUES[by]
        places.sort(
            key=lambda place: [_word(readers[place[0]], place, offset, value) for offset in sort]
        )

    @lru_cache(_DOCUMENTS)
    def document(number: int) -> Document:
        return searcher.index.document(number, annotated=False)

    shown = places[: request.limit]
    return [_line(searcher, document, place, context) for place in shown], len(places)


def _by_date(
    readers: Sequence[SegmentReader], places: Sequence[Place], latest_first: bool
) -> list[Place]:
    """Return `places` by the dates of their documents; those without one come last."""

    def dated(place: Place) -> str:
        reader = readers[place[0]]
        return date_of(reader, reader.document_at(place[1]))

    having = sorted((p for p in places if dated(p)), key=dated, reverse=latest_first)
    return having + [place for place in places if not dated(place)]


def _number(reader: SegmentReader, place: int) -> int:
    number = reader.numbers[reader.document_at(place)]
    assert number is not None
    return number


def _reading(token: Token) -> str:
    return hiragana(token.reading) or token.surface


_VALUES: dict[SortBy, Callable[[Token], str]] = {
    "surface": lambda token: token.surface,
    "lemma": term,
    "reading": _reading,
    "pos": pos_of,
}


def _word(reader: SegmentReader, place: Place, offset: int, value: Callable[[Token], str]) -> str:
    """Return `value` of the word `offset` words from the place; "" beyond the sentence's end."""
    segment = reader.segment
    first = segment.token_place.up_to(place[1]) - 1
    last = segment.token_place.before(place[2]) - 1
    if offset == 0:
        return reader.text("tight", place[1], place[2])
    step = 1 if offset > 0 else -1
    position = max(first, 0) if offset < 0 else max(last, 0)
    left = abs(offset)
    while left:
        position += step
        if not 0 <= position < len(segment.stream) or not segment.stream[position]:
            return ""
        token = segment.type_token(segment.stream[position])
        if term(token):
            left -= 1
        elif token.surface in _ENDS:
            return ""
    return value(segment.type_token(segment.stream[position]))


def _line(
    searcher: Searcher, document_of: Callable[[int], Document], place: Place, context: int
) -> KwicLine:
    segment, start, end, layer = place
    reader = searcher.readers[segment]
    local, first, last = reader.raw_span(start, end)
    number = reader.numbers[local]
    assert number is not None
    record = reader.segment.records[local]
    section = reader.described(reader.section_at(start))[1]
    lines = searcher.describer.lines(number)
    span = lines.span(first, last)
    reach = 4 * context
    document = replace(
        document_of(number),
        scope=(max(0, first - reach), min(len(lines.raw), last + reach)),
    )
    text = running(document)
    node = text.view_offset(first), text.view_offset(last - 1) + 1
    left = text.text[max(0, node[0] - context) : node[0]]
    right = text.text[node[1] : node[1] + context]
    return KwicLine(
        document=document.name,
        section=section or None,
        date=record["date"],
        layer=LAYERS[layer],
        left=_one_line(left.rpartition("\n\n")[2]),
        node=_one_line(_WRAP.sub("", text.text[node[0] : node[1]])),
        right=_one_line(right.partition("\n\n")[0]),
        span=span,
    )


def _one_line(text: str) -> str:
    return re.sub(r"\s*[\r\n]\s*|[ \t\u3000]+", " ", text)
