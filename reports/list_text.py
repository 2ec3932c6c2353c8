"""`list --format text`: per document its name, date and kind, and below them its title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from text.cells import cells, padded
from text.model import Document
from text.printable import printable_line


def render(documents: Sequence[Document], stream: TextIO) -> None:
    """Write the lines, names and dates in columns."""
    names = [printable_line(document.name) for document in documents]
    dates = [printable_line(document.date) for document in documents]
    widest = max(map(cells, names)), max(map(cells, dates))
    for name, date, document in zip(names, dates, documents, strict=True):
        known = padded(name, widest[0]), padded(date, widest[1]), printable_line(document.kind)
        stream.write("  ".join(known).rstrip() + "\n")
        if document.title:
            stream.write(f"    {printable_line(document.title)}\n")
