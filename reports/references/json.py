"""`references --format json`: the places as one object."""

from __future__ import annotations

from dataclasses import asdict
from typing import TextIO

from text.model.references import References
from text.terminal.json_text import dump


def render(found: References, stream: TextIO) -> None:
    """Write the places that cite the article."""
    record = {
        "document": found.document,
        "article": found.article,
        "references": [asdict(one) for one in found.references],
    }
    dump(record, stream, 1)
