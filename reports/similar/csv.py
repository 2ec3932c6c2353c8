"""`similar --format csv`: one line per relative, for a double click."""

from __future__ import annotations

from typing import TextIO

from reports.comma import rendered
from reports.similar import tsv
from text.model.search import Relatives


def render(answer: Relatives, stream: TextIO) -> None:
    """Write the table."""
    rendered(tsv.render, answer, stream)
