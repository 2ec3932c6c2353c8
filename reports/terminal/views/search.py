"""`search` on a terminal: numbered hits, their lines with the matches, and what there is in all."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from reports.layout.hit_wording import notes, suggestions, summary, title
from reports.terminal.passage import Passage
from reports.terminal.screen import Screen
from reports.terminal.styled import Run, highlighted, run
from text.messages import say
from text.model.search import Answer, Hit


def draw(answer: Answer, screen: Screen) -> Iterator[RenderableType]:
    """Yield the hits, each with its places, and a panel with their number and kinds."""
    if answer.partial and answer.total:
        yield Passage([Run(say("search.partial"), "alarm")])
        if tried := suggestions(answer):
            yield Passage([Run(tried)])
        yield ""
    for number, hit in enumerate(answer.hits, 1):
        yield from _hit(number, hit, answer.partial, screen)
        yield ""
    yield _sum(answer, screen)


def _hit(number: int, hit: Hit, partial: bool, screen: Screen) -> Iterator[RenderableType]:
    first = hit.spans[0]
    label = [Run(f"{number:>2}  ", "number")]
    yield Passage([Run(title(hit), "title")], label)
    place = screen.place(hit.document, first.line, first.column)
    said = run("・".join(notes(hit, partial)), "faint")
    yield Passage([place, Run("  "), said], [Run("    ")])
    widest = max((len(str(snippet.line)) for snippet in hit.snippets), default=1)
    for snippet in hit.snippets:
        address = screen.link(hit.document, snippet.line, snippet.column)
        edge = Run(f"{snippet.line:>{widest + 4}} ", "faint", address)
        runs = highlighted(snippet.text, snippet.marks, screen.color)
        yield Passage(runs, [edge, Run("│ ", "border")])


def _sum(answer: Answer, screen: Screen) -> RenderableType:
    lines = list(summary(answer))
    if not answer.total and (tried := suggestions(answer)):
        lines.append(tried)
    return screen.panel([Passage([Run(line)]) for line in lines], answer.query)
