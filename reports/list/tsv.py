"""`list --format tsv`: one line per document under a head line, for a spreadsheet or a script."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from reports.list.json import FIELDS
from reports.tsv import row
from text.model.document import Document


def render(documents: Sequence[Document], stream: TextIO) -> None:
    """Write the head line and the lines."""
    stream.write(row(FIELDS))
    for document in documents:
        stream.write(row(getattr(document, field) for field in FIELDS))
