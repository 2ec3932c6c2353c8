"""`freq --format csv`: one line per word, for a double click."""

from __future__ import annotations

from typing import TextIO

from reports.comma import rendered
from reports.table import tsv
from text.model.search import Table


def render(answer: Table, stream: TextIO) -> None:
    """Write the table."""
    rendered(tsv.render, answer, stream)
