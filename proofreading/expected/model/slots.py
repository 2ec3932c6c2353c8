"""The places of a text where a particle stands or might stand, and what is seen around each.

A place is behind a noun: the particles that follow it (が, には) are its label, "" where a word
follows at once. All is worked out for a whole text in arrays, a number of operations that does not
depend on its length.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy

from proofreading.expected.model.attributes import (
    AUXILIARY,
    BEING,
    CAUSATIVE,
    COMMA,
    NEGATIVE,
    NOMINAL,
    PARTICLES,
    PASSIVE,
    POTENTIAL,
    PREDICATE,
    STARTS,
    STOP,
    SURU,
    VERBAL,
    Reader,
)

Numbers = Any
"""An array of numpy."""

PAIRS = (
    "には", "にも", "では", "でも", "とは", "とも", "との", "での", "への", "からは", "からの",
    "からも", "までの", "までに", "までは", "よりも", "へと", "へは",
)  # fmt: skip
LABELS = ("", *PARTICLES, *PAIRS)
"""What may stand behind a noun; the number of a label is its place here."""

_SIZE = len(PARTICLES) + 1
_VOICE = PASSIVE | CAUSATIVE | POTENTIAL | NEGATIVE
_EDGE = 4
_REACH = 5


def _pair_table() -> Numbers:
    table = numpy.full((_SIZE, _SIZE), -1, numpy.int16)
    table[:, 0] = numpy.arange(_SIZE)
    for one, first in enumerate(PARTICLES, 1):
        for other, second in enumerate(PARTICLES, 1):
            if first + second in PAIRS:
                table[one, other] = LABELS.index(first + second)
    return table


_TABLE = _pair_table()


class Text(NamedTuple):
    """The numbers of the tokens of a text, one array a number; lines are parted by breaks."""

    word: Numbers
    ending: Numbers
    group: Numbers
    kind: Numbers
    particle: Numbers


def text_of(lines: Sequence[Sequence[int]], reader: Reader) -> tuple[Text, Numbers]:
    """Return the arrays of `lines`, kinds of tokens that `reader` numbered, and for each place of
    them the number of its token, -1 for a break."""
    edge = [0] * _EDGE
    flat = list(edge)
    for line in lines:
        flat += line
        flat += edge
    kinds = numpy.array(flat, numpy.int64)
    columns = numpy.array(reader.kinds, numpy.int64).T[:, kinds]
    word, ending, group = (column.astype(numpy.uint32) for column in columns[:3])
    kind, particle = columns[3].astype(numpy.int32), columns[4].astype(numpy.int32)
    numbers = numpy.where(kinds > 0, numpy.cumsum(kinds > 0) - 1, -1)
    return Text(word, ending, group, kind, particle), numbers


class Slots(NamedTuple):
    """The places: of the noun, of the first word behind the particles, and their label."""

    left: Numbers
    right: Numbers
    label: Numbers


def slots(text: Text) -> Slots:
    """Return the places where a particle stands behind a noun or might stand, in order."""
    kind, particle = text.kind, text.particle
    size = len(kind)
    place = numpy.arange(_EDGE, size - _EDGE)
    nominal = (kind[place] & NOMINAL) > 0
    one, two, three = particle[place + 1], particle[place + 2], particle[place + 3]
    two = numpy.where(one > 0, two, 0)
    label = _TABLE[one, two]
    label = numpy.where((one > 0) & (two > 0) & (three > 0), -1, label)
    length = (one > 0).astype(numpy.int64) + (two > 0)
    right = place + 1 + length
    follows = kind[right]
    bare = (follows & STARTS) > 0
    bare |= ((follows & VERBAL) > 0) & ((kind[numpy.minimum(right + 1, size - 1)] & SURU) > 0)
    wanted = nominal & (label >= 0) & ((one > 0) | bare)
    return Slots(place[wanted], right[wanted], label[wanted].astype(numpy.int64))


class Around(NamedTuple):
    """What is seen of the clause around each place: its predicate, hashes, small numbers."""

    head: Numbers
    predicate: Numbers
    voice: Numbers
    before: Numbers
    before_two: Numbers
    between: Numbers
    last: Numbers
    distance: Numbers
    beyond: Numbers
    noun_before: Numbers
    noun_after: Numbers


def around(text: Text, found: Slots) -> Around:
    """Return what governs each place and which particles share its clause."""
    kind = text.kind
    governing = _governing(kind)
    voices, ends = _voices(kind)
    stops = numpy.flatnonzero(kind & STOP)
    stop = stops[numpy.searchsorted(stops, found.right)]
    heads = numpy.append(numpy.flatnonzero(governing), len(kind) - 1)
    head = heads[numpy.searchsorted(heads, found.right)]
    head = numpy.where(head < stop, head, stop)
    edges = numpy.flatnonzero(governing | ((kind & (STOP | COMMA)) > 0))
    edge = edges[numpy.searchsorted(edges, found.left) - 1]
    marked = numpy.append(numpy.flatnonzero(text.particle), len(kind) - 1)
    at = numpy.searchsorted(marked, found.left)
    one, two = marked[numpy.maximum(at - 1, 0)], marked[numpy.maximum(at - 2, 0)]
    before = numpy.where(one > edge, text.particle[one], 0)
    before_two = numpy.where(two > edge, text.particle[two], 0)
    after = marked[numpy.searchsorted(marked, found.right)]
    between = numpy.where(after < head, text.particle[after], 0)
    late = marked[numpy.maximum(numpy.searchsorted(marked, head) - 1, 0)]
    last = numpy.where(late >= found.right, text.particle[late], 0)
    return Around(
        head,
        text.word[head],
        voices[head],
        before,
        before_two,
        between,
        last,
        numpy.minimum(head - found.right, 6),
        text.group[numpy.minimum(ends[head], len(kind) - 1)],
        numpy.where(one > edge, one - 1, 0),
        numpy.where(after < head, after - 1, 0),
    )


def _governing(kind: Numbers) -> Numbers:
    """Whether each token governs what stands before it: verbs, adjectives, nouns made verbs."""
    follows = numpy.append(kind[1:], 0)
    precedes = numpy.append(0, kind[:-1])
    made = ((kind & VERBAL) > 0) & ((follows & SURU) > 0)
    light = ((kind & SURU) > 0) & ((precedes & VERBAL) > 0)
    return ((kind & PREDICATE) > 0) & ~light | made


def _voices(kind: Numbers) -> tuple[Numbers, Numbers]:
    """The voice of each token as a predicate, and the place behind its auxiliaries."""
    size = len(kind)
    voice = (kind & (VERBAL | BEING)).astype(numpy.int64)
    going = numpy.ones(size, bool)
    end = numpy.arange(size) + 1
    for step in range(1, _REACH):
        ahead = numpy.append(kind[step:], numpy.zeros(step, kind.dtype))
        going = going & ((ahead & (AUXILIARY | (SURU if step == 1 else 0))) > 0)
        voice = numpy.where(going, voice | (ahead & _VOICE), voice)
        end = numpy.where(going, end + 1, end)
    return voice, end
