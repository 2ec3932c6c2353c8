"""A line of running text of an indexed document, with the tokens that it was indexed with."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from indexer.segment.segment import Segment
from text.later import later
from text.model.document import Document, Token
from text.running.running import BORDER
from text.view.view import View, ViewBuilder

_WRAP = later(r"[ \t\u3000]*\r?\n[ \t\u3000]*")


class IndexedParagraph:
    """Line `line` of `segment`, in the document `local` of it, which is `document`."""

    def __init__(self, segment: Segment, local: int, line: int, document: Document) -> None:
        self._segment = segment
        self._local = local
        self.line = line
        self._first, self._last = segment.file.array("line_token")[line : line + 2]
        self.document = document

    @property
    def text(self) -> str:
        """The paragraph as it is written, but for the wraps."""
        return self.view.text

    @cached_property
    def view(self) -> View:
        """`text`, with the way back to the document's raw text."""
        start, end = self._raw_span(self._first, self._last - 1)
        document = self.document
        raw, builder, place = document.raw, ViewBuilder(), start
        for first, last, instead in [*self._changes(start, end), (end, end, "")]:
            if first < place:
                continue
            builder.keep(raw[place:first], place)
            builder.replace(instead, first, last)
            place = last
        return builder.view()

    def _changes(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Return what of the raw text stands otherwise in the paragraph, in order."""
        document = self.document
        low = bisect_left(document.skips, start, key=lambda skip: skip[1])
        high = bisect_left(document.skips, end, key=lambda skip: skip[0])
        found = [(first, last, "") for first, last in document.skips[low:high]]
        found += [
            (one.start, one.end, one.text) for one in document.printed if start <= one.start < end
        ]
        found += [
            (border.start, border.end, BORDER)
            for border in document.borders
            if start <= border.start and border.end <= end and border.kind != "row"
        ]
        for wrap in _WRAP.finditer(document.raw, start, end):
            beside = document.raw[wrap.start() - 1 : wrap.start()] + document.raw[wrap.end() :][:1]
            found.append((*wrap.span(), " " if beside.isascii() and beside.isalnum() else ""))
        return sorted(found)

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """Its tokens, as they were made when the document was indexed."""
        found = []
        segment, view = self._segment, self.view
        for position in range(self._first, self._last):
            type_ = segment.stream[position]
            start, end = self._raw_span(position, position)
            if type_ == 0 or start >= end:
                continue
            low, high = view.view_offset(start), view.view_offset(end - 1) + 1
            token = segment.type_token(type_)
            found.append(token._replace(surface=view.text[low:high], start=low, end=high))
        return found

    def place_of(self, start: int, end: int) -> tuple[int, int]:
        """Return where the stretch [start, end) of the document's tight text stands in `text`."""
        raw_start, raw_end = self._segment.raw_span(self._local, start, end)
        low = self.view.view_offset(raw_start)
        return low, max(low, self.view.view_offset(max(raw_end - 1, raw_start)) + 1)

    def _raw_span(self, first: int, last: int) -> tuple[int, int]:
        segment = self._segment
        base = segment.tight_bounds[self._local]
        while last > first and segment.stream[last] == 0:
            last -= 1
        start, end = segment.token_span(first)
        if last > first:
            end = segment.token_span(last)[1]
        start, end = start - base, end - base
        if start >= end:
            return 0, 0
        return segment.raw_span(self._local, start, end)
