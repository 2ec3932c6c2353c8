"""`record --format docx`: the record as a Word file, landscape A4, to be filed or signed.

The record itself is a part of the file, so that the next run can continue it.
"""

from __future__ import annotations

from typing import BinaryIO

from reports.layout.record import COLUMNS, heads, row, run_line, totals
from reports.ooxml.elements import blank_document, legal, run
from reports.ooxml.table import add_cells, ruled_table
from text.messages import say
from text.model.record import Record
from text.model.record_file import PART, part

BINARY = True
_WIDTHS = (11, 20, 43, 74, 19, 23, 35, 34)
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"


def render(record: Record, stream: BinaryIO) -> None:
    """Write heads, runs and a table with one row per finding. Raises KyogoError without docx."""
    word = blank_document(landscape=True, size=9)
    word.add_paragraph().add_run(say("record.title")).bold = True
    for label, value in heads(record):
        word.add_paragraph(legal(f"{label}: {value}"))
    for number, one in enumerate(record.runs, 1):
        word.add_paragraph(legal(run_line(number, one)))
    word.add_paragraph(totals(record))
    if record.entries:
        headings = [say(f"record.column-{name}") for name in COLUMNS]
        table = ruled_table(word, headings, _WIDTHS)
        for number, entry in enumerate(record.entries, 1):
            cells = add_cells(table, len(COLUMNS), _WIDTHS)
            for cell, value in zip(cells, row(number, entry, record), strict=True):
                cell.append(run(value))
    _embed(word, part(record))
    word.save(stream)


def _embed(word: object, content: bytes) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    main = word.part  # type: ignore[attr-defined]
    made = Part(PackURI(f"/{PART}"), "application/xml", content, main.package)
    main.relate_to(made, _CUSTOM)
