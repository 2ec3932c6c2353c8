"""The network's opinion of each place: embeddings of the words of the clause, one hidden layer."""

from __future__ import annotations

import numpy

from proofreading.expected.model.slots import Numbers, Slots, Text
from proofreading.expected.model.weights import arrays
from proofreading.expected.model.window import SMALL, window

_OFFSETS = numpy.cumsum((0, *SMALL[:-1]))


def scores(text: Text, found: Slots) -> Numbers:
    """Return the scores of every label at each place (log odds but for a constant)."""
    known = arrays()
    seen = window(text, found)
    words = _unpacked("words")[numbers(known["network_vocabulary"], seen.words)]
    words = words + _unpacked("groups")[numbers(known["network_kinds"], seen.groups)]
    small = _unpacked("small")[seen.small + _OFFSETS]
    flat = (words.reshape(len(found.left), -1), small.reshape(len(found.left), -1))
    entry = numpy.concatenate(flat, axis=1)
    hidden = numpy.maximum(entry @ _unpacked("first") + known["network_first_bias"], 0)
    return hidden @ _unpacked("second") + known["network_second_bias"]


def numbers(vocabulary: Numbers, hashes: Numbers) -> Numbers:
    """Return the number of each hash in a sorted vocabulary, from 1; 0 for those it lacks."""
    at = numpy.minimum(numpy.searchsorted(vocabulary, hashes), len(vocabulary) - 1)
    return numpy.where(vocabulary[at] == hashes, at + 1, 0)


def _unpacked(name: str) -> Numbers:
    """Return a table of eight bits a number as numbers again."""
    known = arrays()
    if f"unpacked {name}" not in known:
        table = known[f"network_{name}"].astype(numpy.float32)
        known[f"unpacked {name}"] = table * known[f"network_{name}_scale"]
    return known[f"unpacked {name}"]
