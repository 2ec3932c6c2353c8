"""`record --format markdown`: the record as a page that can be kept in a repository.

The record itself stands in a comment at its end, so that the next run can continue it.
"""

from __future__ import annotations

from typing import TextIO

from reports.layout.record import COLUMNS, heads, row, run_line, totals
from text.later import later
from text.messages import say
from text.model.record import Record
from text.model.record_file import comment
from text.terminal.printable import printable_line

_ACTIVE = later(r"([\\`*_\[\]<>&|#~!])")


def render(record: Record, stream: TextIO) -> None:
    """Write the page; nothing of a text is markup in it."""
    stream.write(f"# {say('record.title')}\n\n")
    for label, value in heads(record):
        stream.write(f"- {label}: {_plain(value)}\n")
    stream.write(f"\n## {say('record.runs')}\n\n")
    for number, run in enumerate(record.runs, 1):
        stream.write(f"{number}. {_plain(run_line(number, run))}\n")
    stream.write(f"\n## {say('record.findings')}\n\n{totals(record)}\n")
    if record.entries:
        stream.write(f"\n| {' | '.join(say(f'record.column-{name}') for name in COLUMNS)} |\n")
        stream.write("|" + " --- |" * len(COLUMNS) + "\n")
    for number, entry in enumerate(record.entries, 1):
        stream.write(f"| {' | '.join(map(_plain, row(number, entry, record)))} |\n")
    stream.write(f"\n{comment(record)}\n")


def _plain(value: str) -> str:
    return _ACTIVE.sub(r"\\\1", printable_line(value))
