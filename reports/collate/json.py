"""`collate --format json`: the table of variants as data, stable (docs/schemas)."""

from __future__ import annotations

from typing import Any, TextIO

from text.model.collation import VariantRow, VariantTable
from text.terminal.json_text import dump


def render(table: VariantTable, stream: TextIO) -> None:
    """Write `table` as one JSON object; witnesses are named by their number, from 0."""
    page = {
        "witnesses": [document.name for document in table.witnesses],
        "summary": table.summary,
        "rows": [_row(row) for row in table.rows],
        "template": table.template,
    }
    dump(page, stream, 1)


def _row(row: VariantRow) -> dict[str, Any]:
    suspect = row.suspect
    return {
        "number": row.number,
        "kind": row.kind,
        "variants": [
            {"text": variant.text, "witnesses": list(variant.witnesses)} for variant in row.variants
        ],
        "places": [
            {"start": span.start, "end": span.end, "line": span.line, "column": span.column}
            for span in row.places
        ],
        "alone": row.odd_one_out,
        "suspect": suspect
        and {"witness": int(suspect.side), "rule": suspect.rule, "message": suspect.message},
    }
