"""Tables of values between commas, tabs or semicolons (.csv): row by row, cell by cell."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from readers.formats.flow import Flow
from readers.formats.table import add_table
from readers.source.encoding import decode
from text.errors import UnreadableDocument
from text.model.document import Document

_SEPARATORS = ",\t;"
_SAMPLE = 8_192
_LONGEST_FIELD = 1_000_000


def read(content: bytes, name: str, encoding: str | None = None) -> Document:
    """Return the table in `content`, in the encoding that it shows. Raises UnreadableDocument."""
    decoded = decode(content, name, encoding)
    flow = Flow()
    try:
        csv.field_size_limit(_LONGEST_FIELD)
        written = io.StringIO(decoded.text, newline="")
        rows = list(csv.reader(written, delimiter=_separator(decoded.text)))
    except csv.Error as error:
        raise UnreadableDocument("reading.broken-file", path=name, reason=str(error)) from error
    wide = max((len(row) for row in rows), default=0)
    add_table(flow, [[_cell(value) for value in (*row, *[""] * (wide - len(row)))] for row in rows])
    document = flow.document(name, "csv", decoded.encoding, undecodable=decoded.undecodable)
    return replace(document, certainty=decoded.certainty)


def _separator(text: str) -> str:
    """Return the separator that most of the first lines have, and as often as each other."""
    lines = [line for line in text[:_SAMPLE].splitlines()[:20] if line.strip()]
    counts = {mark: [line.count(mark) for line in lines] for mark in _SEPARATORS}
    regular = [mark for mark, found in counts.items() if len({*found}) == 1 and found[0]]
    return max(regular or list(counts), key=lambda mark: sum(counts[mark]))


def _cell(value: str) -> Flow:
    flow = Flow()
    flow.add(value.replace("\r\n", "\n").replace("\r", "\n"))
    return flow
