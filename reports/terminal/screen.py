"""The terminal that a person looks at: rich's console with Kyogo's theme, links and widths."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO

from rich.console import Console, RenderableType
from rich.segment import Segment, Segments
from rich.style import Style as RichStyle
from rich.theme import Theme

from reports.terminal.links import Links, form_of
from reports.terminal.passage import Passage
from reports.terminal.styled import Run, Style, run
from reports.terminal.theme import styles
from text.structure.place_names import place_of
from text.terminal.cells import cut
from text.terminal.printable import printable_line

WIDEST_TEXT = 120
"""Cells of running text in a line, however wide the terminal: longer ones lose the eye."""


_EDGES = 14
"""Cells that a line's number, its edge and two ellipses take."""
_LEAST_AROUND = 10


class Screen:
    """A console on `stream`, `width` cells wide, with the theme that is asked for.

    Without `color` nothing is coloured, bold or linked, and marks say what colour would. `root` is
    the folder that documents of the corpus are named from.
    """

    def __init__(
        self,
        stream: TextIO,
        *,
        width: int,
        color: bool = True,
        theme: str = "auto",
        root: Path | None = None,
        links: bool = True,
    ) -> None:
        self.width = max(20, width)
        self.text_width = min(self.width, WIDEST_TEXT)
        self.color = color
        self.console = Console(
            file=stream,
            width=self.width,
            force_terminal=color,
            color_system="auto" if color else None,
            no_color=not color,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
            soft_wrap=False,
        )
        self.stroke = "-" if self.console.options.ascii_only else "─"
        few = self.console.color_system in (None, "standard", "windows")
        self.console.push_theme(Theme(styles(theme, os.environ, few)))
        self._links = Links(root, form_of(os.environ) if color and links else "")

    def link(self, document: str, line: int = 1, column: int = 1) -> str:
        """Return the address of a place, "" where there is none or nobody could follow it."""
        return self._links.address(document, line, column)

    def place(self, document: str, line: int, column: int = 0) -> Run:
        """Return `document:line:column` (no column where it is 0), which can be clicked.

        In a Word file it is the paragraph.
        """
        words = place_of(document, line, column)
        return run(words, "place")._replace(link=self.link(document, line, column or 1))

    def around(self, length: int) -> int:
        """Return how many code points to show on either side of `length` of them, for one line."""
        return max(_LEAST_AROUND, (self.text_width - _EDGES) // 4 - length // 2)

    def style(self, name: Style) -> RichStyle:
        """Return the style of the theme called `name`."""
        return self.console.get_style(name)

    def panel(self, parts: Sequence[RenderableType], title: str) -> RenderableType:
        """Return `parts` in a frame with a `title`, which may come from a document."""
        from rich.box import ROUNDED
        from rich.console import Group
        from rich.panel import Panel
        from rich.text import Text

        return Panel(
            Group(*parts),
            box=ROUNDED,
            title=Text(cut(printable_line(title), self.text_width - 8), "title"),
            title_align="left",
            border_style="border",
            width=self.text_width,
        )

    def show(self, pieces: Iterable[RenderableType]) -> None:
        """Draw the pieces as they come; passages up to the next blank line or other piece at once.

        What rich does once per call costs more than a passage itself.
        """
        held: list[Segment] = []
        options = self.console.options.update(width=self.text_width)
        for piece in pieces:
            if isinstance(piece, Passage):
                held.extend(piece.segments(self.console, options.max_width))
                continue
            blank = piece == ""
            if blank:
                held.append(Segment.line())
            if held:
                self.console.print(Segments(held), end="")
                held = []
            if not blank:
                self.console.print(piece)
        if held:
            self.console.print(Segments(held), end="")
