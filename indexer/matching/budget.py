"""The time that one query may take."""

from __future__ import annotations

import time
from typing import Final

from text.errors import BadQuery

SECONDS: Final = 2.0
MAXIMUM_PLACES: Final = 2_000_000
"""More matches than this are of no use to anyone and would cost hundreds of megabytes."""


class Clock:
    """Says when a query has used up its time or its share of places."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds
        self.places = 0

    def left(self) -> float:
        """Return the seconds that are left, never under a millisecond."""
        return max(0.001, self._end - time.monotonic())

    def check(self, position: int, places: int = 0) -> None:
        """Count `places` more matches. Raises BadQuery at `position` beyond a limit."""
        self.places += places
        if self.places > MAXIMUM_PLACES:
            raise BadQuery("query.too-many-places", position, limit=f"{MAXIMUM_PLACES:,}")
        if time.monotonic() > self._end:
            raise BadQuery("query.timeout", position, limit=f"{self.seconds:g}")
