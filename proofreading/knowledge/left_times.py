"""The last edition's number of an event, where every year's edition was one more.

第37回収穫祭 in the notice of 2026 that was made from that of 2025. What is held several times a
year, or was left out for a year, has no such step, and nothing is said of it.
"""

from __future__ import annotations

from typing import NamedTuple

from proofreading.draft import Draft
from proofreading.knowledge.knowledge import Knowledge
from proofreading.knowledge.left_years import editions
from proofreading.knowledge.relatives import described_as
from proofreading.mentions.times import Time, in_title
from text.model.finding import Evidence

_FEWEST = 3
"""Years that must have counted on by one each."""


class LeftTime(NamedTuple):
    """The time that the draft's title names, the number due and the last edition's line."""

    time: Time
    expected: int
    evidence: Evidence
    years: int


def left_time(draft: Draft, corpus: Knowledge) -> LeftTime | None:
    """Return the time in the title if it is the last edition's; None if it has moved on.

    O(text · editions).
    """
    own = described_as(draft)
    here = in_title(draft.described.title, draft.text)
    if here is None or not own.year.isdigit():
        return None
    known: list[tuple[int, Time, Draft]] = []
    for other, of in editions(draft, own, corpus):
        there = in_title(other.described.title, other.text)
        if there is not None and there.what == here.what and of.year.isdigit():
            known.append((int(of.year), there, other))
    if len(known) < _FEWEST or len({time.number - year for year, time, _ in known}) != 1:
        return None
    year, last, document = known[0]
    expected = last.number + int(own.year) - year
    if here.number != last.number or expected <= last.number:
        return None
    return LeftTime(here, expected, document.evidence(last.start, last.end), len(known))
