"""One draft against the rules and the corpus."""

from __future__ import annotations

from collections.abc import Iterable

from proofreading.draft import Draft
from proofreading.knowledge import Knowledge
from proofreading.registry import Registered
from text.model import Document, Finding, Severity

SEVERITIES: tuple[Severity, ...] = ("error", "question", "style")
"""From sure (誤り) over to be asked (疑問) to a matter of form (体裁)."""


def check(
    document: Document, corpus: Knowledge, rules: Iterable[Registered], least: Severity = "style"
) -> list[Finding]:
    """Return what `rules` find in `document`, in the order of the text.

    Findings weaker than `least` are left out; those outside the document's scope too. Equal input
    gives equal output, order included.
    """
    draft = Draft(document)
    low, high = document.scope or (0, len(document.raw))
    shown = SEVERITIES[: SEVERITIES.index(least) + 1]
    known = corpus.seen_by(draft)
    found = (finding for rule in rules for finding in rule.check(draft, known))
    kept = [
        finding
        for finding in found
        if finding.severity in shown and low <= finding.span.start and finding.span.end <= high
    ]
    return sorted(dict.fromkeys(kept), key=_order)


def _order(finding: Finding) -> tuple[int, int, int, str, str]:
    severity = SEVERITIES.index(finding.severity)
    return finding.span.start, finding.span.end, severity, finding.rule, finding.message
