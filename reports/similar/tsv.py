"""`similar --format tsv`: one line per relative."""

from __future__ import annotations

from typing import TextIO

from reports.tsv import row
from text.model.search import Relatives

COLUMNS = ("document", "title", "nearness", "shared", "passages")


def render(found: Relatives, stream: TextIO) -> None:
    """Write a head line and the relatives of the document."""
    stream.write(row(COLUMNS))
    for relative in found.relatives:
        stream.write(
            row(
                (
                    relative.document, relative.title, relative.nearness, relative.shared,
                    len(relative.passages),
                )
            )
        )  # fmt: skip
