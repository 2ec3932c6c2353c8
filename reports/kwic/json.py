"""`kwic --format json`: the lines as one object."""

from __future__ import annotations

from dataclasses import asdict
from typing import TextIO

from text.model.search import Concordance
from text.terminal.json_text import dump


def render(found: Concordance, stream: TextIO) -> None:
    """Write the number of all places and `lines`."""
    record = {"total": found.total, "lines": [asdict(line) for line in found.lines]}
    dump(record, stream, 1)
