"""`check` on a terminal: findings with their lines and evidence, and a panel of their sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType

from reports.layout.remarks import (
    MANY,
    counted,
    counted_together,
    likely,
    place_of_finding,
    remarks,
    weight,
)
from reports.terminal.passage import Passage
from reports.terminal.screen import Screen
from reports.terminal.styled import SEVERITY_STYLES, Run, highlighted, run
from text.messages import say
from text.model.document import Document
from text.model.finding import CELLS, SEVERITIES, Finding, doubts
from text.rule_names import rule_shown
from text.structure.place_names import has_paragraphs
from text.view.lines import LineIndex

_INDENT = Run("    ")
_MOST_RULES = 8


def draw(
    checked: Iterable[tuple[Document, Sequence[Finding]]], screen: Screen
) -> Iterator[RenderableType]:
    """Yield a block for each finding, and for each draft a panel that sums it up."""
    drafts = list(checked)
    seen = [findings for _, findings in drafts]
    for document, findings in drafts:
        lines = LineIndex(document.raw)
        for number, finding in enumerate(findings, 1):
            yield from _block(finding.number or number, finding, document, lines, screen)
            yield ""
        if findings or len(drafts) <= MANY:
            yield _sum(document, findings, screen)
    if len(seen) > 1:
        yield Passage([run(counted_together(seen), "title")])


def _block(
    number: int, finding: Finding, document: Document, lines: LineIndex, screen: Screen
) -> Iterator[RenderableType]:
    place = finding.span
    severity = weight(finding)
    name = rule_shown(finding.rule)
    yield Passage(
        [
            Run(f" {severity} ", SEVERITY_STYLES[finding.severity]),
            Run(f" {name}", "title"),
            Run(f"  {likely(finding)}  [{finding.id}]", "faint"),
        ],
        [Run(f"{number:>2}  ", "number")],
    )
    link = screen.place(finding.document, place.line, place.column)
    yield Passage([link._replace(text=run(place_of_finding(document, finding)).text)], [_INDENT])
    number_of_line = "" if has_paragraphs(finding.document) else place.line
    edge = [Run(f"{number_of_line:>6} ", "faint"), Run("│ ", "border")]
    yield Passage(_line(finding, lines, screen), edge)
    yield Passage([run(finding.message)], [_INDENT])
    if finding.suggestions:
        words: list[Run] = []
        for suggestion in finding.suggestions:
            words += [Run(" / ", "faint")] if words else []
            words.append(run(suggestion, "good"))
        yield Passage(words, [_INDENT, Run("→ ", "good")])
    for remark in remarks(finding):
        yield Passage([run(remark)], [_INDENT])
    label = [_INDENT, Run(f"{say('check.evidence')} ", "faint")]
    for evidence in finding.evidence:
        where = screen.place(evidence.document, evidence.line)
        yield Passage([where, Run("  "), run(evidence.text)], label)


def _line(finding: Finding, lines: LineIndex, screen: Screen) -> Iterator[Run]:
    """Yield the line of the draft around the place, which is marked."""
    raw, place, most = lines.raw, finding.span, screen.around(len(finding.span.text))
    end = raw.find("\n", place.end)
    before = raw[raw.rfind("\n", 0, place.start) + 1 : place.start].lstrip()
    after = raw[place.end : end if end >= 0 else None].rstrip()
    if len(before) > most:
        before = f"…{before[-most:]}"
    if len(after) > most:
        after = f"{after[:most]}…"
    mark = len(before), len(before) + len(place.text)
    shown = before + place.text + after
    if has_paragraphs(finding.document):
        shown = shown.translate(CELLS)
    return highlighted(shown, [mark], screen.color)


def _sum(document: Document, findings: Sequence[Finding], screen: Screen) -> RenderableType:
    said = counted(document, findings)
    if not doubts(findings):
        return Passage([Run("✓ ", "good"), run(said)])
    parts: list[RenderableType] = [Passage([run(said)])]
    for severity in SEVERITIES:
        rules = Counter(one.rule for one in doubts(findings) if one.severity == severity)
        if not rules:
            continue
        shown = rules.most_common(_MOST_RULES)
        words = say("search.comma").join(f"{rule_shown(rule)} {count}" for rule, count in shown)
        more = " …" if len(rules) > len(shown) else ""
        label = Run(f" {say(f'check.severity-{severity}')} ", SEVERITY_STYLES[severity])
        parts.append(Passage([Run(words + more)], [label, Run(" ")]))
    return screen.panel(parts, say("report.check-heading"))
