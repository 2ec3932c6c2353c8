"""Which blocks of a text can hold a string: one bit per block and hashed pair of characters.

A scan then reads only the blocks that have all pairs of the string. A pair that is not there may
seem to be (its hash is another's, too), never the other way round. The signature takes one byte for
every unit of the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

BLOCK: Final = 8_192
"""Units of text, UTF-16. A pair belongs to the block in which it starts."""
Candidates = tuple[list[tuple[int, int]], int]
"""The stretches [start, end) of a text that can hold a string, and where in the string its rarest
pair of units stands."""
_HASHES: Final = 1 << 16
_FIRST, _SECOND = 0x9E37, 0x85EB


def signature(units: Any) -> Any:
    """Return the signature of `units` (a numpy array of uint16): uint8, groups of 8 blocks.

    Byte g * 65536 + h has bit b set where block 8g + b has a pair that hashes to h. O(units).
    """
    import numpy as np

    blocks = -(-max(len(units), 1) // BLOCK)
    rows = np.zeros((-(-blocks // 8), _HASHES), np.uint8)
    pairs = units[:-1] * np.uint16(_FIRST) ^ units[1:] * np.uint16(_SECOND)
    for block in range(blocks):
        here = pairs[block * BLOCK : (block + 1) * BLOCK]
        rows[block // 8, here] |= 1 << block % 8
    return rows.reshape(-1)


def stretches(rows: Any, units: int, needle: str) -> list[tuple[int, int]]:
    """Return the stretches [start, end) of a text of `units` units that can hold `needle`.

    Each reaches far enough to hold an occurrence that starts in one block and ends in the next;
    they are in order and no occurrence starts in two of them. `needle` has no code point beyond
    U+FFFF but as surrogates, and at most BLOCK units.
    """
    return candidates(rows, units, needle)[0]


def candidates(rows: Any, units: int, needle: str) -> Candidates:
    """Return the stretches as `stretches` does, and where in `needle` its rarest pair stands.

    Rare is what few blocks have. 0 where nothing can hold it. O(blocks) for each pair.
    """
    blocks = -(-max(units, 1) // BLOCK)
    possible = (1 << blocks) - 1
    rarest, least = 0, blocks + 1
    for place, (first, second) in enumerate(pairwise(needle)):
        code = ord(first) * _FIRST & 0xFFFF ^ ord(second) * _SECOND & 0xFFFF
        having = int.from_bytes(bytes(rows[code::_HASHES]), "little")
        # A pair may stand in the block after the one in which the string starts.
        possible &= having | having >> 1
        if not possible:
            return [], 0
        if having.bit_count() < least:
            rarest, least = place, having.bit_count()
    return list(_runs(possible, units, len(needle))), rarest


def _runs(possible: int, units: int, length: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of the blocks whose bits are set."""
    block = 0
    while possible:
        skip = (possible & -possible).bit_length() - 1
        block += skip
        possible >>= skip
        run = (~possible & possible + 1).bit_length() - 1
        yield block * BLOCK, min((block + run) * BLOCK + length - 1, units)
        block += run
        possible >>= run
