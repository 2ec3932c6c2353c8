"""The rows of a 疑問出し list: what a proofreader asks, where and on what grounds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from reports.layout.remarks import likely, remarks
from text.messages import say
from text.model.document import Document
from text.model.finding import Finding
from text.records import dataclass
from text.structure.place_names import has_paragraphs, line_of, place_within

_AROUND = 12
"""Code points of the line quoted on either side of the place."""

COLUMNS = ("number", "place", "original", "question", "grounds", "answer")
"""The columns of the list, by the names of their heads in messages/gimon.toml."""


@dataclass(frozen=True, slots=True)
class Question:
    """One row, numbered from 1: the place, the passage, what is asked and why.

    The passage is `before` + `text` + `after`, of one line; `grounds` are the
    clause of a norm and places with their words.
    """

    number: int
    document: str
    place: str
    before: str
    text: str
    after: str
    question: str
    grounds: tuple[str, ...]
    finding: Finding


def questions(checked: Iterable[tuple[Document, Sequence[Finding]]]) -> Iterator[Question]:
    """Yield the questions of all drafts, each draft's in the order of its text."""
    number = 0
    for document, findings in checked:
        for finding in sorted(findings, key=lambda finding: finding.span.start):
            number += 1
            yield _question(finding.number or number, document, finding)


def whereabouts(question: Question, drafts: int) -> str:
    """Return where the question stands; in a list of several drafts, in which, too."""
    return question.place if drafts == 1 else f"{question.document} {question.place}"


def _question(number: int, document: Document, finding: Finding) -> Question:
    span = finding.span
    asked = finding.message
    if finding.clause:
        # The clause is a ground; in the grounds it stands by itself.
        asked = asked.removesuffix(say("check.cited", message="", clause=finding.clause))
    if finding.suggestions:
        asked += say("gimon.suggestion", suggestions=" / ".join(finding.suggestions))
    asked = "\n".join([asked, likely(finding), *remarks(finding)])
    return Question(
        number=number,
        document=finding.document,
        place=place(document, finding),
        before=_before(document.raw, span.start),
        text=span.text,
        after=_after(document.raw, span.end),
        question=asked,
        grounds=(
            *filter(None, [finding.clause]),
            *(
                say(
                    "gimon.ground",
                    document=item.document,
                    line=line_of(item.document, item.line),
                    text=item.text.strip(),
                )
                for item in finding.evidence
            ),
        ),
        finding=finding,
    )


def _before(raw: str, end: int) -> str:
    start = max(raw.rfind("\n", 0, end), raw.rfind("\r", 0, end)) + 1
    return raw[start:end] if end - start <= _AROUND else f"…{raw[end - _AROUND : end]}"


def _after(raw: str, start: int) -> str:
    line = raw[start : start + _AROUND + 1].replace("\r", "\n").partition("\n")[0]
    return line if len(line) <= _AROUND else f"{line[:_AROUND]}…"


def place(document: Document, finding: Finding) -> str:
    """Return page and line of the finding, the page only where the document has pages."""
    line = finding.span.line
    number = page(document, finding)
    if number is None:
        if has_paragraphs(document.name):
            return place_within(document, finding.span.start, line)
        return say("gimon.line", line=line)
    return say("gimon.page-and-line", page=number, line=line)


def page(document: Document, finding: Finding) -> int | None:
    """Return the page (from 1) on which the finding stands; None where there are no pages."""
    if not document.pages:
        return None
    return max(bisect_right(document.pages, finding.span.start), 1)
