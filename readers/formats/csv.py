"""Tables of values between commas, tabs or semicolons (.csv): row by row, cell by cell."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from readers.formats.flow import Flow
from readers.formats.table import add_table
from readers.source.encoding import decode
from text.errors import UnreadableDocument
from text.later import later
from text.model.document import Document

_SEPARATORS = ",\t;"
_SAMPLE = 8_192
_LONGEST_FIELD = 1_000_000
_SAID = later("[\ufeff]?sep=(?P<separator>[,;\t|])\r?\n")
"""Excel's own line that says what separates the cells; it is shown nowhere."""
_QUOTED = later(r'(?<![^,;\t\r\n])"(?:[^"]|"")*"')
_AS_TEXT = later(r'="(?P<text>[^"]*)"')
"""How a CSV says that 007 is no number; Excel shows 007."""


def read(content: bytes, name: str, encoding: str | None = None) -> Document:
    """Return the table in `content`, in the encoding that it shows. Raises UnreadableDocument."""
    decoded = decode(content, name, encoding)
    flow = Flow()
    said = _SAID.match(decoded.text)
    text = decoded.text[said.end() :] if said else decoded.text
    try:
        csv.field_size_limit(_LONGEST_FIELD)
        separator = said["separator"] if said else _separator(text)
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise UnreadableDocument("reading.broken-file", path=name, reason=str(error)) from error
    wide = max((_width(row) for row in rows), default=0)
    rows = [row[:wide] for row in rows]
    add_table(flow, [[_cell(value) for value in (*row, *[""] * (wide - len(row)))] for row in rows])
    document = flow.document(name, "csv", decoded.encoding, undecodable=decoded.undecodable)
    return replace(document, certainty=decoded.certainty)


def _separator(text: str) -> str:
    """Return the separator that most of the first lines have, and as often as each other.

    What stands between quotation marks separates nothing.
    """
    sample = _QUOTED.sub("", text[:_SAMPLE])
    lines = [line for line in sample.splitlines()[:20] if line.strip()]
    counts = {mark: [line.count(mark) for line in lines] for mark in _SEPARATORS}
    regular = [mark for mark, found in counts.items() if len({*found}) == 1 and found[0]]
    return max(regular or list(counts), key=lambda mark: sum(counts[mark]))


def _width(row: list[str]) -> int:
    """Return how many cells `row` has, empty ones at its end left out."""
    return max((at for at, value in enumerate(row, 1) if value.strip()), default=0)


def _cell(value: str) -> Flow:
    flow = Flow()
    text = _AS_TEXT.fullmatch(value)
    value = text["text"] if text else value
    flow.add(value.replace("\r\n", "\n").replace("\r", "\n"))
    return flow
