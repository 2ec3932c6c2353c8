"""`record --format text`: the record for a terminal."""

from __future__ import annotations

from typing import TextIO

from reports.layout.record import heads, row, run_line, totals
from text.model.record import Record
from text.terminal.printable import printable_line


def render(record: Record, stream: TextIO) -> None:
    """Write heads, runs, totals and one line per finding with what became of it."""
    for label, value in heads(record):
        stream.write(f"{label}: {printable_line(value)}\n")
    for number, run in enumerate(record.runs, 1):
        stream.write(printable_line(run_line(number, run)) + "\n")
    stream.write(f"{totals(record)}\n")
    for number, entry in enumerate(record.entries, 1):
        _, place, text, message, likely, outcome, reason, when = row(number, entry, record)
        first = f"{number}. [{outcome}] {place} {text}: {message} ({likely})"
        stream.write(printable_line(first) + "\n")
        if reason or when:
            stream.write(f"    {printable_line('  '.join(filter(None, (when, reason))))}\n")
