"""How likely each particle is behind each noun of a text."""

from __future__ import annotations

import numpy

from proofreading.expected.features import features
from proofreading.expected.slots import Numbers, Slots, Text
from proofreading.expected.weights import arrays

_AT_ONCE = 8192
"""Places that are weighed together: some 30 MB."""


def chances(text: Text, found: Slots) -> Numbers:
    """Return the chance of every label (see `slots.LABELS`) at each place. O(places)."""
    weights, scale = arrays()["particles"], float(arrays()["particles_scale"])
    bits = int(weights.shape[0]).bit_length() - 1
    parts = []
    for start in range(0, len(found.left), _AT_ONCE):
        some = Slots(*(column[start : start + _AT_ONCE] for column in found))
        rows = weights[features(text, some, bits)]
        parts.append(_softmax(rows.sum(axis=1, dtype=numpy.int32) * scale))
    return numpy.concatenate(parts) if parts else numpy.zeros((0, weights.shape[1]))


def _softmax(scores: Numbers) -> Numbers:
    grown = numpy.exp(scores - scores.max(axis=1, keepdims=True))
    return grown / grown.sum(axis=1, keepdims=True)
