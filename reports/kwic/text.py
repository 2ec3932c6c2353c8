"""`--format kwic`: one line per place, the nodes in one column of terminal cells."""

from __future__ import annotations

from typing import TextIO

from text.messages import say
from text.model.search import Concordance, KwicLine
from text.structure.place_names import place_of
from text.terminal.cells import cells, cut
from text.terminal.printable import printable_line

_NODE, _PLACE, _PLAIN = "\x1b[1;31m", "\x1b[36m", "\x1b[0m"
_LEAST_CONTEXT = 10


def render(found: Concordance, stream: TextIO, *, color: bool = False, width: int = 80) -> None:
    """Write `lines`, no longer than the output is wide, and how many there are of `total`."""
    places = [_place(line, max(20, width // 4)) for line in found.lines]
    head = max(map(cells, places), default=0)
    node = min(max((cells(_text(line.node)) for line in found.lines), default=0), width // 3)
    side = max(_LEAST_CONTEXT, (width - head - node - 4) // 2)
    for line, place in zip(found.lines, places, strict=True):
        stream.write(_row(line, place, head, side, node, color) + "\n")
    if len(found.lines) < found.total:
        stream.write(say("kwic.total-shown", count=found.total, shown=len(found.lines)) + "\n")
    else:
        stream.write(say("kwic.total", count=found.total) + "\n")


def _row(line: KwicLine, place: str, head: int, side: int, node: int, color: bool) -> str:
    left = _cut_left(_text(line.left), side)
    middle = cut(_text(line.node), node)
    right = cut(_text(line.right), side + node - cells(middle), "")
    lead = " " * (head - cells(place))
    gap = " " * (side - cells(left))
    if color:
        return f"{_PLACE}{place}{_PLAIN}{lead}  {gap}{left} {_NODE}{middle}{_PLAIN} {right}"
    return f"{place}{lead}  {gap}{left} {middle} {right}".rstrip()


def _place(line: KwicLine, width: int) -> str:
    """Return file:line:column in `width` cells, the file cut in its middle where it is long.

    Names of one folder differ at either end: 2024年度_案内.docx and 2025年度_案内.docx.
    """
    name = printable_line(line.document)
    where = place_of(line.document, line.span.line, line.span.column)[len(line.document) :]
    room = width - cells(where)
    if cells(name) <= room:
        return name + where
    last = name.rpartition("/")[2]
    if cells(last) <= room:
        return last + where
    last = last.rpartition(".")[0] or last
    left = cut(last, (room - 2) * 2 // 3, "")
    return f"{left}…{_cut_left(last, room - 2 - cells(left))}{where}"


def _cut_left(text: str, width: int) -> str:
    """Return the end of `text` that takes at most `width` cells."""
    return cut(text[::-1], width, "")[::-1]


def _text(text: str) -> str:
    return printable_line(text)
