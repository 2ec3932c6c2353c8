"""A change, and where both sides of a text may be cut for one."""

from __future__ import annotations

from typing import NamedTuple

from collation.stream.stream import Stream
from collation.units.reading import Reading


class Edit(NamedTuple):
    """old.text[old_start:old_end] became new.text[new_start:new_end]; one of them may be empty."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


class Bounds:
    """Where both sides may be cut at once: at a unit's edge, and not inside a cluster."""

    def __init__(self, old: Stream, new: Stream, one: Reading, other: Reading) -> None:
        self._old, self._new = old, new
        self._one, self._other = one.edges(), other.edges()

    def hold(self, i: int, j: int) -> bool:
        """Return whether both sides may be cut, the old one at `i`, the new one at `j`."""
        return i in self._one and j in self._other and self._old.divides(i) and self._new.divides(j)
