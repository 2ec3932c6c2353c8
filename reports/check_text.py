"""Findings for a reader at a terminal: the place, the passage, the doubt, the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO

from text.lines import LineIndex
from text.messages import say
from text.model import Document, Finding
from text.printable import printable_line

_AROUND = 16


def render(checked: Iterable[tuple[Document, Sequence[Finding]]], stream: TextIO) -> None:
    """Write one block per finding and one line per document that sums it up."""
    for document, findings in checked:
        lines = LineIndex(document.raw)
        for finding in findings:
            stream.write("\n".join(_block(finding, lines)) + "\n\n")
        stream.write(_summary(document, findings) + "\n")


def _block(finding: Finding, lines: LineIndex) -> list[str]:
    span = finding.span
    place = f"{printable_line(finding.document)}:{span.line}:{span.column}"
    block = [
        f"{place}  {say(f'check.severity-{finding.severity}')}  {finding.rule}",
        f"    {_passage(finding, lines)}",
        f"    {printable_line(finding.message)}",
    ]
    if finding.suggestions:
        block.append("    → " + " / ".join(map(printable_line, finding.suggestions)))
    for evidence in finding.evidence:
        where = f"{printable_line(evidence.document)}:{evidence.line}"
        block.append(f"    {say('check.evidence')} {where}  {printable_line(evidence.text)}")
    return block


def _passage(finding: Finding, lines: LineIndex) -> str:
    span = finding.span
    before = lines.raw[max(0, span.start - _AROUND) : span.start].rpartition("\n")[2]
    after = lines.raw[span.end : span.end + _AROUND].partition("\n")[0]
    return printable_line(f"{before.lstrip()}【{span.text}】{after.rstrip()}")


def _summary(document: Document, findings: Sequence[Finding]) -> str:
    name = printable_line(document.name)
    if not findings:
        return say("check.clean", document=name)
    counts = [finding.severity for finding in findings]
    return say(
        "check.summary",
        document=name,
        count=len(findings),
        errors=counts.count("error"),
        questions=counts.count("question"),
        styles=counts.count("style"),
    )
