"""The same answers in whole arrays, for words that stand everywhere.

A loop over half a million places takes half a second; numpy takes 70 ms to import and then a few.
So a search starts with loops and changes over to arrays where there are `many` places: the loop and
the arrays of one algorithm stand in one file.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Final

BULK: Final = 100
"""From so many places on, whole arrays are faster than loops, ..."""
COLD: Final = 20_000
"""... and from so many on when numpy has still to be imported (70 ms)."""


def many() -> int:
    """Return from how many places on work is to be done in whole arrays."""
    return BULK if "numpy" in sys.modules else COLD


_WORTH_A_PLACE: Final = 800
"""Units of text whose scan costs a loop as much as one place does."""


def wide(stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether `stretches` of a text are so much that they are to be scanned in whole arrays."""
    return sum(end - start for start, end in stretches) >= _WORTH_A_PLACE * many()
