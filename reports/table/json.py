"""`freq --format json`: one object, the rows with their names."""

from __future__ import annotations

import json
from typing import TextIO

from text.model.search import Table


def render(table: Table, stream: TextIO) -> None:
    """Write `table`; lone surrogates are escaped."""
    record = {
        "total": table.total,
        **table.sizes,
        "rows": [dict(zip(table.columns, values, strict=True)) for values in table.rows],
    }
    text = json.dumps(record, ensure_ascii=False, indent=1)
    if any("\ud800" <= char <= "\udfff" for char in text):
        text = json.dumps(record, indent=1)
    stream.write(text + "\n")
