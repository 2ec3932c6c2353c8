"""`--format kwic`: one line per place, the nodes in one column of terminal cells."""

from __future__ import annotations

from typing import TextIO

from text.messages import say
from text.model.search import Concordance, KwicLine
from text.structure.place_names import place_cut
from text.terminal.cells import cells, cut, cut_left
from text.terminal.printable import printable_line

_NODE, _PLACE, _PLAIN = "\x1b[1;31m", "\x1b[36m", "\x1b[0m"
_LEAST_CONTEXT = 10


def render(found: Concordance, stream: TextIO, *, color: bool = False, width: int = 80) -> None:
    """Write `lines`, no longer than the output is wide, and how many there are of `total`."""
    places = [
        place_cut(line.document, line.span.line, line.span.column, max(20, width // 3))
        for line in found.lines
    ]
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


def _text(text: str) -> str:
    return printable_line(text)
