"""What every report of `check` says of a finding beside its message: how likely, where else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from text.messages import say
from text.model.document import Document
from text.model.finding import Finding, doubts
from text.rule_names import rule_title
from text.structure.place_names import has_paragraphs, line_of, place_within
from text.terminal.printable import printable_line

_SHOWN = 12
"""Places named one by one; of more, the rest is counted."""


def percent(finding: Finding) -> int:
    """Return how likely the finding is right, in percent."""
    return round(100 * finding.confidence)


def likely(finding: Finding) -> str:
    """Return how likely the finding is right, in words."""
    return say("check.likely", percent=percent(finding))


def weight(finding: Finding) -> str:
    """Return how much the finding weighs, in a word: 誤り, 疑問, 体裁, or 参考 for a note."""
    return say("check.note" if finding.note else f"check.severity-{finding.severity}")


def named(finding: Finding) -> str:
    """Return by what `--let-stand` knows the finding: its number, where it has one, and its id."""
    return f"{finding.number} [{finding.id}]" if finding.number else f"[{finding.id}]"


def standing(finding: Finding) -> str:
    """Return that the house let the finding stand, and why."""
    if finding.reason:
        return say("check.stands-because", reason=finding.reason)
    return say("check.stands")


def place_of_finding(document: Document, finding: Finding) -> str:
    """Where an editor jumps to; in a Word file where a person looks."""
    span = finding.span
    if has_paragraphs(finding.document):
        return f"{finding.document}  {place_within(document, span.start, span.line)}"
    return f"{finding.document}:{span.line}:{span.column}"


def _short_place(finding: Finding) -> str:
    span = finding.span
    if has_paragraphs(finding.document):
        return line_of(finding.document, span.line)
    return f"{span.line}:{span.column}"


MANY = 10
"""Documents; of more, those without a finding are counted in the last line, and not told."""


def counted(document: Document, findings: Sequence[Finding]) -> str:
    """Return how many findings there are in `document`, by severity."""
    name = printable_line(document.name)
    if not doubts(findings):
        return say("check.clean", document=name)
    return say("check.summary", document=name, **_counts(findings))


def counted_together(seen: Sequence[Sequence[Finding]]) -> str:
    """Return how many findings there are in all documents, each of which has some or none."""
    every = [finding for findings in seen for finding in findings]
    clean = sum(not doubts(findings) for findings in seen)
    return say("check.total", documents=len(seen), clean=clean, **_counts(every))


def _counts(findings: Sequence[Finding]) -> dict[str, int]:
    severities = [finding.severity for finding in doubts(findings)]
    return {
        "count": len(severities),
        "errors": severities.count("error"),
        "questions": severities.count("question"),
        "styles": severities.count("style"),
    }


def remarks(finding: Finding) -> Iterator[str]:
    """Yield the other places of the same cause and what may be meant instead, one line each."""
    if finding.stands:
        yield standing(finding)
    if finding.also:
        places = [_short_place(other) for other in finding.also[:_SHOWN]]
        more = " …" if len(finding.also) > _SHOWN else ""
        yield say("check.also", count=len(finding.also), places=" ".join(places) + more)
    for other in finding.instead:
        message = other.message
        if other.suggestions:
            message += " → " + " / ".join(other.suggestions)
        yield say(
            "check.instead", rule=rule_title(other.rule), percent=percent(other), message=message
        )
