"""`search --format tsv`: one line per place, for a spreadsheet or a script."""

from __future__ import annotations

from typing import TextIO

from reports.tsv import row
from text.model.search import Answer, placed

COLUMNS = (
    "document", "line", "column", "text", "layer", "section", "date", "kind", "score",
    "crosses",
)  # fmt: skip


def render(answer: Answer, stream: TextIO) -> None:
    """Write a head line and one line per span."""
    stream.write(row(COLUMNS))
    for hit in answer.hits:
        for span, layer, crossing in placed(hit):
            stream.write(
                row(
                    (
                        hit.document, span.line, span.column, span.text, layer,
                        hit.section or "", hit.date, hit.kind, hit.score, crossing,
                    )
                )
            )  # fmt: skip
