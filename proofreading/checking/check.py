"""One draft against the rules and the corpus."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from proofreading.checking.identity import identified
from proofreading.checking.merge import merged
from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.prose import BLANK, holds
from proofreading.registry import Rule
from text.later import later
from text.model.document import Document
from text.model.finding import SEVERITIES, Finding, Severity

_OF_LETTERS = "invisible"
"""The rule that says that a text is garbled; what the others would read in it is nobody's."""


def check(
    document: Document, context: Context, rules: Iterable[Rule], least: Severity = "style"
) -> list[Finding]:
    """Return what `rules` find in `document`, in the order of the text.

    Findings weaker than `least` are left out; those outside the document's scope too. Where several
    rules speak of one place, the likeliest speaks, with the evidence of all, and names the others.
    Every finding has its id. Equal input gives equal output, order included.
    """
    draft = Draft(document)
    known = context.seen_by(draft)
    low, high = document.scope or (0, len(document.raw))
    shown = SEVERITIES[: SEVERITIES.index(least) + 1]
    ranked: list[tuple[bool, Finding]] = []
    kept: list[Finding] = []
    for rule in rules:
        if draft.garbled and rule.info.name != _OF_LETTERS:
            continue
        own = draft.with_addresses if rule.info.addresses else draft
        for finding in rule.check(own, known):
            span = finding.span
            if (
                finding.severity in shown
                and low <= span.start
                and span.end <= high
                and _in_prose(own, finding)
            ):
                if finding.safe and holds(draft.guarded, span.start, span.end):
                    finding = replace(finding, safe=False)
                # What the house writes its own way, and a note, speak for nobody else.
                if finding.stands or finding.note:
                    kept.append(finding)
                else:
                    ranked.append((rule.info.corpus == "needed", finding))
    ranked.sort(key=_weight)
    found = [*merged(finding for _, finding in ranked), *kept]
    return identified(draft, sorted(found, key=_order))


def _in_prose(draft: Draft, finding: Finding) -> bool:
    """Whether the finding is about words that somebody wrote as prose."""
    if BLANK in finding.message or any(BLANK in text for text in finding.suggestions):
        return False
    if _SIC.match(draft.document.raw, finding.span.end):
        return False
    return not holds(draft.no_prose, finding.span.start, finding.span.end)


_SIC = later(
    r"[^\s<>（(《ぁ-ん]{0,6}(?:<[^<>]{0,40}>)*[（(《［\[]?(?:<[^<>]{0,40}>)*(?:原文)?(?:<[^<>]{0,40}>|[）)])*"
    r"(?:のまま|ママ|sic)(?=[）)》］\]<])"
)
"""What stands so in the original, as the one who quotes it says."""


def _weight(pair: tuple[bool, Finding]) -> tuple[object, ...]:
    by_corpus, finding = pair
    severity = SEVERITIES.index(finding.severity)
    return -finding.confidence, severity, by_corpus, _order(finding)


def _order(finding: Finding) -> tuple[int, int, str, str, tuple[str, ...]]:
    span = finding.span
    return span.start, span.end, finding.rule, finding.message, finding.suggestions
