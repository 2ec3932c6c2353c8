"""`check --format html`: the draft with its findings in the margin, evidence beside the passage.

The findings are numbered in the order of the text; the legend shows and hides each severity. None
of it needs a script.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TextIO

from reports.html.markup import Markup, element, join, text
from reports.html.page import document_text, legend, masthead, write_page
from reports.html.passages import Passages
from reports.layout.edit_script import scope
from reports.layout.remarks import counted, likely, remarks, weight
from text.messages import say
from text.model.document import Document
from text.model.finding import SEVERITIES, Finding, Severity, doubts
from text.rule_names import rule_title
from text.structure.place_names import line_of, place_within
from text.view.excerpts import excerpt
from text.view.lines import LineIndex

_AROUND = 60
"""Code points of its sentence quoted on either side of a finding, beside its evidence."""
_FOLD = 24
"""Unannotated lines in a row from which on they are folded, but for three at each end."""
_EDGE = 3


def render(checked: Iterable[tuple[Document, Sequence[Finding]]], stream: TextIO) -> None:
    """Write the page of all drafts, one after the other."""
    drafts = list(checked)
    counts = Counter(finding.severity for _, findings in drafts for finding in doubts(findings))
    number = 0
    parts: list[Markup] = []
    for document, findings in drafts:
        page = DraftPage(document, findings, number)
        number += len(findings)
        parts.append(page.section())
    names = [document_text(document.name) for document, _ in drafts]
    body = [
        masthead(say("report.check-heading"), element("p", join(names, " "), class_="names")),
        severities(counts),
        element("main", join(parts, "\n")),
    ]
    title = say("report.check-title", documents=", ".join(d.name for d, _ in drafts))
    write_page(stream, title, body, "check")


def severities(counts: Mapping[Severity, int]) -> Markup:
    """Return the boxes that show and hide each severity of which there are findings."""
    choices: list[tuple[str, str, int | str]] = [
        (severity, say(f"check.severity-{severity}"), counts[severity])
        for severity in SEVERITIES
        if counts.get(severity)
    ]
    if not choices:
        return Markup("")
    return legend("severity", say("report.severities"), choices, frozenset())


class DraftPage:
    """One draft with its findings; they are numbered from `number` + 1."""

    def __init__(self, document: Document, findings: Sequence[Finding], number: int) -> None:
        self.document = document
        self.passages = Passages(document)
        self.lines = LineIndex(document.raw)
        ordered = sorted(findings, key=lambda finding: (finding.span.start, finding.span.end))
        self.findings = [
            (finding.number or number + place, finding) for place, finding in enumerate(ordered, 1)
        ]
        self._by_line: dict[int, list[tuple[int, Finding]]] = {}
        for numbered in self.findings:
            span = numbered[1].span
            for line in range(span.line, self.lines.place(span.end)[0] + 1):
                self._by_line.setdefault(line, []).append(numbered)

    def section(self) -> Markup:
        """Return the draft's lines with the findings beside them."""
        summary = counted(self.document, [finding for _, finding in self.findings])
        rows = join(list(self._rows()), "\n")
        return element("section", element("h2", summary), element("div", rows, class_="draft"))

    def _rows(self) -> Iterator[Markup]:
        plain: list[Markup] = []
        first = True
        for line, (start, end) in self._lines():
            inside = self._by_line.get(line, [])
            notes = [(n, f) for n, f in inside if start <= f.span.start < max(end, start + 1)]
            marked = [f for _, f in inside if f.span.start < end and f.span.end > start]
            row = self._row(line, start, end, notes)
            if notes or marked:
                yield from _folded(plain, first, last=False)
                yield row
                plain, first = [], False
            else:
                plain.append(row)
        yield from _folded(plain, first, last=True)

    def _lines(self) -> Iterator[tuple[int, tuple[int, int]]]:
        start, end = scope(self.document)
        first = self.lines.place(start)[0]
        last = self.lines.place(end)[0]
        for line in range(first, last + 1):
            begin = max(self.lines.starts[line - 1], start)
            stop = self.lines.starts[line] if line < len(self.lines.starts) else end
            if begin < end or line in self._by_line:
                yield line, (begin, min(stop, end))

    def _row(self, line: int, start: int, end: int, notes: Sequence[tuple[int, Finding]]) -> Markup:
        text_end = start + len(self.document.raw[start:end].rstrip("\r\n"))
        return element(
            "div",
            element("span", str(line), class_="line"),
            element("p", self._marked(line, start, text_end), lang="ja"),
            element("aside", join([self.note(n, f) for n, f in notes])) if notes else None,
            class_="row",
        )

    def _marked(self, line: int, start: int, end: int) -> Markup:
        """Return raw[start:end], a line, with every finding in it marked, also where they overlap.

        What starts in the line break at the end is marked behind the text.
        """
        inside = self._by_line.get(line, [])
        edges = {start, end}
        for _, finding in inside:
            edges |= {
                _within(finding.span.start, start, end),
                _within(finding.span.end, start, end),
            }
        cuts = sorted(edges)
        parts: list[Markup] = []
        for place, cut in zip(cuts, [*cuts[1:], end], strict=True):
            for number, finding in inside:
                if finding.span.line == line and _within(finding.span.start, start, end) == place:
                    parts.append(_reference(number, finding))
            covering = [f.severity for _, f in inside if f.span.start <= place < f.span.end]
            shown = self.passages.show(place, cut)
            if covering and cut > place:
                worst = min(covering, key=SEVERITIES.index)
                shown = element("mark", shown, class_=f"severity-{worst}")
            parts.append(shown)
        return join(parts)

    def note(self, number: int, finding: Finding) -> Markup:
        """Return the remark in the margin."""
        suggestions = [element("span", words, lang="ja") for words in finding.suggestions]
        return element(
            "div",
            element(
                "p",
                element("a", str(number), href=f"#text-{number}", class_="n"),
                element(
                    "span",
                    weight(finding),
                    class_=f"badge severity-{finding.severity}",
                ),
                *_rule(finding.rule),
                element("span", self.named(finding), class_="rule"),
                class_="what",
            ),
            element("p", finding.message),
            element("p", Markup("→ "), join(suggestions, " / "), class_="suggestion")
            if suggestions
            else None,
            *[element("p", remark) for remark in remarks(finding)],
            self._evidence(finding) if finding.evidence else None,
            self.acts(finding),
            class_=f"note of-{finding.severity}",
            id=f"note-{number}",
        )

    def named(self, finding: Finding) -> str:
        """Return how likely the finding is right, and by what the command line knows it."""
        return f"{likely(finding)} [{finding.id}]"

    def acts(self, finding: Finding) -> Markup | None:
        """Return what can be done about it; on paper and in a file nothing."""
        return None

    def _evidence(self, finding: Finding) -> Markup:
        span = finding.span
        before, after, cut, cut_behind = excerpt(self.document.raw, span.start, span.end, _AROUND)
        quoted = join(
            [
                text(cut),
                self.passages.show(before, span.start),
                element("b", self.passages.show(span.start, span.end)),
                self.passages.show(span.end, after),
                text(cut_behind),
            ]
        )
        place = place_within(self.document, span.start, span.line)
        here = element("div", element("p", place, class_="place"), element("p", quoted, lang="ja"))
        there = [
            element(
                "div",
                element(
                    "p",
                    document_text(item.document),
                    Markup(" "),
                    line_of(item.document, item.line),
                    class_="place",
                ),
                element("p", item.text, lang="ja"),
            )
            for item in finding.evidence
        ]
        return element(
            "details",
            element("summary", say("check.evidence")),
            element("div", here, element("div", join(there)), class_="pair"),
            open=True,
        )


def _rule(name: str) -> list[Markup]:
    """Return what the rule is called in the reader's language, and its id where it is another."""
    title = rule_title(name)
    shown = element("span", title, class_="rule")
    return [shown, element("span", name, class_="rule id")] if title != name else [shown]


def _within(offset: int, start: int, end: int) -> int:
    return min(max(offset, start), end)


def _reference(number: int, finding: Finding) -> Markup:
    return element(
        "a",
        str(number),
        class_=f"n severity-{finding.severity}",
        href=f"#note-{number}",
        id=f"text-{number}",
    )


def _folded(plain: Sequence[Markup], first: bool, last: bool) -> Iterator[Markup]:
    lead, tail = 0 if first else _EDGE, 0 if last else _EDGE
    if len(plain) < _FOLD:
        yield from plain
        return
    end = len(plain) - tail
    yield from plain[:lead]
    summary = element("summary", say("report.clean-lines", count=end - lead))
    yield element("details", summary, join(list(plain[lead:end]), "\n"), class_="fold")
    yield from plain[end:]
