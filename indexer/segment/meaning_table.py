"""Where a number, a date or a time of day stands, by what it says (`text.language.meanings`)."""

from __future__ import annotations

from array import array
from typing import Any

import numpy as np

from indexer.analysis.folding import SPACES, Folded
from indexer.analysis.meaning_keys import key_of
from indexer.segment.edges import broken_figures
from text.language.meanings import meanings
from text.utf16 import units

Array = Any
"""A one-dimensional numpy array."""


class MeaningTable:
    """Collects the meanings of documents, in the order of their places."""

    def __init__(self) -> None:
        self._keys = array("Q")
        self._starts = array("I")
        self._ends = array("I")
        self._figures = [np.empty(0, np.uint32)]

    def add(self, folded: Folded, text: str, base: int, places: tuple[Array, Array] | None) -> None:
        """Add what the running text `text`, which is `folded`, says.

        Its units that are no white space stand at `base` and behind it, or else at `places`
        (starts and ends).
        """
        text = units(text)
        found = [(start, end, keys) for start, end, keys in meanings(text)]
        parted = broken_figures(text)
        if not found and not parted:
            return
        before = np.concatenate([[0], np.cumsum(~SPACES[folded.units])])
        starts = before[np.array([start for start, _, _ in found], np.int64)]
        ends = before[np.array([end for _, end, _ in found], np.int64)]
        apart = before[np.array(parted, np.int64)]
        if places is not None:
            starts, ends, apart = places[0][starts], places[1][ends - 1], places[0][apart]
        self._figures.append((apart + base).astype(np.uint32))
        for start, end, (_, _, keys) in zip(
            (starts + base).tolist(), (ends + base).tolist(), found, strict=True
        ):
            for key in keys:
                self._keys.append(key_of(key))
                self._starts.append(start)
                self._ends.append(end)

    def figures(self) -> Array:
        """Return the places between two figures on two lines."""
        return np.concatenate(self._figures)

    def arrays(self) -> dict[str, tuple[Any, Any]]:
        """Return the table, in the order of the keys and then of the places."""
        keys = np.array(self._keys, np.uint64)
        starts = np.array(self._starts, np.uint32)
        ends = np.array(self._ends, np.uint32)
        order = np.lexsort((starts, keys))
        return {
            "meaning_key": ("Q", keys[order]),
            "meaning_start": ("I", starts[order]),
            "meaning_end": ("I", ends[order]),
        }
