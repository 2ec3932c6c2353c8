"""Offsets of Python and positions of the protocol, in the units that both sides agreed on.

A line of the protocol ends at LF, CR LF or CR and nowhere else: form feeds and U+2028 stand within
lines, though Python's `splitlines` ends lines there.
"""

from __future__ import annotations

from bisect import bisect_right

from lsprotocol.types import Position, PositionEncodingKind, Range

from text.later import later

_ENDS = later("\r\n|\n|\r")


class Positions:
    """The lines of one text. `encoding` is that of the protocol: utf-8, utf-16 or utf-32."""

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in _ENDS.finditer(text))]
        self._ascii = text.isascii()
        self._units = {
            PositionEncodingKind.Utf8: _utf8,
            PositionEncodingKind.Utf32: len,
        }.get(PositionEncodingKind(encoding), _utf16)

    def position(self, offset: int) -> Position:
        """Return the position of the code point `offset`, which is within the text."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self._starts, offset) - 1
        start = self._starts[line]
        return Position(line, self._units(self.text[start:offset]))

    def range(self, start: int, end: int) -> Range:
        """Return the range of the code points [start, end)."""
        return Range(self.position(start), self.position(end))

    def offset(self, position: Position) -> int:
        """Return the code point at `position`; beyond a line's end it is that end.

        A position within a code point (between two surrogates) is that code point.
        """
        if position.line >= len(self._starts):
            return len(self.text)
        start = self._starts[max(0, position.line)]
        line = self.text[start : self._end(position.line)]
        if self._ascii or self._units is len:
            return start + min(max(position.character, 0), len(line))
        taken = 0
        for place, letter in enumerate(line):
            taken += self._units(letter)
            if taken > position.character:
                return start + place
        return start + len(line)

    def line_span(self, line: int) -> tuple[int, int]:
        """Return the code points [start, end) of `line` (from 0), without what ends it."""
        line = min(max(line, 0), len(self._starts) - 1)
        return self._starts[line], self._end(line)

    def _end(self, line: int) -> int:
        if line + 1 >= len(self._starts):
            return len(self.text)
        end = self._starts[line + 1]
        while end > self._starts[line] and self.text[end - 1] in "\r\n":
            end -= 1
        return end


def _utf8(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _utf16(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
