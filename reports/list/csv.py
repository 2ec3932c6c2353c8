"""`list --format csv`: one line per document, for a double click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from reports.comma import rendered
from reports.list import tsv
from text.model.document import Document


def render(documents: Sequence[Document], stream: TextIO) -> None:
    """Write the table."""
    rendered(tsv.render, documents, stream)
