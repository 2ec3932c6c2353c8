"""`kwic` on a terminal: a concordance with the nodes in one column, each place a link."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.segment import Segment, Segments

from reports.terminal.passage import Passage
from reports.terminal.screen import Screen
from reports.terminal.styled import Run
from text.messages import say
from text.model.search import Concordance, KwicLine
from text.structure.place_names import place_cut
from text.terminal.cells import cells, cut, cut_left
from text.terminal.printable import printable_line

_LEAST_CONTEXT = 10


def draw(found: Concordance, screen: Screen) -> Iterator[RenderableType]:
    """Yield the lines under a head, and how many there are."""
    room = max(20, screen.width // 3)
    places = [
        place_cut(line.document, line.span.line, line.span.column, room) for line in found.lines
    ]
    head = max(map(cells, places), default=0)
    longest = max((cells(printable_line(line.node)) for line in found.lines), default=0)
    node = min(longest, screen.width // 3)
    side = max(_LEAST_CONTEXT, (screen.width - head - node - 5) // 2)
    if found.lines:
        yield from _head(screen, head, side, node)
    before = ""
    for line, place in zip(found.lines, places, strict=True):
        same = line.document == before
        yield _row(line, place, same, (head, side, node), screen)
        before = line.document
    said = "kwic.total-shown" if len(found.lines) < found.total else "kwic.total"
    yield ""
    yield Passage([Run(say(said, count=found.total, shown=len(found.lines)), "title")])


def _head(screen: Screen, head: int, side: int, node: int) -> Iterator[RenderableType]:
    left, middle = say("kwic.left"), say("kwic.node")
    gap = head + 2 + side - cells(left)
    faint = screen.style("faint")
    yield Segments(
        [
            Segment(" " * max(0, gap) + cut(left, head + 2 + side, "") + " ", faint),
            Segment(middle, screen.style("number")),
            Segment(" " * max(1, node - cells(middle) + 1) + say("kwic.right"), faint),
            Segment.line(),
            Segment(screen.stroke * screen.width, screen.style("border")),
            Segment.line(),
        ]
    )


def _row(
    line: KwicLine, place: str, same: bool, widths: tuple[int, int, int], screen: Screen
) -> RenderableType:
    head, side, node = widths
    left = cut_left(printable_line(line.left), side)
    middle = cut(printable_line(line.node), node)
    right = cut(printable_line(line.right), side + node - cells(middle), "")
    address = screen.link(line.document, line.span.line, line.span.column)
    style = screen.style("faint" if same else "place")
    return Segments(
        [
            Segment(place, style.update_link(address) if address else style),
            Segment(" " * (head - cells(place) + 2 + side - cells(left)) + left + " "),
            Segment(middle, screen.style("match")),
            Segment(f" {right}"),
            Segment.line(),
        ]
    )
