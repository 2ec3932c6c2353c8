"""Old and new as rows of lines that belong together, for everything that lays them side by side.

Two lines belong together when they share kept text or are the two sides of a replacement; a line
that shares nothing stands in a row of its own, with nothing on the other side. So a paragraph that
was wrapped anew is one row of several lines on each side, and a moved one is two rows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reports.layout.edit_script import Step, scope, walk
from text.later import later
from text.model.collation import Collation, Hunk
from text.records import dataclass
from text.view.lines import LineIndex


@dataclass(frozen=True, slots=True)
class Piece:
    """The raw stretch [start, end) of one side; `hunk` where it differs from the other side."""

    start: int
    end: int
    hunk: Hunk | None


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a row: whole lines [start, end) of raw text, in pieces; `line` counts from 1."""

    start: int
    end: int
    line: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Lines that belong together; a side is None where the other side's lines have no match."""

    old: Side | None
    new: Side | None

    def hunks(self) -> Iterator[Hunk]:
        """Yield the hunks on this row, each once, in the order in which they are met."""
        seen: set[int] = set()
        for side in (self.old, self.new):
            for piece in side.pieces if side else ():
                if piece.hunk is not None and piece.hunk.number not in seen:
                    seen.add(piece.hunk.number)
                    yield piece.hunk


def rows(collation: Collation) -> Iterator[Row]:
    """Yield the rows of a complete collation, in order; together they hold every line once.

    Raises IncompleteAccount like `account.walk`. O(len(old) + len(new)).
    """
    steps = list(walk(collation))
    old = _Lines(collation.old.raw, scope(collation.old), _pieces(steps, "old"))
    new = _Lines(collation.new.raw, scope(collation.new), _pieces(steps, "new"))
    old_next = new_next = 0
    for (old_first, old_last), (new_first, new_last) in _groups(_links(steps, old, new)):
        for line in range(old_next, old_first):
            yield Row(old.side(line, line), None)
        for line in range(new_next, new_first):
            yield Row(None, new.side(line, line))
        yield Row(old.side(old_first, old_last), new.side(new_first, new_last))
        old_next, new_next = old_last + 1, new_last + 1
    for line in range(old_next, old.count):
        yield Row(old.side(line, line), None)
    for line in range(new_next, new.count):
        yield Row(None, new.side(line, line))


class _Lines:
    """The lines of one side's scope, counted from 0, and the pieces that they are made of."""

    def __init__(self, raw: str, stretch: tuple[int, int], pieces: list[Piece]) -> None:
        start, self.end = stretch
        index = LineIndex(raw)
        first = index.place(start)[0]
        self.first_line = first
        self.starts = [start, *(s for s in index.starts[first:] if s < self.end)]
        self.count = len(self.starts) if self.end > start else 0
        self.raw = raw
        self.pieces = pieces
        self._piece_ends = [piece.end for piece in pieces]

    def at(self, offset: int) -> int:
        return max(bisect_right(self.starts, offset) - 1, 0)

    def bounds(self, first: int, last: int) -> tuple[int, int]:
        end = self.starts[last + 1] if last + 1 < self.count else self.end
        return self.starts[first], end

    def blank(self, line: int) -> bool:
        start, end = self.bounds(line, line)
        return not self.raw[start:end].strip()

    def side(self, first: int, last: int) -> Side:
        start, end = self.bounds(first, last)
        cut: list[Piece] = []
        for piece in self.pieces[bisect_right(self._piece_ends, start) :]:
            if piece.start >= end:
                break
            cut.append(Piece(max(piece.start, start), min(piece.end, end), piece.hunk))
        return Side(start, end, self.first_line + first, tuple(cut))


def _pieces(steps: Sequence[Step], side: str) -> list[Piece]:
    if side == "old":
        spans = [(s.old, s.old_end, s.hunk) for s in steps if s.old_end > s.old]
    else:
        spans = [(s.new, s.new_end, s.hunk) for s in steps if s.new_end > s.new]
    return [Piece(start, end, hunk) for start, end, hunk in spans]


_Range = tuple[int, int]
_VISIBLE_OR_BREAK = later(r"[^\r\n]*(?:\r\n|\n|\r|$)")


def _links(steps: Sequence[Step], old: _Lines, new: _Lines) -> Iterator[tuple[_Range, _Range]]:
    for step in steps:
        if step.edit == "keep":
            yield from _kept(step, old, new)
        elif step.edit == "insert" and step.hunk is not None and step.hunk.operation == "replace":
            hunk = step.hunk
            yield (
                (old.at(hunk.old.start), old.at(hunk.old.end - 1)),
                (new.at(hunk.new.start), new.at(hunk.new.end - 1)),
            )


def _kept(step: Step, old: _Lines, new: _Lines) -> Iterator[tuple[_Range, _Range]]:
    place = step.old
    shift = step.new - step.old
    while place < step.old_end:
        match = _VISIBLE_OR_BREAK.match(old.raw, place, step.old_end)
        end = match.end() if match else step.old_end
        a, b = old.at(place), new.at(place + shift)
        if old.raw[place:end].strip() or old.blank(a) or new.blank(b):
            yield (a, a), (b, b)
        if end <= place:
            break
        place = end


def _groups(links: Iterator[tuple[_Range, _Range]]) -> Iterator[tuple[_Range, _Range]]:
    current: tuple[_Range, _Range] | None = None
    for old, new in links:
        if current is None:
            current = old, new
        elif old[0] <= current[0][1] or new[0] <= current[1][1]:
            current = (
                (current[0][0], max(current[0][1], old[1])),
                (current[1][0], max(current[1][1], new[1])),
            )
        else:
            yield current
            current = old, new
    if current is not None:
        yield current
