"""From many places in the tight text of a segment to the raw text at once.

One look-up in the table of pieces takes a microsecond in Python and some nanoseconds here.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from indexer.segment.scanning import Offsets
from indexer.segment.segment import Segment

Points = npt.NDArray[np.uint16] | npt.NDArray[np.uint32]


class RawMap:
    """The way back to the raw texts of `segment`. O(pieces) to make; 4 bytes for each piece."""

    def __init__(self, segment: Segment) -> None:
        array = segment.file.array
        self._bounds: Offsets = np.asarray(segment.tight_bounds).astype(np.int64)
        table: Offsets = np.asarray(array("piece_bounds")).astype(np.int64)
        pieces: Offsets = table[1:] - table[:-1]
        bases = np.repeat(np.asarray(segment.tight_bounds)[:-1], pieces)
        self._places = bases + np.asarray(array("piece_start"))
        """Where in the segment, not in its document, each piece starts."""
        self._origins = np.asarray(array("piece_origin"))
        self._ends = np.asarray(array("piece_end"))

    def spans(self, starts: Offsets, ends: Offsets) -> tuple[Offsets, Offsets, Offsets]:
        """Return (document, raw start, raw end) of each stretch: `reader.raw_span` of all."""
        documents = np.searchsorted(self._bounds, starts, side="right") - 1
        first, _ = self._origin(starts)
        _, last = self._origin(np.maximum(starts, ends - 1))
        return documents, first, last

    def _origin(self, places: Offsets) -> tuple[Offsets, Offsets]:
        """Return the raw [start, end) from which the unit at each of `places` came."""
        piece = np.searchsorted(self._places, places.astype(np.uint32), side="right") - 1
        start, end = self._origins[piece].astype(np.int64), self._ends[piece].astype(np.int64)
        linear = end == 0  # unit by unit, from the origin on
        start += np.where(linear, places - self._places[piece], 0)
        return start, np.where(linear, start + 1, end)


class RawPoints:
    """The raw texts of `segment` together, in code points: 2 bytes each (4 if beyond the BMP).

    O(raw text) to make.
    """

    def __init__(self, segment: Segment) -> None:
        lengths = [record["length"] for record in segment.records]
        self.bounds = np.cumsum([0, *lengths], dtype=np.int64)
        """Where each document starts."""
        self.points: Points = segment.raw_texts.points(self.bounds)
