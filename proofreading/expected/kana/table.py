"""How often stretches of one to five symbols stand in 42 million characters of prose.

`kana.bin`, counted by `models/kana.py`: a table of buckets of four numbers of 16 bits, eleven bits
of the stretch's hash and five of twice the binary logarithm of its count. What was rarer than is
worth keeping is absent; one stretch in 500 that is absent is taken for one that is there.
"""

from __future__ import annotations

import mmap
from functools import cache, lru_cache
from pathlib import Path

from proofreading.expected.kana.symbols import key

FILE = Path(__file__).with_name("kana.bin")
LONGEST = 5
BUCKETS = 19
"""Binary logarithm of the number of buckets."""
SLOTS = 4
_MULTIPLIER = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1


@cache
def _slots() -> memoryview:
    # A draft touches some hundred of its thousand pages.
    with FILE.open("rb") as stream:
        return memoryview(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)).cast("H")


def place(number: int) -> tuple[int, int]:
    """Return the bucket of a key, and the eleven bits that tell it from others there."""
    mixed = number * _MULTIPLIER & _MASK
    mixed = (mixed ^ mixed >> 29) * _MULTIPLIER & _MASK
    return mixed >> (64 - BUCKETS), mixed >> 20 & 0x7FF


@lru_cache(1 << 14)
def level(stretch: str) -> int:
    """Return twice the binary logarithm of the count of a stretch of symbols, 0 if absent."""
    return level_of(key(stretch))


def level_of(number: int) -> int:
    """Return the level of the stretch whose key is `number`."""
    # `place`, written out: this is asked some thousand times for each suspicious place.
    mixed = number * _MULTIPLIER & _MASK
    mixed = (mixed ^ mixed >> 29) * _MULTIPLIER & _MASK
    mark = mixed >> 20 & 0x7FF
    first = (mixed >> (64 - BUCKETS)) * SLOTS
    for slot in _slots()[first : first + SLOTS].tolist():
        if slot >> 5 == mark and slot:
            return slot & 31
    return 0
