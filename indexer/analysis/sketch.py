"""How much two texts share, from a small sketch of each (bottom-k of hashed shingles).

Broder, "On the resemblance and containment of documents" (1997): the k smallest hashes of the
union estimate the share of shingles that both have.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

Array = Any

SIZE = 192
"""Hashes of a sketch: its estimate is some 0.04 off."""
_SHINGLE = 5
_SEED, _FACTOR, _MIX, _BITS = 0x811C9DC5, 0x01000193, 0x2C1B3C6D, 0xFFFFFFFF


def sketch(units: Array) -> Array:
    """Return the smallest hashes of the shingles (5 units) of a tight text, ascending. O(n)."""
    import numpy as np

    length = max(1, len(units) - _SHINGLE + 1)
    hashes = np.full(length, _SEED, np.uint32)
    for offset in range(min(_SHINGLE, len(units))):
        hashes = (hashes ^ units[offset : offset + length]) * np.uint32(_FACTOR)
    hashes ^= hashes >> np.uint32(15)
    hashes *= np.uint32(_MIX)
    hashes ^= hashes >> np.uint32(12)
    most = 4 * SIZE
    if length > most:  # a text repeats itself; as a rule a few times as many are enough
        least = _distinct(np.partition(hashes, most)[:most])
        if len(least) >= SIZE:
            return least[:SIZE]
    return _distinct(hashes)[:SIZE]


@lru_cache(maxsize=4)
def sketch_in_list(units: str) -> tuple[int, ...]:
    """Return what `sketch` returns, for a short text of one unit each character."""
    codes = list(map(ord, units))
    found = set()
    for start in range(max(1, len(codes) - _SHINGLE + 1)):
        value = _SEED
        for code in codes[start : start + _SHINGLE]:
            value = (value ^ code) * _FACTOR & _BITS
        value ^= value >> 15
        value = value * _MIX & _BITS
        found.add(value ^ value >> 12)
    return tuple(sorted(found)[:SIZE])


def _distinct(hashes: Array) -> Array:
    import numpy as np

    ordered = np.sort(hashes)
    return ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])]


def resemblance(one: Array, other: Array) -> float:
    """Return the estimated Jaccard similarity (0..1) of the shingles of two texts."""
    import numpy as np

    union = _distinct(np.concatenate([one, other]))[:SIZE]
    return float((among(union, one) & among(union, other)).sum() / len(union))


def resemblance_of_lists(one: Sequence[int], other: Sequence[int]) -> float:
    """Return what `resemblance` returns."""
    union = sorted({*one, *other})[:SIZE]
    return len({*union} & {*one} & {*other}) / len(union)


def among(values: Array, others: Array) -> Array:
    """Return which of `values` are among `others`, which ascend; numpy.isin imports numpy.ma."""
    import numpy as np

    place = np.minimum(np.searchsorted(others, values), len(others) - 1)
    found: Array = others[place] == values
    return found
