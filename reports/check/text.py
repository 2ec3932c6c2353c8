"""Findings for a reader at a terminal: the place, the passage, the doubt, the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from reports.layout.remarks import (
    MANY,
    counted,
    counted_together,
    likely,
    named,
    place_of_finding,
    remarks,
    weight,
)
from reports.terminal.styled import Run, Style, highlighted, painted, run, wrapped_runs
from text.messages import say
from text.model.document import Document
from text.model.finding import CELLS, Finding
from text.rule_names import rule_shown
from text.structure.place_names import has_paragraphs, place_of
from text.view.lines import LineIndex

_AROUND = 24
"""Code points of the passage on either side of the place."""
_INDENT = "    "
_STYLES: dict[str, Style] = {"error": "error", "question": "alarm", "style": "plain"}


def render(
    checked: Iterable[tuple[Document, Sequence[Finding]]],
    stream: TextIO,
    *,
    color: bool = False,
    width: int = 80,
) -> None:
    """Write one block per finding and one line per document that sums it up.

    The place stands in 【】, or in bold red where there is colour. `width` is that of the terminal,
    in cells: longer lines are wrapped, nothing is cut.
    """
    drafts = list(checked)
    seen = [findings for _, findings in drafts]
    for document, findings in drafts:
        lines = LineIndex(document.raw)
        for finding in findings:
            for line in _block(finding, document, lines, color, width):
                stream.write(painted(line, color) + "\n")
            stream.write("\n")
        if findings or len(drafts) <= MANY:
            stream.write(counted(document, findings) + "\n")
    if len(seen) > 1:
        stream.write(counted_together(seen) + "\n")


def _block(
    finding: Finding, document: Document, lines: LineIndex, color: bool, width: int
) -> Iterator[Sequence[Run]]:
    severity = Run(weight(finding), _STYLES[finding.severity])
    place = run(place_of_finding(document, finding), "place")
    name = f"  {rule_shown(finding.rule)}  {likely(finding)}  {named(finding)}"
    yield [place, Run("  "), severity, Run(name, "faint")]
    room = max(20, width - len(_INDENT))
    yield from _indented(_passage(finding, lines, color), room)
    yield from _indented([run(finding.message)], room)
    if finding.suggestions:
        words = " / ".join(finding.suggestions)
        yield from _indented([Run("→ "), run(words, "alarm")], room)
    for remark in remarks(finding):
        yield from _indented([run(remark)], room)
    for evidence in finding.evidence:
        where = run(place_of(evidence.document, evidence.line), "place")
        label = Run(f"{say('check.evidence')} ", "faint")
        yield from _indented([label, where, Run("  "), run(evidence.text)], room)


def _indented(runs: Iterable[Run], room: int) -> Iterator[list[Run]]:
    for line in wrapped_runs(runs, room):
        yield [Run(_INDENT), *line]


def _passage(finding: Finding, lines: LineIndex, color: bool) -> Iterator[Run]:
    span = finding.span
    line = lines.raw.rfind("\n", 0, span.start) + 1, lines.raw.find("\n", span.end)
    before = lines.raw[line[0] : span.start].lstrip()
    after = lines.raw[span.end : line[1] if line[1] >= 0 else None].rstrip()
    if len(before) > _AROUND:
        before = f"…{before[-_AROUND:]}"
    if len(after) > _AROUND:
        after = f"{after[:_AROUND]}…"
    mark = len(before), len(before) + len(span.text)
    shown = before + span.text + after
    if has_paragraphs(finding.document):
        shown = shown.translate(CELLS)
    return highlighted(shown, [mark], color)
