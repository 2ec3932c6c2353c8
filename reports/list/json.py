"""`list --format json`: the documents with all that is known of them, their text apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from text.model.document import METADATA, ORIGIN, Document
from text.terminal.json_text import dump

FIELDS = ("name", *METADATA, *ORIGIN, "undecodable")


def render(documents: Sequence[Document], stream: TextIO) -> None:
    """Write one object with the list of documents."""
    listed = [{field: getattr(document, field) for field in FIELDS} for document in documents]
    dump({"documents": listed}, stream, 1)
