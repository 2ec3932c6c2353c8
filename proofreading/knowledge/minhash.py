"""How much two texts share, from a small sketch of each (bottom-k of hashed shingles).

Broder, "On the resemblance and containment of documents" (1997): the k smallest hashes of the
union estimate the share of shingles that both have.
"""

from __future__ import annotations

import zlib
from array import array
from heapq import nsmallest

SIZE = 192
_SHINGLE = 5


def sketch(text: str) -> array[int]:
    """Return the smallest hashes of the shingles (5 code points, no white space), ascending."""
    tight = "".join(text.split()).encode("utf-32-le", "replace")
    reach = 4 * _SHINGLE
    last = max(1, len(tight) - reach + 1)
    hashes = {zlib.crc32(tight[at : at + reach]) for at in range(0, last, 4)}
    return array("I", nsmallest(SIZE, hashes))


def resemblance(one: array[int], other: array[int]) -> float:
    """Return the estimated Jaccard similarity (0..1) of the shingles of two texts."""
    left, right = set(one), set(other)
    union = sorted(left | right)[:SIZE]
    return sum(value in left and value in right for value in union) / len(union)
