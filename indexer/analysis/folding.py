"""`text.view.normalise.folded` for whole documents, in arrays: the speed of building rests on it.

The folded text comes in UTF-16 units, each with the stretch of the source that it came from. A
code point that folds by itself, to one unit or to several (…, ㍿), goes through tables of 65,536
entries, filled in as code points are met; clusters that fold as a whole (half-width kana with a
dakuten, NFD) and code points beyond U+FFFF go through `text.view.normalise.folded` itself. A test
holds the two equal.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import Any

import numpy as np

from text.records import dataclass
from text.view.normalise import fold, folded, joins_left

Array = Any
"""A one-dimensional numpy array."""

_UNSEEN, _SIMPLE, _CLUSTER, _GROWING = 0, 1, 2, 3
_kind = np.zeros(0x10000, np.uint8)
_image = np.arange(0x10000, dtype=np.uint16)
_length = np.ones(0x10000, np.uint8)
_expansion = np.zeros(0x10000, np.uint32)
"""Where in `_expansions` the units of a growing code point stand."""
_expansions: list[int] = []
# What stays as it is and never composes with its left neighbour: most of a Japanese text.
for _first, _last in (
    (0x00, 0x40),
    (0x5B, 0x7E),
    (0x3001, 0x301B),
    (0x301D, 0x302F),
    (0x3031, 0x3034),
    (0x3041, 0x3096),
    (0x309D, 0x309E),
    (0x30A1, 0x30FE),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
):
    _kind[_first : _last + 1] = _SIMPLE

SPACES = np.zeros(0x10000, bool)
SPACES[[9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B)]] = True
SPACES[[0x2028, 0x2029, 0x202F, 0x205F, 0x3000]] = True
"""Which units are white space, as `str.isspace` has it."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text: its units, and for each the source [start, end) and whether a piece starts.

    Where `piece` is 0 the unit goes on with the block piece of the unit before it; where it is 2 it
    belongs to a block piece, which maps as a whole; where it is 1 it maps point by point.
    """

    units: Array
    start: Array
    end: Array
    piece: Array

    def kept(self, mask: Array) -> Folded:
        """Return the units where `mask` is true."""
        return Folded(self.units[mask], self.start[mask], self.end[mask], self.piece[mask])

    def text(self) -> str:
        """Return the folded text."""
        content: bytes = self.units.tobytes()
        return content.decode("utf-16-le", "surrogatepass")


_LONGEST_RUN = 65_536


def fold_units(text: str) -> Folded:
    """Return `text` folded. O(len(text)); some 20 ns a code point, 1 µs in clusters."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    low = np.minimum(points, 0xFFFF).astype(np.uint16)
    kind = _kind[low]
    if (kind == _UNSEEN).any():
        # Not numpy.unique: it imports numpy.ma, 20 ms.
        _learn(np.flatnonzero(np.bincount(low[kind == _UNSEEN])).tolist())
        kind = _kind[low]
    place = np.arange(len(points), dtype=np.uint32)
    clustered = (kind == _CLUSTER) | (points > 0xFFFF)
    if not clustered.any():
        return _by_tables(low, kind, place)
    # A cluster may begin with the simple code point before it.
    clustered[:-1] |= clustered[1:]
    simple = ~clustered
    whole = _by_tables(low[simple], kind[simple], place[simple])
    before = np.concatenate([[0], np.cumsum(np.where(simple, _length[low], 0), dtype=np.int64)])
    return _with_clusters(text, whole, clustered, before)


def _by_tables(low: Array, kind: Array, place: Array) -> Folded:
    """Return the folded code points `low`, which stand at `place` of the source."""
    growing = kind == _GROWING
    if not growing.any():
        return Folded(_image[low], place, place + 1, np.ones(len(low), np.uint8))
    counts = _length[low]
    source = np.repeat(np.arange(len(low)), counts)
    end = np.cumsum(counts, dtype=np.int64)
    within = np.arange(len(source)) - (end - counts)[source]
    units, start = _image[low][source], place[source]
    piece = np.ones(len(source), np.uint8)
    grown = growing[source]
    units[grown] = np.array(_expansions, np.uint16)[_expansion[low][source][grown] + within[grown]]
    piece[grown] = np.where(within[grown] == 0, 2, 0)
    return Folded(units, start, start + 1, piece)


def _with_clusters(text: str, whole: Folded, clustered: Array, before: Array) -> Folded:
    """Put the folded runs of clustered code points between the others, which are in `whole`.

    `before` says how many units of `whole` come before each code point of the text.
    """
    # Arrays: a text of millions of emoji would take gigabytes in lists.
    at, units, start, end = array("q"), array("H"), array("I"), array("I")
    piece = array("B")
    for first, last in _runs(text, clustered):
        view = folded(text[first:last])
        here = int(before[first])
        for part in view.pieces:
            for number, char in enumerate(view.text[part.start : part.end]):
                if part.linear:
                    origin, origin_end = (
                        first + part.origin + number,
                        first + part.origin + number + 1,
                    )
                else:
                    origin, origin_end = first + part.origin, first + part.origin_end
                code = ord(char)
                block = not part.linear or code > 0xFFFF
                coded = (
                    (code,) if code <= 0xFFFF else (0xD7C0 + (code >> 10), 0xDC00 + (code & 0x3FF))
                )
                for within, unit in enumerate(coded):
                    at.append(here)
                    units.append(unit)
                    start.append(origin)
                    end.append(origin_end)
                    going_on = within or (number and not part.linear)
                    piece.append(0 if going_on else 2 if block else 1)
    return Folded(
        *(
            np.insert(old, np.frombuffer(at, np.int64), np.frombuffer(new, old.dtype))
            for old, new in (
                (whole.units, units),
                (whole.start, start),
                (whole.end, end),
                (whole.piece, piece),
            )
        )
    )


def _runs(text: str, clustered: Array) -> Iterator[tuple[int, int]]:
    """Yield the runs [first, last) of clustered code points, long ones in parts.

    No part begins with a code point that joins the one before it.
    """
    edges = np.flatnonzero(np.diff(clustered, prepend=False, append=False))
    for first, last in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        while last - first > _LONGEST_RUN:
            stop = first + _LONGEST_RUN
            while stop < last and joins_left(text[stop]):
                stop += 1
            yield first, stop
            first = stop
        if first < last:
            yield first, last


def _learn(codes: list[int]) -> None:
    for code in codes:
        char = chr(code)
        image = fold(char)
        if not image or max(image) > "\uffff" or joins_left(char):
            _kind[code] = _CLUSTER
        elif len(image) == 1:
            _kind[code] = _SIMPLE
            _image[code] = ord(image)
        else:
            _kind[code] = _GROWING
            _length[code] = len(image)
            _expansion[code] = len(_expansions)
            _expansions.extend(map(ord, image))
