"""The time that one query may take."""

from __future__ import annotations

import time
from typing import Final

from text.errors import BadQuery

SECONDS: Final = 2.0
MAXIMUM_PLACES: Final = 2_000_000
"""More matches than this are of no use to anyone and would cost hundreds of megabytes."""


class Budget:
    """The seconds and the places that one query may use up."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds
        self.places = 0

    def left(self) -> float:
        """Return the seconds that are left, never under a millisecond."""
        return max(0.001, self._end - time.monotonic())

    def check(self, query_offset: int, places: int = 0) -> None:
        """Count `places` more matches. Raises BadQuery at `query_offset` beyond a limit."""
        self.places += places
        if self.places > MAXIMUM_PLACES:
            raise BadQuery("query.too-many-places", query_offset, limit=f"{MAXIMUM_PLACES:,}")
        if time.monotonic() > self._end:
            raise BadQuery("query.timeout", query_offset, limit=f"{self.seconds:g}")
