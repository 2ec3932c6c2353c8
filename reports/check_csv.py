"""Findings as a table that a spreadsheet opens with a double click.

UTF-8 with a byte order mark, commas, every cell quoted; nothing that a spreadsheet would act on.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO

from reports.table import inert
from text.messages import say
from text.model import Document, Finding

_COLUMNS = (
    *("document", "line", "column", "severity", "rule", "text"),
    *("message", "suggestions", "evidence"),
)


def render(checked: Iterable[tuple[Document, Sequence[Finding]]], stream: TextIO) -> None:
    """Write a head line in the user's language and one row per finding."""
    stream.write("\ufeff")
    # One "\n": the stream writes the line ends of the system.
    writer = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(say(f"check_reports.{column}") for column in _COLUMNS)
    for _, findings in checked:
        for finding in findings:
            writer.writerow(map(inert, _cells(finding)))


def _cells(finding: Finding) -> tuple[object, ...]:
    span = finding.span
    evidence = (f"{item.document}:{item.line} {item.text}" for item in finding.evidence)
    return (
        finding.document,
        span.line,
        span.column,
        say(f"check.severity-{finding.severity}"),
        finding.rule,
        span.text,
        finding.message,
        " / ".join(finding.suggestions),
        " / ".join(evidence),
    )
