"""How likely it is that a particle is a slip, from what the two judges say of it.

A logistic line over what both say, drawn on modern prose that they have not learnt from, with
particles exchanged and taken out (`models/calibrate.py`); every pair of particles has its own
constant, for で before a noun is sound oftener than the judges believe.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy

from proofreading.expected.model.kinship import confused, kin
from proofreading.expected.model.slots import LABELS, Numbers, Slots, Text, around
from proofreading.expected.model.weights import arrays

_TINY = 1e-9


class Views(NamedTuple):
    """The expected label of each place, and what speaks for it (places x signs)."""

    meant: Numbers
    signs: Numbers
    pair: Numbers


@cache
def pairs() -> Numbers:
    """Return the number of each pair of labels, written and meant, that is told apart; -1 for
    others (labels x labels)."""
    number = numpy.full((len(LABELS), len(LABELS)), -1, numpy.int64)
    apart = confused()[:, None] & confused()[None, :] & ~kin()
    apart[:, 0] = False
    number[apart] = numpy.arange(apart.sum())
    return number


def views(linear: Numbers, network: Numbers, text: Text, found: Slots) -> Views:
    """Return what the judges (chances: places x labels) say of the labels that are written."""
    place = numpy.arange(len(found.label))
    both = numpy.sqrt((linear + _TINY) * (network + _TINY))
    both /= both.sum(axis=1, keepdims=True)
    alike = kin()[found.label]
    meant = numpy.where(alike | ~confused(), 0, both).argmax(axis=1)

    def sides(chance: Numbers) -> tuple[Numbers, Numbers]:
        written = numpy.where(alike, chance, 0).sum(axis=1)
        return numpy.log(chance[place, meant] + _TINY), numpy.log(written + _TINY)

    one, other, joint = sides(linear), sides(network), sides(both)
    distance = around(text, found).distance
    signs = (
        joint[0],
        joint[1],
        numpy.log(both[place, found.label] + _TINY),
        one[0] - one[1],
        other[0] - other[1],
        numpy.minimum(one[0] - one[1], other[0] - other[1]),
        numpy.log(numpy.maximum(1 - both.max(axis=1), _TINY)),
        numpy.minimum(distance, 5),
        distance == 0,
    )
    return Views(meant, numpy.stack(signs, axis=1), pairs()[found.label, meant])


def odds(seen: Views) -> Numbers:
    """Return the log odds of a slip at each place; very low where no slip would bring the label."""
    line, constants = arrays()["particles_line"], arrays()["particles_pairs"]
    weighed = seen.signs @ line[:-1] + line[-1] + constants[seen.pair]
    return numpy.where(seen.pair >= 0, weighed, -99.0)
