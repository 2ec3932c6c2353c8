"""BM25: the weight of a word and what a section gains by it, for one and for arrays."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, TypeVar

from indexer.matching.places.matches import SectionMatches

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


def gains(
    matches: SectionMatches, words: memoryview[int], weights: Sequence[float], average: float
) -> list[float]:
    """Return what each section of `matches` gains: the weight of its layer times its share.

    `words` are the lengths of all sections, `average` is that of those of the corpus. The steps of
    the loop, on floats of the same size: the same scores to the last bit.
    """
    import numpy as np

    counts = np.array(matches.counts, np.float64)
    lengths = np.asarray(words)[matches.sections].astype(np.float64)
    gained = np.array(weights)[matches.layers] * saturated(counts, lengths, average)
    found: list[float] = gained.tolist()
    return found


Number = TypeVar("Number", float, "npt.NDArray[np.float64]")


K1: Final = 0.9


B: Final = 0.4


def idf(total: int, having: int) -> float:
    """Return the weight of a term that `having` of `total` sections have. Natural logarithm."""
    return math.log(1 + (total - having + 0.5) / (having + 0.5))


def saturated(count: Number, length: Number, average: float) -> Number:
    """Return BM25's share of `count` occurrences in a section of `length`; of arrays, of each."""
    return count * (K1 + 1) / (count + K1 * (1 - B + B * length / max(average, 1)))
