"""Findings as workflow commands of GitHub Actions: notes beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO

from reports.layout import levels
from reports.layout.remarks import likely, remarks
from text.model.document import Document
from text.model.finding import Finding
from text.rule_names import rule_shown
from text.terminal.printable import printable_line


def render(checked: Iterable[tuple[Document, Sequence[Finding]]], stream: TextIO) -> None:
    """Write one command per finding; columns count code points from 1."""
    for _, findings in checked:
        for finding in findings:
            stream.write(_command(finding) + "\n")


def _command(finding: Finding) -> str:
    span = finding.span
    message = printable_line(finding.message)
    if finding.suggestions:
        message += " → " + " / ".join(map(printable_line, finding.suggestions))
    message += f" [{likely(finding)} {finding.id}]"
    for remark in remarks(finding):
        message += f"\n{printable_line(remark)}"
    for evidence in finding.evidence:
        message += f"\n{evidence.document}:{evidence.line} {printable_line(evidence.text)}"
    properties = {
        "file": printable_line(finding.document),
        "line": span.line,
        "col": span.column,
        "endColumn": span.column + max(len(span.text.partition("\n")[0]), 1),
        "title": rule_shown(finding.rule),
    }
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{levels.level(levels.GITHUB, finding)} {written}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: object) -> str:
    return _data(str(value)).replace(":", "%3A").replace(",", "%2C")
