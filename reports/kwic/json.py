"""`kwic --format json`: the lines as one object."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TextIO

from text.model.search import Concordance


def render(found: Concordance, stream: TextIO) -> None:
    """Write the number of all places and `lines`; lone surrogates are escaped."""
    record = {"total": found.total, "lines": [asdict(line) for line in found.lines]}
    text = json.dumps(record, ensure_ascii=False, indent=1)
    if any("\ud800" <= char <= "\udfff" for char in text):
        text = json.dumps(record, indent=1)
    stream.write(text + "\n")
