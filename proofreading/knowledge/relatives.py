"""The documents of the corpus that share much with a draft, and what each is to it."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.port import Record, Usage
from proofreading.draft import Draft
from proofreading.knowledge.editions import Described, is_version

ALIKE = 0.3
"""Share of common shingles from which a document is a relative: two letters of one campaign, filled
in for other addressees, share 0.6 and more; two letters of one sender on other matters 0.05."""
SURE = 0.7
"""From this part of `ALIKE` on, by estimate, a document is measured."""
_SHINGLE = 5
_MOST = 12
"""Documents that are measured for being versions; a campaign has many, a text has few."""


def described_as(draft: Draft) -> Described:
    """Return what the draft says of itself."""
    said = draft.described
    return Described(draft.name, said.title, said.date, said.addressee)


def versions(draft: Draft, usage: Usage) -> Iterator[Record]:
    """Yield the documents that are the draft's own text at another stage. O(text + documents)."""
    own, stretches = described_as(draft), None
    near = [entry for estimate, entry in usage.nearest(draft.text) if estimate >= ALIKE * SURE]
    for entry in near[:_MOST]:
        other = Described.of(entry)
        # What no share could make a version is not read.
        if entry.name == draft.name or not is_version(own, other, 1.0):
            continue
        stretches = shingles(draft.text) if stretches is None else stretches
        there = shingles(Draft(usage.document(entry.name)).text)
        if is_version(own, other, share(stretches, there)):
            yield entry


def share(one: set[str], other: set[str]) -> float:
    """Return the part of all stretches that both have."""
    return len(one & other) / max(1, len(one | other))


def shingles(text: str) -> set[str]:
    """Return the stretches of five letters that stand in the text, blanks aside."""
    tight = "".join(text.split())
    return {tight[at : at + _SHINGLE] for at in range(max(1, len(tight) - _SHINGLE + 1))}
