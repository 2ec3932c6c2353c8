"""Findings made by hand for the reports of `check`."""

from __future__ import annotations

from text.model.document import Document
from text.model.finding import Evidence, Finding, Severity
from text.view.lines import LineIndex

Checked = list[tuple[Document, list[Finding]]]


def finding(
    document: Document,
    start: int,
    end: int,
    message: str = "疑わしい",
    severity: Severity = "question",
    rule: str = "impossible-year",
    lines: LineIndex | None = None,
) -> Finding:
    span = (lines or LineIndex(document.raw)).span(start, end)
    evidence = (Evidence("letters/姉妹.txt", 19, message),)
    return Finding(rule, severity, document.name, span, message, (message,), False, evidence)


def draft(raw: str, *spans: tuple[int, int], name: str = "draft.txt") -> Checked:
    """Return `raw` with a finding on each of `spans`, errors and questions in turn."""
    document = Document(name=name, raw=raw)
    lines = LineIndex(raw)
    severities: tuple[Severity, ...] = ("error", "question", "style")
    found = [
        finding(document, start, end, f"指摘{number}", severities[number % 3], lines=lines)
        for number, (start, end) in enumerate(spans)
    ]
    return [(document, found)]


def payload_draft(payload: str) -> Checked:
    """Return a draft that holds `payload` everywhere a document's or a rule's words can stand."""
    document = Document(name=payload, raw=f"{payload}\n前{payload}後\n")
    found = [
        finding(document, 0, len(payload), payload, "error", payload),
        finding(document, len(payload) + 2, len(payload) + 3, payload),
    ]
    return [(document, found)]
