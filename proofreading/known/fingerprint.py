"""What tells one finding from another when line numbers have moved: its rule and its sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from proofreading.draft import Draft
from proofreading.prose import BLANK
from text.model.document import Document
from text.model.finding import Finding
from text.view.normalise import tight


class Fingerprint(NamedTuple):
    """A finding without its place: the rule, the sentence around it and the words found.

    `sentence` and `text` are folded and without white space, so that a new line break, a new width
    or a moved paragraph leaves them as they were.
    """

    rule: str
    sentence: str
    text: str


def fingerprints(
    document: Document, findings: Iterable[Finding]
) -> list[tuple[Fingerprint, Finding]]:
    """Return each finding with its fingerprint. O(document + findings · log)."""
    draft = Draft(document)
    folded: dict[tuple[int, int], str] = {}  # a page without a full stop is one sentence
    paired = []
    for finding in findings:
        place = draft.sentence_at(draft.view.view_offset(finding.span.start))
        key = (place.start, place.end) if place.end > place.start else (-finding.span.line, 0)
        if key not in folded:
            words = draft.text[place.start : place.end]
            folded[key] = folded_sentence(words or draft.lines.line_text(finding.span.line))
        paired.append((Fingerprint(finding.rule, folded[key], tight(finding.span.text)), finding))
    return paired


def folded_sentence(text: str) -> str:
    """Return `text` as a fingerprint has it, ... for what is no prose in it (an e-mail address)."""
    return tight(text).replace(BLANK, "...")


def without(
    pairs: Sequence[tuple[Fingerprint, Finding]], known: Iterable[Fingerprint]
) -> list[tuple[Fingerprint, Finding]]:
    """Return `pairs` less those in `known`; a fingerprint known once takes away one finding."""
    left = Counter(known)
    kept = []
    for fingerprint, finding in pairs:
        if left[fingerprint] > 0:
            left[fingerprint] -= 1
        else:
            kept.append((fingerprint, finding))
    return kept


def sentences(document: Document) -> Counter[str]:
    """Return the sentences of `document`, folded as in a fingerprint, with their numbers."""
    draft = Draft(document)
    return Counter(folded_sentence(draft.text[s.start : s.end]) for s in draft.sentences)


def since(
    new: Document,
    found: Sequence[tuple[Fingerprint, Finding]],
    old: Document,
    found_before: Iterable[Fingerprint],
) -> list[tuple[Fingerprint, Finding]]:
    """Return the findings of `new` that its changes since `old` brought.

    Those in sentences that `old` has not, and those elsewhere that were not there before: a bracket
    may be left open by the sentence that was taken out.
    """
    before = sentences(old)
    changed = {sentence for sentence in sentences(new) if sentence not in before}
    fresh = {id(finding) for _, finding in without(found, found_before)}
    return [pair for pair in found if pair[0].sentence in changed or id(pair[1]) in fresh]
