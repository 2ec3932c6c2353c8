"""`--format kwic`: one line per place, the nodes in one column of terminal cells."""

from __future__ import annotations

from typing import TextIO

from text.messages import say
from text.model.search import Concordance, KwicLine
from text.terminal.cells import cells, cut, cut_left
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
    left = cut_left(_text(line.left), side)
    middle = cut(_text(line.node), node)
    right = cut(_text(line.right), side + node - cells(middle), "")
    lead = " " * (head - cells(place))
    gap = " " * (side - cells(left))
    if color:
        return f"{_PLACE}{place}{_PLAIN}{lead}  {gap}{left} {_NODE}{middle}{_PLAIN} {right}"
    return f"{place}{lead}  {gap}{left} {middle} {right}".rstrip()


def _place(line: KwicLine, width: int) -> str:
    """Return file:line:column in `width` cells, the file cut at its left where it is long."""
    where = f":{line.span.line}:{line.span.column}"
    name = printable_line(line.document)
    room = width - cells(where)
    return (name if cells(name) <= room else "…" + cut_left(name, room - 1)) + where


def _text(text: str) -> str:
    return printable_line(text)
