"""`diff` on a terminal: the summary, then each difference, old and new one beside the other.

Where there is room for two columns they stand side by side, else one above the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from rich.console import Group, RenderableType
from rich.table import Table

from reports.layout.diff_wording import (
    alarm,
    entries,
    heading,
    ignored,
    look,
    numbers,
    repeated_places,
    span,
)
from reports.terminal.passage import Passage
from reports.terminal.screen import Screen
from reports.terminal.styled import Run, marked, run, shortened
from text.later import later
from text.messages import say
from text.model.collation import Collation, Hunk
from text.model.document import Document, Span
from text.structure.place_names import line_of

_TWO_COLUMNS = 110
"""Cells of a terminal on which both sides fit into one line."""
_BREAK = later("[\r\n]")
_LINE, _LONGEST = 200, 400
"""Code points: of the line around a difference, and of a side before its middle is left out."""
_INDENT = Run("    ")


def draw(collation: Collation, screen: Screen) -> Iterator[RenderableType]:
    """Yield a panel with the summary, a block for each difference, and what was ignored."""
    old = screen.place(collation.old.name, 1)._replace(text=run(collation.old.name).text)
    new = screen.place(collation.new.name, 1)._replace(text=run(collation.new.name).text)
    names = Passage([old, Run(" → "), new])
    yield screen.panel([names, Passage([run(collation.summary, "title")])], say("diff.title"))
    for entry in entries(collation.hunks):
        yield ""
        yield from _block(collation, entry, screen)
    if left := ignored(collation):
        yield ""
        yield Passage([run(left, "faint")])


def _block(collation: Collation, entry: Sequence[Hunk], screen: Screen) -> Iterator[RenderableType]:
    hunk = entry[0]
    places = [
        _place(collation.old, hunk.old, screen),
        Run(" → ", "faint"),
        _place(collation.new, hunk.new, screen),
    ]
    label = [Run(f"{numbers(entry):>2}  ", "number")]
    yield Passage([Run(heading(entry), "kind"), Run("  "), *places], label)
    if len(entry) > 1:
        yield Passage([run(span(entry))], [_INDENT])
        if lines := repeated_places(collation.new.name, entry):
            yield Passage([run(lines, "faint")], [_INDENT])
        return
    if hunk.operation == "move":
        yield Passage(_moved(hunk), [_INDENT])
    elif hunk.look is not None:
        yield Passage(_side(collation.new, hunk, "new", screen, bare=True), [_INDENT])
        yield Passage([run(look(hunk))], [_INDENT])
    else:
        yield _both(collation, hunk, screen)
    for part in (hunk, *hunk.inner):
        if part.suspect is not None:
            yield Passage([Run(alarm(part), "alarm")], [_INDENT])


def _place(document: Document, place: Span, screen: Screen) -> Run:
    """The line, which is a link; whose it is says the head of the answer."""
    link = screen.place(document.name, place.line, place.column)
    return link._replace(text=line_of(document.name, place.line))


def _both(collation: Collation, hunk: Hunk, screen: Screen) -> RenderableType:
    sides = []
    if hunk.operation != "insert":
        head = [Run(f"{hunk.old.line:>6} ", "faint"), Run("- ", "old")]
        sides.append(Passage(_side(collation.old, hunk, "old", screen), head))
    if hunk.operation != "delete":
        head = [Run(f"{hunk.new.line:>6} ", "faint"), Run("+ ", "new")]
        sides.append(Passage(_side(collation.new, hunk, "new", screen), head))
    if len(sides) < 2:
        return sides[0]
    if screen.width < _TWO_COLUMNS:
        return Group(*sides)
    grid = Table.grid(padding=(0, 2, 0, 0), expand=False)
    half = min(screen.width, 2 * screen.text_width) // 2 - 2
    grid.add_column(width=half)
    grid.add_column(width=half)
    grid.add_row(*sides)
    return grid


def _side(
    document: Document,
    hunk: Hunk,
    side: Literal["old", "new"],
    screen: Screen,
    bare: bool = False,
) -> Iterator[Run]:
    """Yield the line of `document` around `hunk`, with the part that differs in it."""
    place, core, start = (
        (hunk.old, hunk.core_old, hunk.core_old_start)
        if side == "old"
        else (hunk.new, hunk.core_new, hunk.core_new_start)
    )
    before, after = _around(document, place, screen.around(len(place.text)))
    yield run(before)
    if bare:
        yield run(shortened(place.text, _LONGEST))
    else:
        yield from _marked(side, place.text, start - place.start, len(core), screen.color)
    yield run(after)


def _marked(
    side: Literal["old", "new"], text: str, core: int, length: int, color: bool
) -> Iterator[Run]:
    """Yield `text` with its core; between its marks only where no colour does their work."""
    if len(text) > _LONGEST:
        text, core, length = shortened(text, _LONGEST), 0, 0
    runs = list(marked(side, text, core, core + length))
    yield from runs[1:-1] if color else runs


def _around(document: Document, place: Span, most: int) -> tuple[str, str]:
    raw = document.raw
    start, end = document.scope or (0, len(raw))
    before = _BREAK.split(raw[max(start, place.start - _LINE) : place.start])[-1].lstrip()
    after = _BREAK.split(raw[place.end : min(end, place.end + _LINE)])[0].rstrip()
    if len(before) > most:
        before = "…" + before[-most:]
    return before, after if len(after) <= most else after[:most] + "…"


def _moved(hunk: Hunk) -> Iterator[Run]:
    """Yield what was moved, with what changed on the way inside it, between marks."""
    place = 0
    for inner in hunk.inner:
        start = inner.new.start - hunk.new.start
        yield run(shortened(hunk.new.text[place:start], _LONGEST // 4), "new")
        for side, text in (("old", inner.old.text), ("new", inner.new.text)):
            yield from marked(side, shortened(text, _LONGEST), 0, len(text))  # type: ignore[arg-type]
        place = inner.new.end - hunk.new.start
    yield run(shortened(hunk.new.text[place:], _LONGEST // 4), "new")
