"""`check --format docx`: the draft as a Word document with a comment at every finding.

Each comment holds the severity, the message, the suggestions and the evidence; the draft's text
stands as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, BinaryIO

from reports.layout.edit_script import scope
from reports.layout.remarks import likely, named, remarks, weight
from reports.ooxml.changes import line_feeds
from reports.ooxml.elements import blank_document, legal
from reports.ooxml.manuscript import Manuscript, typescript
from reports.ooxml.source import opened
from text.messages import say
from text.model.document import Document
from text.model.finding import Finding
from text.rule_names import rule_shown
from text.structure.place_names import line_of

BINARY = True


def render(
    checked: Iterable[tuple[Document, Sequence[Finding]]],
    stream: BinaryIO,
    *,
    author: str = "Kyogo",
    sources: Mapping[str, bytes] | None = None,
) -> None:
    """Write the drafts, one after the other, with the comments of `author`.

    `sources` are the files of drafts that are Word documents, by name: a draft that stands alone
    keeps its formatting. What XML cannot hold is shown as a picture of it. Raises KyogoError
    without python-docx.
    """
    drafts = list(checked)
    if len(drafts) == 1 and _commented_in_place(*drafts[0], stream, author, sources or {}):
        return
    word = blank_document()
    for document, findings in drafts:
        if len(drafts) > 1:
            word.add_heading(legal(document.name), level=1)
        start, end = scope(document)
        text = line_feeds(document.raw, start, end)
        manuscript = typescript(word.element.body, text.removesuffix("\n"))
        for finding in _ordered(findings):
            place = len(line_feeds(document.raw, start, finding.span.start))
            length = len(line_feeds(document.raw, finding.span.start, finding.span.end))
            comment_on(word, manuscript, (place, place + length), finding, author)
    word.save(stream)


def _commented_in_place(
    document: Document,
    findings: Sequence[Finding],
    stream: BinaryIO,
    author: str,
    sources: Mapping[str, bytes],
) -> bool:
    """Write the draft's own Word document with its comments; False where there is none."""
    source = sources.get(document.name)
    found = opened(source, document.raw) if source is not None else None
    if found is None:
        return False
    word, manuscript = found
    for finding in _ordered(findings):
        comment_on(word, manuscript, (finding.span.start, finding.span.end), finding, author)
    word.save(stream)
    return True


def _ordered(findings: Sequence[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: finding.span.start)


def comment_on(
    word: Any, manuscript: Manuscript, span: tuple[int, int], finding: Finding, author: str
) -> None:
    """Put the comment of `finding` on the stretch `span` of the manuscript.

    An empty stretch, or one without text, takes the code point beside it; a document without any
    text gets no comment.
    """
    from docx.text.run import Run

    runs = manuscript.runs(*span) or manuscript.near(span[0])
    if not runs:
        return
    anchors = [Run(element, word) for element in (runs[0], runs[-1])]
    comment = word.add_comment(anchors, author=legal(author), initials=legal(author)[:2])
    first, *others = comment_lines(finding)
    comment.paragraphs[0].add_run(legal(first)).bold = True
    for line in others:
        comment.add_paragraph(legal(line))


def comment_lines(finding: Finding) -> list[str]:
    """Return the lines of the comment: severity and rule, message, suggestions, evidence."""
    lines = [
        f"{weight(finding)} ({rule_shown(finding.rule)})",
        finding.message,
    ]
    lines[0] += f" {likely(finding)} {named(finding)}"
    if finding.suggestions:
        lines.append("→ " + " / ".join(finding.suggestions))
    lines += remarks(finding)
    lines += [
        say(
            "gimon.ground",
            document=item.document,
            line=line_of(item.document, item.line),
            text=item.text.strip(),
        )
        for item in finding.evidence
    ]
    return lines
