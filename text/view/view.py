"""A view is a text derived from the raw text, with an exact map back.

A view is a list of pieces in order. A *linear* piece maps code point by code point (equal length on
both sides); a *block* piece maps as a whole (㍿ → 株式会社, か+゙ → が). Raw text between pieces was
dropped. Views compose, so raw → unwrapped → normalised keeps one map.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple


class Piece(NamedTuple):
    """view[start:end] came from raw[origin:origin_end], point by point if `linear`.

    A tuple, for a novel has thousands of them, and a frozen dataclass takes three times as long.
    """

    start: int
    end: int
    origin: int
    origin_end: int
    linear: bool


class View:
    """A derived text and the map from its offsets to those of the text that it came from."""

    __slots__ = ("_ends", "_starts", "pieces", "text")

    def __init__(self, text: str, pieces: list[Piece]) -> None:
        self.text = text
        self.pieces = pieces
        self._starts = [piece.start for piece in pieces]
        self._ends = [piece.origin_end for piece in pieces]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the smallest raw [start, end) that produced view[start:end]. O(log pieces).

        An empty stretch gives an empty one: where the next view code point came from, or the end
        of the last piece.
        """
        if not self.pieces:
            return 0, 0
        if start >= end:
            if start >= len(self.text):
                place = self.pieces[-1].origin_end
            else:
                place = self._origin(start)[0]
            return place, place
        return self._origin(start)[0], self._origin(end - 1)[1]

    def _origin(self, offset: int) -> tuple[int, int]:
        piece = self.pieces[bisect_right(self._starts, offset) - 1]
        if piece.linear:
            place = piece.origin + offset - piece.start
            return place, place + 1
        return piece.origin, piece.origin_end

    def view_offset(self, raw: int) -> int:
        """Return the first view offset whose raw text ends after `raw`. O(log pieces).

        A raw offset inside dropped text gives the next view code point, one inside a block piece
        the start of that piece; past the end, len(text).
        """
        index = bisect_right(self._ends, raw)
        if index == len(self.pieces):
            return len(self.text)
        piece = self.pieces[index]
        if piece.linear and raw > piece.origin:
            return piece.start + raw - piece.origin
        return piece.start

    def then(self, outer: View) -> View:
        """Return `outer`, which was derived from this view's text, mapped to this view's raw."""
        if outer.pieces == identity(self.text).pieces and outer.text == self.text:
            return self
        pieces: list[Piece] = []
        for piece in outer.pieces:
            if piece.linear:
                pieces.extend(self._through(piece))
            elif piece.end > piece.start:
                origin, origin_end = self.raw_span(piece.origin, piece.origin_end)
                pieces.append(Piece(piece.start, piece.end, origin, origin_end, False))
        return View(outer.text, pieces)

    def _through(self, piece: Piece) -> Iterable[Piece]:
        index = bisect_right(self._starts, piece.origin) - 1
        shift = piece.start - piece.origin
        while index < len(self.pieces) and self.pieces[index].start < piece.origin_end:
            inner = self.pieces[index]
            start = max(inner.start, piece.origin)
            end = min(inner.end, piece.origin_end)
            if inner.linear:
                origin = inner.origin + start - inner.start
                yield Piece(start + shift, end + shift, origin, origin + end - start, True)
            else:
                yield Piece(start + shift, end + shift, inner.origin, inner.origin_end, False)
            index += 1


def identity(text: str) -> View:
    """Return the view of `text` as it is."""
    return View(text, [Piece(0, len(text), 0, len(text), True)] if text else [])


class ViewBuilder:
    """Collects a view from left to right; joins neighbouring linear pieces."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0

    def keep(self, text: str, origin: int) -> None:
        """Add `text`, which stands as it is (or point by point) at `origin` in the raw text."""
        if not text:
            return
        end = self._length + len(text)
        last = self._pieces[-1] if self._pieces else None
        if last is not None and last.linear and last.origin_end == origin:
            self._pieces[-1] = Piece(last.start, end, last.origin, origin + len(text), True)
        else:
            self._pieces.append(Piece(self._length, end, origin, origin + len(text), True))
        self._parts.append(text)
        self._length = end

    def replace(self, text: str, origin: int, origin_end: int) -> None:
        """Add `text`, which stands for raw[origin:origin_end] as a whole; "" drops it."""
        if not text:
            return
        end = self._length + len(text)
        self._pieces.append(Piece(self._length, end, origin, origin_end, False))
        self._parts.append(text)
        self._length = end

    def view(self) -> View:
        """Return the view of what was added so far."""
        return View("".join(self._parts), self._pieces)


def without(text: str, skips: Iterable[tuple[int, int]]) -> View:
    """Return the view of `text` with the stretches `skips` (in order, disjoint) dropped."""
    builder = ViewBuilder()
    place = 0
    for start, end in skips:
        builder.keep(text[place:start], place)
        place = max(place, end)
    builder.keep(text[place:], place)
    return builder.view()
