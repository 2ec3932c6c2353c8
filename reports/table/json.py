"""`freq --format json`: one object, the rows with their names."""

from __future__ import annotations

from typing import TextIO

from text.model.search import Table
from text.terminal.json_text import dump


def render(table: Table, stream: TextIO) -> None:
    """Write `table`."""
    record = {
        "total": table.total,
        **table.sizes,
        "rows": [dict(zip(table.columns, values, strict=True)) for values in table.rows],
    }
    dump(record, stream, 1)
