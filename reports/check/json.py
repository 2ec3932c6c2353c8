"""Findings as JSON: offsets in code points of the raw text, lines and columns from 1."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO

from text.model.document import Document
from text.model.finding import Finding
from text.terminal.json_text import dump


def finding_record(finding: Finding) -> dict[str, object]:
    """Return `finding` as the record that the schema of `check` describes."""
    span = finding.span
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "document": finding.document,
        "start": span.start,
        "end": span.end,
        "line": span.line,
        "column": span.column,
        "text": span.text,
        "message": finding.message,
        "suggestions": list(finding.suggestions),
        "safe": finding.safe,
        "evidence": [
            {"document": evidence.document, "line": evidence.line, "text": evidence.text}
            for evidence in finding.evidence
        ],
        "confidence": finding.confidence,
        "id": finding.id,
        "number": finding.number,
        "clause": finding.clause,
        "standing": finding.stands,
        "reason": finding.reason,
        "note": finding.note,
        "count": 1 + len(finding.also),
        "places": [_place(other) for other in finding.also],
        "alternatives": [_alternative(other) for other in finding.instead],
    }


def _place(other: Finding) -> dict[str, object]:
    span = other.span
    place = {"start": span.start, "end": span.end, "line": span.line, "column": span.column}
    return {"id": other.id, **place, "text": span.text}


def _alternative(other: Finding) -> dict[str, object]:
    return {
        "rule": other.rule,
        "message": other.message,
        "suggestions": list(other.suggestions),
        "confidence": other.confidence,
    }


def render(checked: Iterable[tuple[Document, Sequence[Finding]]], stream: TextIO) -> None:
    """Write all findings of all documents as one object."""
    findings = [finding_record(finding) for _, found in checked for finding in found]
    dump({"findings": findings}, stream, 1)
