"""Findings of several rules at one place become one: the reader is asked once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from text.model.finding import Finding

_NEAR = 8
"""By how many code points the one may reach beyond the other and still speak of the same thing."""


def merged(ranked: Iterable[Finding]) -> list[Finding]:
    """Return `ranked` (the likeliest first) with each finding that lies at the place of a likelier
    one put into it: its evidence, its suggestions where the stretch is the same, and itself among
    what may be meant `instead`.

    O(n log n) for findings that seldom overlap.
    """
    kept: list[Finding] = []
    by_place: dict[tuple[str, int], list[int]] = {}
    for finding in ranked:
        cells = range(
            finding.span.start // 64, max(finding.span.end - 1, finding.span.start) // 64 + 1
        )
        host = next(
            (
                index
                for cell in cells
                for index in by_place.get((finding.document, cell), ())
                if _same_place(kept[index], finding)
            ),
            None,
        )
        if host is None:
            for cell in cells:
                by_place.setdefault((finding.document, cell), []).append(len(kept))
            kept.append(finding)
        else:
            kept[host] = _joined(kept[host], finding)
    return kept


def _same_place(host: Finding, guest: Finding) -> bool:
    one, other = host.span, guest.span
    inside = (one.start <= other.start and other.end <= one.end) or (
        other.start <= one.start and one.end <= other.end
    )
    return inside and abs((one.end - one.start) - (other.end - other.start)) <= _NEAR


def _joined(host: Finding, guest: Finding) -> Finding:
    suggestions = host.suggestions
    if (host.span.start, host.span.end) == (guest.span.start, guest.span.end):
        suggestions = tuple(dict.fromkeys([*host.suggestions, *guest.suggestions]))
    instead = host.instead
    if guest.rule != host.rule and guest.message not in {found.message for found in instead}:
        instead = (*instead, replace(guest, evidence=()))
    lines = {(found.document, found.line) for found in host.evidence}
    more = [found for found in guest.evidence if (found.document, found.line) not in lines]
    evidence = (*host.evidence, *more)
    return replace(host, suggestions=suggestions, evidence=evidence, instead=instead)
