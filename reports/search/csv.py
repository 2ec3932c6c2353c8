"""`search --format csv`: one line per place, for a double click."""

from __future__ import annotations

from typing import TextIO

from reports.comma import rendered
from reports.search import tsv
from text.model.search import Answer


def render(answer: Answer, stream: TextIO) -> None:
    """Write the table."""
    rendered(tsv.render, answer, stream)
