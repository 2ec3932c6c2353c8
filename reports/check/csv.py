"""Findings as a table that a spreadsheet opens with a double click.

UTF-8 with a byte order mark, commas, every cell quoted; nothing that a spreadsheet would act on.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO

from reports.layout.gimon import page
from reports.layout.remarks import percent, remarks, weight
from reports.tsv import inert
from text.messages import say
from text.model.document import Document
from text.model.finding import Finding
from text.rule_names import rule_shown
from text.structure.place_names import place_of

_COLUMNS = (
    *("number", "document", "page", "line", "column", "severity", "rule"),
    *("text", "message", "suggestions", "evidence", "answer", "confidence", "id"),
)


def render(checked: Iterable[tuple[Document, Sequence[Finding]]], stream: TextIO) -> None:
    """Write a head line in the user's language and one numbered row per finding.

    The page is left blank where the draft has no pages, the answer always: it is for the author.
    """
    stream.write("\ufeff")
    # One "\n": the stream writes the line ends of the system.
    writer = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(say(f"check_reports.{column}") for column in _COLUMNS)
    number = 0
    for document, findings in checked:
        for finding in findings:
            number += 1
            writer.writerow(map(inert, (finding.number or number, *_cells(document, finding))))


def _cells(document: Document, finding: Finding) -> tuple[object, ...]:
    span = finding.span
    evidence = (f"{place_of(item.document, item.line)} {item.text}" for item in finding.evidence)
    return (
        finding.document,
        page(document, finding) or "",
        span.line,
        span.column,
        weight(finding),
        rule_shown(finding.rule),
        span.text,
        " ".join([finding.message, *remarks(finding)]),
        " / ".join(finding.suggestions),
        " / ".join(evidence),
        "",
        f"{percent(finding)}%",
        finding.id,
    )
