"""Text in styles, folded to a width in terminal cells: what the reports for a terminal are made of.

Colour only repeats what words and the marks {-…-}, {+…+} and 【…】 say; old is yellow and new is
blue, which every kind of colour blindness tells apart, and the differing core is bold and
underlined.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from text.terminal.cells import cell, wrapped
from text.terminal.printable import printable_line

Style = Literal[
    "plain",
    "faint",
    "place",
    "match",
    "old",
    "old-core",
    "new",
    "new-core",
    "alarm",
    "error",
    # These are drawn with rich alone (`reports.terminal.theme`).
    "question",
    "style",
    "title",
    "border",
    "number",
    "kind",
    "good",
    "bad",
]
SEVERITY_STYLES: dict[str, Style] = {
    "error": "error",
    "question": "question",
    "style": "style",
}
"""How the word for a severity is drawn."""
_PAINT: dict[Style, str] = {
    "faint": "\x1b[2m",
    "place": "\x1b[36m",
    "match": "\x1b[1;31m",
    "old": "\x1b[33m",
    "old-core": "\x1b[1;4;33m",
    "new": "\x1b[94m",
    "new-core": "\x1b[1;4;94m",
    "alarm": "\x1b[1m",
    "error": "\x1b[1;31m",
}
_NO_LINE_START = frozenset("、。，．・：；？！）］｝」』】〉》〕”’々ー,.!?)]}-+")


class Run(NamedTuple):
    """A stretch of printable text in one style."""

    text: str
    style: Style = "plain"
    link: str = ""
    """Where it leads when it is clicked, on a terminal that rich draws on."""


def run(text: str, style: Style = "plain") -> Run:
    """Return `text`, which may come from a document, as a run that no terminal acts on."""
    return Run(printable_line(text), style)


def marked(side: Literal["old", "new"], text: str, core: int, core_end: int) -> Iterator[Run]:
    """Yield `text` between its marks, with text[core:core_end] as the part that differs."""
    if not text:
        return
    mark = "-" if side == "old" else "+"
    yield Run(f"{{{mark}", side)
    yield run(text[:core], side)
    yield run(text[core:core_end], "old-core" if side == "old" else "new-core")
    yield run(text[core_end:], side)
    yield Run(f"{mark}}}", side)


def highlighted(text: str, marks: Iterable[tuple[int, int]], color: bool) -> Iterator[Run]:
    """Yield `text` with its stretches `marks` (in order, disjoint) in 【】, or styled if `color`.

    The brackets are not drawn where colour does their work: the text may hold some of its own.
    """
    place = 0
    for start, end in marks:
        yield run(text[place:start])
        yield run(text[start:end], "match") if color else run(f"【{text[start:end]}】")
        place = end
    yield run(text[place:])


def shortened(text: str, longest: int) -> str:
    """Return `text`, its middle left out where it is longer than `longest` code points."""
    if len(text) <= longest:
        return text
    half = longest // 2
    return f"{text[:half]} … {text[-half:]}"


def folded(runs: Iterable[Run], width: int) -> list[list[Run]]:
    """Return `runs` as lines of at most `width` cells, at least one; no closing mark starts a line.

    A line gives up that rule before it would grow wider.
    """
    lines: list[list[Run]] = [[]]
    taken = 0
    for piece in runs:
        start = 0
        for place, character in enumerate(piece.text):
            size = cell(character)
            if taken + size > width and taken:
                end = place
                if character in _NO_LINE_START and place - start > 1:
                    end = place - 1
                lines[-1].append(piece._replace(text=piece.text[start:end]))
                lines.append([])
                taken = sum(map(cell, piece.text[end:place]))
                start = end
            taken += size
        if start < len(piece.text):
            lines[-1].append(piece._replace(text=piece.text[start:]))
    return lines


def wrapped_runs(runs: Iterable[Run], width: int) -> list[list[Run]]:
    """Return `runs` as lines broken as `text.terminal.cells.wrapped` breaks their text.

    Blanks at a break are dropped.
    """
    pieces = [piece for piece in runs if piece.text]
    whole = "".join(piece.text for piece in pieces)
    lines: list[list[Run]] = []
    place = 0
    for line in wrapped(whole, width):
        start = whole.index(line, place)
        place = start + len(line)
        lines.append(list(_between(pieces, start, place)))
    return lines


def _between(pieces: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    place = 0
    for piece in pieces:
        part = piece.text[max(0, start - place) : max(0, end - place)]
        if part:
            yield piece._replace(text=part)
        place += len(piece.text)


def width_of(line: Iterable[Run]) -> int:
    """Return how many terminal cells `line` takes."""
    return sum(cell(character) for piece in line for character in piece.text)


def painted(line: Sequence[Run], color: bool) -> str:
    """Return `line` as it goes to the terminal, with escape sequences only if `color`."""
    if not color:
        return "".join(piece.text for piece in line)
    return "".join(
        f"{_PAINT[piece.style]}{piece.text}\x1b[0m" if piece.style in _PAINT else piece.text
        for piece in line
        if piece.text
    )
