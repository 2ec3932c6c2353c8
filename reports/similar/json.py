"""`similar --format json`: the relatives as one object."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TextIO

from text.model.search import Relative


def render(name: str, relatives: Sequence[Relative], stream: TextIO) -> None:
    """Write `relatives` of the document `name`; lone surrogates are escaped."""
    record = {"document": name, "relatives": [asdict(relative) for relative in relatives]}
    text = json.dumps(record, ensure_ascii=False, indent=1)
    if any("\ud800" <= char <= "\udfff" for char in text):
        text = json.dumps(record, indent=1)
    stream.write(text + "\n")
