"""Findings of one cause become one, with its other places: the reader decides once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from text.model.finding import Finding

MOST = 100
"""Findings of one rule in one draft that are shown one by one."""
_TOO_MANY = "\0"


def gathered(findings: Iterable[Finding]) -> list[Finding]:
    """Return `findings` with those of one document, rule and cause put into the first of them.

    The order stays. A finding whose rule names no cause stands for itself, but for those of one
    rule from the MOST-th on, which are put together. O(findings).
    """
    first: dict[tuple[str, str, str, str], int] = {}
    kept: list[Finding] = []
    others: dict[int, list[Finding]] = {}
    alone: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        if not finding.cause:
            # What a rule says a hundred times of one draft is one thing, whatever it is.
            alone[finding.document, finding.rule] += 1
            if alone[finding.document, finding.rule] >= MOST:
                finding = replace(finding, cause=_TOO_MANY)
        key = finding.document, finding.rule, finding.severity, finding.cause
        place = first.get(key) if finding.cause else None
        if place is not None:
            others.setdefault(place, []).append(finding)
            continue
        if finding.cause:
            first[key] = len(kept)
        kept.append(finding)
    for place, more in others.items():
        kept[place] = replace(kept[place], also=tuple(more))
    return kept
