"""`similar --format json`: the relatives as one object."""

from __future__ import annotations

from dataclasses import asdict
from typing import TextIO

from text.model.search import Relatives
from text.terminal.json_text import dump


def render(found: Relatives, stream: TextIO) -> None:
    """Write the relatives of the document."""
    record = {
        "document": found.document,
        "relatives": [asdict(relative) for relative in found.relatives],
    }
    dump(record, stream, 1)
