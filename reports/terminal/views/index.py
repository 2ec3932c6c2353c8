"""`index` on a terminal: what changed, in a panel; of many documents some, with their number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType

from reports.layout.unsupported import unsupported
from reports.terminal.passage import Passage
from reports.terminal.screen import Screen
from reports.terminal.styled import Run, Style, run
from text.messages import say
from text.model.update import Changes

_SHOWN = 12
"""Documents of a kind that are named; the rest is counted. What was skipped is all named."""


def draw(changes: Changes, screen: Screen) -> Iterator[RenderableType]:
    """Yield what was added, changed, renamed, removed and skipped, and how many there are."""
    groups: list[tuple[str, str, Style, Sequence[str]]] = [
        ("added", "+", "new", changes.added),
        ("changed", "~", "kind", changes.changed),
        ("renamed", "→", "kind", [f"{old} → {new}" for old, new in changes.renamed]),
        ("removed", "-", "old", changes.removed),
    ]
    for key, mark, style, names in groups:
        if not names:
            continue
        yield Passage(
            [Run(say(f"index.group-{key}", count=len(names)), "title")], [Run(f"{mark} ", style)]
        )
        for name in names[:_SHOWN]:
            address = screen.link(name)
            yield Passage([run(name, "place")._replace(link=address)], [Run("    ")])
        if len(names) > _SHOWN:
            more = say("index.more", count=len(names) - _SHOWN)
            yield Passage([Run(more, "faint")], [Run("    ")])
    for skipped in changes.skipped:
        said = say("index.skipped", reason=str(skipped.trouble))
        yield Passage([run(said)], [Run("! ", "alarm")])
    for line in unsupported(changes.unsupported, changes.pictures):
        yield Passage([Run(line)], [Run("! ", "question")])
    if changes or changes.skipped or changes.unsupported:
        yield ""
    sum_up = Passage([Run(say("index.documents", count=changes.documents), "title")])
    yield screen.panel([sum_up], say("index.heading"))
