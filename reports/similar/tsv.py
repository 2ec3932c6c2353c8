"""`similar --format tsv`: one line per relative."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from reports.tsv import row
from text.model.search import Relative

COLUMNS = ("document", "title", "nearness", "shared", "passages")


def render(name: str, relatives: Sequence[Relative], stream: TextIO) -> None:
    """Write a head line and the relatives of the document `name`."""
    stream.write(row(COLUMNS))
    for relative in relatives:
        stream.write(
            row(
                (
                    relative.document, relative.title, relative.nearness, relative.shared,
                    len(relative.passages),
                )
            )
        )  # fmt: skip
