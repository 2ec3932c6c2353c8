"""`list --format json`: the documents with all that is known of them, their text apart."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TextIO

from text.model.document import Document

FIELDS = (
    *("name", "kind", "date", "title", "sender", "addressee", "source"),
    *("format", "encoding", "undecodable"),
)


def render(documents: Sequence[Document], stream: TextIO) -> None:
    """Write one object with the list of documents."""
    listed = [{field: getattr(document, field) for field in FIELDS} for document in documents]
    json.dump({"documents": listed}, stream, ensure_ascii=False, indent=1)
    stream.write("\n")
