"""The places of a draft where the model expects another particle than the one that is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from proofreading.draft import Draft

_LEAST = -1.0


class Doubt(NamedTuple):
    """A place behind the token number `left` of a draft: what is written there and what is meant.

    `weight` is the log odds of the one against the other; `right` is the number of the token that
    follows the particle, or would; `head` that of the predicate, -1 where the clause has none.
    """

    left: int
    right: int
    head: int
    written: str
    meant: str
    weight: float


@lru_cache(maxsize=1)
def doubts(draft: Draft) -> Sequence[Doubt]:
    """Return the doubtful places of `draft`, in order. O(tokens)."""
    return list(_doubts(draft))


def _doubts(draft: Draft) -> Iterator[Doubt]:
    import numpy

    from proofreading.expected.model.odds import odds
    from proofreading.expected.model.slots import LABELS, Slots, around, slots
    from proofreading.expected.particles import judged
    from proofreading.expected.read_draft import read_draft

    text, numbers, _ = read_draft(draft)
    found = slots(text)
    if not len(found.left):
        return
    seen = judged(text, found)
    weight = odds(seen)
    kept = numpy.flatnonzero(weight >= _LEAST)
    heads = around(text, Slots(*(column[kept] for column in found))).head
    for at, head in zip(kept, heads, strict=True):
        left, right = int(numbers[found.left[at]]), int(numbers[found.right[at]])
        if left >= 0 and right >= 0:
            written, meant = LABELS[found.label[at]], LABELS[seen.meant[at]]
            yield Doubt(left, right, int(numbers[head]), written, meant, float(weight[at]))
