"""`diff --format side-by-side`: old on the left, new on the right, line against line.

Columns are measured in terminal cells, so that full-width text stays aligned at any width. The
middle column numbers the differences; a legend below says what each is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Literal, TextIO

from reports.layout.diff_wording import alarm, entries, heading, ignored, look, numbers, span
from reports.layout.rows import Piece, Row, Side, rows
from reports.terminal.styled import (
    Run,
    folded,
    marked,
    painted,
    run,
    shortened,
    width_of,
    wrapped_runs,
)
from text.messages import say
from text.model.collation import IGNORED, Collation, Hunk

WHOLE = True
_CONTEXT = 1
"""Unchanged rows shown on either side of a difference."""
_BRIEF = 24
"""Code points of a side that the legend quotes."""
_LINE_NUMBER = 5
_NARROWEST = 8
"""Fewest cells of text in a column, however narrow the terminal."""


def render(
    collation: Collation,
    stream: TextIO,
    *,
    color: bool = False,
    width: int = 80,
    show: Collection[str] = (),
) -> None:
    """Write a complete `collation` (all ignored differences in it) as two columns.

    `show` names those of whitespace, width and wrap that are marked too; `width` is that of the
    terminal, in cells.
    """
    view = _View(collation, frozenset(IGNORED) - frozenset(show), width)
    for line in wrapped_runs([run(collation.summary)], max(20, width)):
        stream.write(painted(line, color) + "\n")
    stream.write("\n")
    for line in view.lines():
        stream.write(painted(line, color).rstrip() + "\n")
    for line in view.legend():
        stream.write(painted(line, color) + "\n")


class _View:
    def __init__(self, collation: Collation, hidden: frozenset[str], width: int) -> None:
        self.collation = collation
        visible = [hunk for hunk in collation.hunks if hunk.kind not in hidden]
        self.visible = visible
        self.labels = {hunk.number: number for number, hunk in enumerate(visible, 1)}
        self.width = max(20, width)
        self.middle = len(str(len(visible))) + 2
        self.column = max(_NARROWEST + _LINE_NUMBER, (width - self.middle) // 2)

    def lines(self) -> Iterator[list[Run]]:
        yield from self._pair(
            [run(f"{say('report.old')} {self.collation.old.name}", "faint")],
            [run(f"{say('report.new')} {self.collation.new.name}", "faint")],
            [],
        )
        listed = [row for row in rows(self.collation) if self._says_something(row)]
        changed = [any(hunk.number in self.labels for hunk in row.hunks()) for row in listed]
        skipped = 0
        for number, row in enumerate(listed):
            if not any(changed[max(0, number - _CONTEXT) : number + _CONTEXT + 1]):
                skipped += 1
                continue
            yield from self._skipped(skipped)
            skipped = 0
            yield from self._row(row)
        yield from self._skipped(skipped)

    def _says_something(self, row: Row) -> bool:
        if any(hunk.number in self.labels for hunk in row.hunks()):
            return True
        side = row.new or row.old
        raw = (self.collation.new if row.new else self.collation.old).raw
        return side is not None and bool(raw[side.start : side.end].strip())

    def _skipped(self, count: int) -> Iterator[list[Run]]:
        if count:
            yield [Run(say("diff.skipped", count=count), "faint")]

    def _row(self, row: Row) -> Iterator[list[Run]]:
        numbers = [self.labels[hunk.number] for hunk in row.hunks() if hunk.number in self.labels]
        left = self._side(row.old, "old") if row.old else []
        right = self._side(row.new, "new") if row.new else []
        yield from self._pair(left, right, numbers, row)

    def _side(self, side: Side, which: Literal["old", "new"]) -> list[Run]:
        raw = (self.collation.old if which == "old" else self.collation.new).raw
        found: list[Run] = []
        for piece in side.pieces:
            text = raw[piece.start : piece.end]
            if piece.hunk is None or piece.hunk.number not in self.labels:
                found.append(run(" ".join(text.splitlines()) if text.strip("\r\n") else ""))
            else:
                found.extend(self._marked(piece, which, text))
        return found

    def _marked(self, piece: Piece, which: Literal["old", "new"], text: str) -> Iterator[Run]:
        hunk = piece.hunk
        assert hunk is not None
        start, length = (
            (hunk.core_old_start, len(hunk.core_old))
            if which == "old"
            else (hunk.core_new_start, len(hunk.core_new))
        )
        core = min(max(start - piece.start, 0), len(text))
        end = min(max(start + length - piece.start, core), len(text))
        yield from marked(which, text, core, end)

    def _pair(
        self,
        left: Sequence[Run],
        right: Sequence[Run],
        numbers: Sequence[int],
        row: Row | None = None,
    ) -> Iterator[list[Run]]:
        text = self.column - _LINE_NUMBER
        ours, theirs = folded(left, text), folded(right, text)
        labels = [str(number) for number in numbers]
        for number, (one, other, label) in enumerate(zip_longest(ours, theirs, labels)):
            first = number == 0
            yield [
                *self._cells(one or [], row.old if row and first else None),
                Run((label or "").rjust(self.middle - 1) + "│", "faint"),
                *self._cells(other or [], row.new if row and first else None),
            ]

    def _cells(self, line: Sequence[Run], side: Side | None) -> list[Run]:
        number = str(side.line) if side else ""
        blank = " " * (self.column - _LINE_NUMBER - width_of(line))
        return [Run(number.rjust(_LINE_NUMBER - 1) + " ", "faint"), *line, Run(blank)]

    def legend(self) -> Iterator[list[Run]]:
        """Yield one line per difference: its number, its kind, and what is wrong with it."""
        if self.visible:
            yield [Run("")]
        for entry in entries(self.visible):
            hunk = entry[0]
            if len(entry) > 1:
                words = span(entry)
            elif hunk.look is not None:
                words = f"{_brief(hunk.new.text)}  {look(hunk)}" if hunk.new.text else look(hunk)
            else:
                words = f"{_brief(hunk.old.text)} → {_brief(hunk.new.text)}"
            label = numbers(entry, self.labels)
            line = [Run(f"{label:>{self.middle - 1}}  {heading(entry)}  "), run(words)]
            yield from folded([*line, *self._alarm(hunk)], self.width)
        left = ignored(self._shown())
        if left:
            yield [Run("")]
            yield from folded([Run(left)], self.width)

    def _alarm(self, hunk: Hunk) -> list[Run]:
        return [Run(f"  {alarm(hunk)}", "alarm")] if hunk.suspect else []

    def _shown(self) -> Collation:
        """Return the collation as it looks: without what is hidden."""
        return replace(self.collation, hunks=tuple(self.visible))


def _brief(text: str) -> str:
    return shortened(text, _BRIEF) if text else say("diff.nothing")
