"""`similar --format json`: the relatives as one object."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TextIO

from text.model.search import Relatives


def render(found: Relatives, stream: TextIO) -> None:
    """Write the relatives of the document; lone surrogates are escaped."""
    record = {
        "document": found.document,
        "relatives": [asdict(relative) for relative in found.relatives],
    }
    text = json.dumps(record, ensure_ascii=False, indent=1)
    if any("\ud800" <= char <= "\udfff" for char in text):
        text = json.dumps(record, indent=1)
    stream.write(text + "\n")
