"""`record --format json`: the record itself."""

from __future__ import annotations

from typing import TextIO

from text.model.record import Record
from text.model.record_file import dumped


def render(record: Record, stream: TextIO) -> None:
    """Write the record as one object."""
    stream.write(dumped(record) + "\n")
