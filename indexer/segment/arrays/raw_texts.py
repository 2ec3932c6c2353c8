"""The raw texts of a segment, of which only that is kept in which they are not the tight ones.

A raw text is the tight one in *runs*, characters that stand in both as they are, with the rest
between them: white space, ruby, what folding changed. The rest is kept as it is.
"""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate
from typing import Any, Final

from indexer.segment.arrays.file import SegmentFile

Array = Any
"""A one-dimensional numpy array."""
COLUMNS: Final = ("run_rest", "run_passed", "run_length")
_WORTH: Final = 4
"""Code points that a run must have on the average for runs to be worth keeping."""


class RawTexts:
    """Collects raw texts, each with its tight text."""

    def __init__(self) -> None:
        self._rests: list[bytes] = []
        self._runs: list[Array] = []

    def add(self, raw: str, encoded: bytes, units: Array, start: Array, piece: Array) -> None:
        """Add the raw text `raw`, which is `encoded` in UTF-8, with the `units` of its tight text.

        Each unit came from the raw code point at `start`, and from nothing else where `piece` is 1.
        O(len(raw)).
        """
        import numpy as np

        points = np.frombuffer(raw.encode("utf-32-le", "surrogatepass"), np.uint32)
        same = piece == 1
        same[same] = points[start[same]] == units[same]
        place = start.astype(np.int64)
        # A run ends, too, where the raw text has something more.
        goes_on = np.zeros(len(units) + 1, bool)
        goes_on[1:-1] = same[1:] & same[:-1] & (place[1:] == place[:-1] + 1)
        first = np.flatnonzero(same & ~goes_on[:-1])
        length = np.flatnonzero(same & ~goes_on[1:]) + 1 - first
        runs = np.stack([place[first], first, length])
        kept = np.ones(len(points), bool)
        kept[place[same]] = False
        in_order = bool((np.diff(place[same]) > 0).all())
        single = not ((units >= 0xD800) & (units <= 0xDFFF)).any()
        if in_order and single and _WORTH * runs.shape[1] < len(points):
            rest = points[kept].tobytes().decode("utf-32-le", "surrogatepass")
            encoded = rest.encode("utf-8", "surrogatepass")
        else:
            runs = runs[:, :0]
        self._rests.append(encoded)
        self._runs.append(runs)

    def arrays(self) -> dict[str, Array]:
        """Return the rests in bytes with their bounds, and of each run the code points of the rest
        before it, the units of the tight text that are passed over, and its length; the bounds of
        the runs of each document.
        """
        import numpy as np

        columns: list[list[Array]] = [[], [], []]
        for runs in self._runs:
            place, first, length = runs
            for column, values in zip(
                columns,
                (
                    place - np.append(0, place + length)[: len(place)],
                    first - np.append(0, first + length)[: len(place)],
                    length,
                ),
                strict=True,
            ):
                column.append(values.astype(np.uint32))
        none = np.empty(0, np.uint32)
        counts = [runs.shape[1] for runs in self._runs]
        return {
            "raw": np.frombuffer(b"".join(self._rests), np.uint8),
            "raw_bounds": np.array([0, *accumulate(map(len, self._rests))], np.uint64),
            **{
                name: np.concatenate([*column, none])
                for name, column in zip(COLUMNS, columns, strict=True)
            },
            "run_bounds": np.array([0, *accumulate(counts)], np.uint32),
        }


class KeptTexts:
    """The raw texts of a segment, read. Opening reads nothing."""

    def __init__(self, file: SegmentFile) -> None:
        self._file = file

    @cached_property
    def _columns(self) -> tuple[memoryview[int], ...]:
        return tuple(map(self._file.array, COLUMNS))

    def text(self, document: int) -> str:
        """Return the raw text of `document`. O(length)."""
        array = self._file.array
        low, high = array("raw_bounds")[document : document + 2]
        rest = bytes(array("raw")[low:high]).decode("utf-8", "surrogatepass")
        first, last = array("run_bounds")[document : document + 2]
        if first == last:
            return rest
        start, end = array("tight_bounds")[document : document + 2]
        tight = array("tight")[start:end].tobytes().decode("utf-16-le", "surrogatepass")
        parts: list[str] = []
        at = place = 0
        for before, passed, length in zip(*(c[first:last] for c in self._columns), strict=True):
            if before:
                parts.append(rest[at : at + before])
                at += before
            place += passed
            parts.append(tight[place : place + length])
            place += length
        parts.append(rest[at:])
        return "".join(parts)

    def points(self, bounds: Array) -> Array:
        """Return all raw texts, one after the other, in code points: 2 bytes each (4 if beyond the
        BMP). `bounds` are those of the documents in them. O(their length).
        """
        import numpy as np

        rest = self._file.bytes("raw").decode("utf-8", "surrogatepass")
        encoded = rest.encode("utf-16-le", "surrogatepass")
        if len(encoded) == 2 * len(rest):
            others: Array = np.frombuffer(encoded, np.uint16)
        else:
            others = np.frombuffer(rest.encode("utf-32-le", "surrogatepass"), np.uint32)
        before, passed, length = (np.asarray(column).astype(np.int64) for column in self._columns)
        tight = np.asarray(self._file.array("tight"))
        places = np.asarray(self._file.array("tight_bounds")).astype(np.int64)
        run = self._marked(before + length, length, bounds, int(bounds[-1]))
        found = np.empty(int(bounds[-1]), others.dtype)
        found[~run] = others
        found[run] = tight[self._marked(passed + length, length, places, len(tight))]
        return found

    def _marked(self, steps: Array, length: Array, bounds: Array, total: int) -> Array:
        """Return which of `total` items are in runs, which end `steps` behind one another from the
        `bounds` of their document on.
        """
        import numpy as np

        first = np.asarray(self._file.array("run_bounds")).astype(np.int64)
        sums = np.concatenate([[0], np.cumsum(steps)])
        ends = sums[1:] + np.repeat(bounds[:-1] - sums[first[:-1]], np.diff(first))
        edges = np.zeros(total + 1, np.int8)
        edges[ends - length] += 1
        edges[ends] -= 1
        return np.cumsum(edges[:-1], dtype=np.int8).astype(bool)
