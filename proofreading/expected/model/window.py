"""What the network sees of each place: twelve words of the clause and six small numbers."""

from __future__ import annotations

from typing import NamedTuple

import numpy

from proofreading.expected.model.attributes import (
    BEING,
    CAUSATIVE,
    NEGATIVE,
    PARTICLES,
    PASSIVE,
    POTENTIAL,
    VERBAL,
)
from proofreading.expected.model.slots import Numbers, Slots, Text, around

POSITIONS = 12
"""Words: four on either side, the predicate and what follows it, the nouns of the neighbouring
particles."""
SMALL = (len(PARTICLES) + 1,) * 4 + (7, 64)
"""How many values each small number has: four particles of the clause, a distance, a voice."""
_VOICES = (PASSIVE, CAUSATIVE, POTENTIAL, NEGATIVE, BEING, VERBAL)


class Window(NamedTuple):
    """The words and their groups (places x POSITIONS) and the small numbers (places x SMALL)."""

    words: Numbers
    groups: Numbers
    small: Numbers


def window(text: Text, found: Slots) -> Window:
    """Return what the network sees of the places `found`."""
    seen = around(text, found)
    last = len(text.word) - 1
    positions = [found.left - step for step in (3, 2, 1, 0)]
    positions += [numpy.minimum(found.right + step, last) for step in range(4)]
    positions += [seen.head, numpy.minimum(seen.head + 1, last), seen.noun_before, seen.noun_after]
    at = numpy.stack(positions, axis=1)
    voice = sum(((seen.voice & bit) > 0).astype(numpy.int64) << n for n, bit in enumerate(_VOICES))
    small = (seen.before, seen.before_two, seen.between, seen.last, seen.distance, voice)
    return Window(text.word[at], text.group[at], numpy.stack(small, axis=1).astype(numpy.int64))
