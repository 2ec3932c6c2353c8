"""`kwic --format csv`: one line per place, for a double click."""

from __future__ import annotations

from typing import TextIO

from reports.comma import rendered
from reports.kwic import tsv
from text.model.search import Concordance


def render(answer: Concordance, stream: TextIO) -> None:
    """Write the table."""
    rendered(tsv.render, answer, stream)
