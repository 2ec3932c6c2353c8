"""`freq --format tsv`: one line per word, no figure cut."""

from __future__ import annotations

from typing import TextIO

from reports.tsv import row
from text.model.search import Table


def render(table: Table, stream: TextIO) -> None:
    """Write a head line and the rows."""
    stream.write(row(table.columns))
    for values in table.rows:
        stream.write(row(values))
