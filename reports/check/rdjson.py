"""Findings as reviewdog's rdjson: notes with suggested changes.

reviewdog counts columns in bytes of UTF-8 from 1, ends excluded.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TextIO

from reports.layout import levels
from reports.layout.remarks import likely, remarks
from text.model.document import Document
from text.model.finding import Finding
from text.view.lines import LineIndex


def render(checked: Iterable[tuple[Document, Sequence[Finding]]], stream: TextIO) -> None:
    """Write one object with all findings of all documents."""
    diagnostics = []
    for document, findings in checked:
        lines = LineIndex(document.raw)
        diagnostics += [_diagnostic(finding, lines) for finding in findings]
    written = json.dumps({"source": {"name": "kyogo"}, "diagnostics": diagnostics}, indent=1)
    stream.write(written + "\n")


def _diagnostic(finding: Finding, lines: LineIndex) -> dict[str, object]:
    span = finding.span
    place = {"start": _position(lines, span.start), "end": _position(lines, span.end)}
    evidence = (f"{item.document}:{item.line} {item.text}" for item in finding.evidence)
    message = f"{finding.message} [{likely(finding)} {finding.id}]"
    return {
        "message": "\n".join([message, *remarks(finding), *evidence]),
        "location": {"path": finding.document, "range": place},
        "severity": levels.level(levels.RDJSON, finding),
        "code": {"value": finding.rule},
        "suggestions": [{"range": place, "text": text} for text in finding.suggestions],
    }


def _position(lines: LineIndex, offset: int) -> dict[str, int]:
    line, column = lines.place(offset)
    before = lines.raw[offset - column + 1 : offset]
    return {"line": line, "column": len(before.encode("utf-8", "replace")) + 1}
