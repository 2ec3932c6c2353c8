"""Which particles may stand for one another in sound prose: their exchange says nothing.

は and も stand for が and を, には for に, へ for に, の for が before a noun; what is told apart
are the particles of different cases.
"""

from __future__ import annotations

from functools import cache

import numpy

from proofreading.expected.slots import LABELS, Numbers

_TOPICS = ("は", "も")
_FREE = ({"が", "の"}, {"に", "へ"})
RARE = frozenset(label for label in LABELS if len(label) > 1 or label == "へ")
"""What nobody writes by a slip of one key: から, への, には."""


def _case(label: str) -> str:
    """The particle of case in a label: に of には, が of が."""
    return label[:-1] if len(label) > 1 and label.endswith(_TOPICS) else label


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
