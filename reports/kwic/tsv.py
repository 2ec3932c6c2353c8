"""`kwic --format tsv`: one line per place, left context, node and right context in columns."""

from __future__ import annotations

from typing import TextIO

from reports.tsv import row
from text.model.search import Concordance

COLUMNS = ("document", "line", "column", "left", "node", "right", "layer", "section", "date")


def render(found: Concordance, stream: TextIO) -> None:
    """Write a head line and `lines`."""
    stream.write(row(COLUMNS))
    for line in found.lines:
        stream.write(
            row(
                (
                    line.document, line.span.line, line.span.column, line.left, line.node,
                    line.right, line.layer, line.section or "", line.date,
                )
            )
        )  # fmt: skip
