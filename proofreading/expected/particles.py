"""How likely each particle is behind each noun of a text, by two judges.

A linear one over pairs and triples of words, and a small network over the clause: together they
are better than either.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy

from proofreading.expected.model import network
from proofreading.expected.model.features import features
from proofreading.expected.model.odds import Views, views
from proofreading.expected.model.slots import Numbers, Slots, Text
from proofreading.expected.model.weights import arrays

_AT_ONCE = 8192
"""Places that are weighed together: some 30 MB."""


def judged(text: Text, found: Slots) -> Views:
    """Return what the judges say of every place, of which there is one at least. O(places)."""
    parts = list(_judged(text, found))
    return Views(*(numpy.concatenate(column) for column in zip(*parts, strict=True)))


def _judged(text: Text, found: Slots) -> Iterator[Views]:
    for start in range(0, len(found.left), _AT_ONCE):
        some = Slots(*(column[start : start + _AT_ONCE] for column in found))
        yield views(linear(text, some), chances(network.scores(text, some)), text, some)


def linear(text: Text, found: Slots) -> Numbers:
    """Return what the linear judge says: the chance of every label at each place."""
    weights, scale = arrays()["particles"], float(arrays()["particles_scale"])
    bits = int(weights.shape[0]).bit_length() - 1
    rows = weights[features(text, found, bits)]
    return chances(rows.sum(axis=1, dtype=numpy.int32) * scale)


def chances(scores: Numbers) -> Numbers:
    """Return the chances for scores (log odds but for a constant)."""
    grown = numpy.exp(scores - scores.max(axis=1, keepdims=True))
    return grown / grown.sum(axis=1, keepdims=True)
