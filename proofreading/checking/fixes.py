"""Putting right what is safe to put right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from proofreading.checking.shifted import Edit, edited
from text.model.document import Document
from text.model.finding import Finding
from text.records import dataclass
from text.view.composed import composed

_ROUNDS = 8


@dataclass(frozen=True)
class Fixed:
    """The raw text after the fixes and the findings that they put right, in the order made."""

    raw: str
    made: tuple[Finding, ...]


def fixed(document: Document, check: Callable[[Document], Sequence[Finding]]) -> Fixed:
    """Return `document` with every safe finding put right, its first suggestion in its place.

    A fix after which `check` finds something that it did not find before is taken back. Done again
    on the outcome, nothing changes. Costs one check a round, and one more a fix where one is taken
    back.
    """
    made: list[Finding] = []
    refused: set[tuple[str, str, str]] = set()
    before = check(document)
    for _ in range(_ROUNDS):
        wanted = [finding for finding in _disjoint(before) if _identity(finding) not in refused]
        if not wanted:
            break
        changed = _applied(document, wanted)
        after = check(changed)
        if _brings_new(before, after):
            kept = _one_by_one(document, wanted, check)
            refused.update(_identity(finding) for finding in wanted if finding not in kept)
            changed = _applied(document, kept)
            after = check(changed)
            wanted = kept
        made += wanted
        document, before = changed, after
    return Fixed(document.raw, tuple(made))


def _identity(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.span.text, finding.suggestions[0]


def _disjoint(findings: Sequence[Finding]) -> list[Finding]:
    """Return the safe findings with a suggestion, less those that overlap one before them."""
    kept: list[Finding] = []
    for finding in findings:
        safe = finding.safe and finding.suggestions
        apart = not kept or finding.span.start >= kept[-1].span.end
        if safe and apart and finding.suggestions[0] != finding.span.text:
            kept.append(finding)
    return kept


def _applied(document: Document, findings: Sequence[Finding]) -> Document:
    edits = [Edit(found.span.start, found.span.end, found.suggestions[0]) for found in findings]
    return edited(document, edits)


def _brings_new(before: Sequence[Finding], after: Sequence[Finding]) -> bool:
    """Whether `after` holds a finding, by rule and text, more often than `before`."""
    return bool(_counted(after) - _counted(before))


def _counted(findings: Sequence[Finding]) -> Counter[tuple[str, str]]:
    # A letter in two pieces, put right, is the same letter to every other rule.
    return Counter((finding.rule, composed(finding.span.text)) for finding in findings)


def _one_by_one(
    document: Document, wanted: Sequence[Finding], check: Callable[[Document], Sequence[Finding]]
) -> list[Finding]:
    """Return those of `wanted` that can be made together without bringing a new finding."""
    before = check(document)
    kept: list[Finding] = []
    for finding in wanted:
        if not _brings_new(before, check(_applied(document, [*kept, finding]))):
            kept.append(finding)
    return kept
