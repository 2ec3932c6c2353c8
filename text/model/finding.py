"""Findings of a check, with their evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from typing import Literal

from text.model.document import Span
from text.records import dataclass

Severity = Literal["error", "question", "style"]
SEVERITIES: tuple[Severity, ...] = ("error", "question", "style")
"""From sure (誤り) over to be asked (疑問) to a matter of form (体裁)."""


CELLS = {0x1F: "｜", 0x09: "｜"}
"""How the border of two cells is shown where a row is quoted in one line; for str.translate."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A line of the corpus (or of the draft itself) that supports a finding."""

    document: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has to say about one place of a draft.

    `kind` is which of the rule's messages it is. `confidence` (0 to 1) is how often such findings
    are right. `cause` names what several places have in common, "" for nothing. `id` (letters and
    digits) stays while its sentence, rule and words stay, and differs from that of every other
    finding of the draft; "" until the draft has been gone through. `also` are the other places of
    the same cause, `instead` what other rules, less likely, say of this place.
    `clause` cites the norm that the place departs from, "" where it is a matter of no norm.
    `stands`: the house has let it stand, for this `reason`. `number` (from 1) is its place in the
    report, 0 where it has none. A `note` says what is so and doubts nothing: no count of findings
    and no exit code has it.
    """

    rule: str
    severity: Severity
    document: str
    span: Span
    message: str
    suggestions: tuple[str, ...] = ()
    safe: bool = False
    evidence: tuple[Evidence, ...] = field(default=())
    kind: str = ""
    confidence: float = 0.5
    id: str = ""
    cause: str = ""
    also: tuple[Finding, ...] = ()
    instead: tuple[Finding, ...] = ()
    clause: str = ""
    stands: bool = False
    reason: str = ""
    number: int = 0
    note: bool = False


def doubts(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that doubt something: all but the notes."""
    return [finding for finding in findings if not finding.note]
