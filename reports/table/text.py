"""`freq --format text`: columns aligned in terminal cells."""

from __future__ import annotations

from typing import TextIO

from text.messages import say
from text.model.search import Table
from text.terminal.cells import cells, cut
from text.terminal.printable import printable_line

_WIDEST = 40


def render(table: Table, stream: TextIO) -> None:
    """Write `table`: words to the left, figures to the right of their columns; then the sizes."""
    heads = [say(f"table.{column}") for column in table.columns]
    rows = [[_shown(value) for value in row] for row in table.rows]
    widths = [max(cells(text) for text in column) for column in zip(heads, *rows, strict=True)]
    numeric = [
        bool(table.rows) and isinstance(table.rows[0][column], int | float)
        for column in range(len(heads))
    ]
    for line in (heads, *rows) if rows else ():
        fields = [
            _aligned(text, width, right)
            for text, width, right in zip(line, widths, numeric, strict=True)
        ]
        stream.write("  ".join(fields).rstrip() + "\n")
    notes = [say("table.total", count=table.total, shown=len(rows))]
    notes += [say(f"table.size-{name}", count=f"{size:,}") for name, size in table.sizes.items()]
    stream.write(say("search.comma").join(notes) + "\n")


def _shown(value: str | int | float) -> str:
    if isinstance(value, float):
        return f"{value:.2f}"
    return cut(printable_line(str(value)), _WIDEST)


def _aligned(text: str, width: int, right: bool) -> str:
    gap = " " * (width - cells(text))
    return gap + text if right else text + gap
