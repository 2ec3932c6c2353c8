"""Which particles may stand for one another in sound prose: their exchange says nothing.

は and も stand for が and を, には for に, へ for に, の for が before a noun; what is told apart
are the particles of different cases.
"""

from __future__ import annotations

from functools import cache

import numpy

from proofreading.expected.model.slots import LABELS, Numbers

_TOPICS = ("は", "も")
_FREE = ({"が", "の"}, {"に", "へ"})
CONFUSED = ("", "が", "を", "に", "で", "と", "の", "は", "も")
"""What is written for one another by a slip; から, への and には nobody writes in place of を."""


def _case(label: str) -> str:
    """The particle of case in a label: に of には, が of が."""
    return label[:-1] if len(label) > 1 and label.endswith(_TOPICS) else label


@cache
def confused() -> Numbers:
    """Return for each label whether slips exchange it with others (booleans)."""
    return numpy.array([label in CONFUSED for label in LABELS])


@cache
def kin() -> Numbers:
    """Return for each label which labels may stand for it (booleans, labels x labels)."""
    found = numpy.eye(len(LABELS), dtype=bool)
    for one, first in enumerate(LABELS):
        for other, second in enumerate(LABELS):
            found[one, other] |= _may_stand_for(first, second)
    return found


def _may_stand_for(first: str, second: str) -> bool:
    if not first or not second:
        return first == second
    cases = {_case(first), _case(second)}
    topical = first in _TOPICS or second in _TOPICS
    both_of = first.endswith("の") and second.endswith("の")
    return len(cases) == 1 or topical or cases in _FREE or both_of
