"""Findings as Checkstyle XML, which most review tools read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO
from xml.sax.saxutils import quoteattr

from reports.layout import levels
from reports.layout.remarks import likely, remarks
from text.model.document import Document
from text.model.finding import Finding
from text.terminal.printable import printable_line


def render(checked: Iterable[tuple[Document, Sequence[Finding]]], stream: TextIO) -> None:
    """Write one <file> per document and one <error> per finding; columns in code points from 1."""
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n')
    for document, findings in checked:
        stream.write(f" <file name={_attribute(document.name)}>\n")
        for finding in findings:
            stream.write(_error(finding))
        stream.write(" </file>\n")
    stream.write("</checkstyle>\n")


def _error(finding: Finding) -> str:
    message = finding.message
    if finding.suggestions:
        message += " → " + " / ".join(finding.suggestions)
    message = " ".join([f"{message} [{likely(finding)} {finding.id}]", *remarks(finding)])
    attributes = {
        "line": str(finding.span.line),
        "column": str(finding.span.column),
        "severity": levels.level(levels.CHECKSTYLE, finding),
        "message": message,
        "source": f"kyogo.{finding.rule}",
    }
    written = " ".join(f"{name}={_attribute(value)}" for name, value in attributes.items())
    return f"  <error {written}/>\n"


def _attribute(text: str) -> str:
    # U+FFFE and U+FFFF are the two that XML forbids and a terminal would not mind.
    shown = printable_line(text).replace("\ufffe", "<U+FFFE>").replace("\uffff", "<U+FFFF>")
    return quoteattr(shown)
