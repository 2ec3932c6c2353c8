"""`collate --format csv`: one line per place, one column per witness, for a double click."""

from __future__ import annotations

from typing import TextIO

from reports.collate import tsv
from reports.comma import rendered
from text.model.collation import VariantTable


def render(answer: VariantTable, stream: TextIO) -> None:
    """Write the table."""
    rendered(tsv.render, answer, stream)
