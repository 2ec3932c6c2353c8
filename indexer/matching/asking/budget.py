"""The time that the patterns of one query may take."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from text.errors import BadQuery

SECONDS: Final = 2.0
MAXIMUM_PLACES: Final = 2_000_000
"""More matches of a pattern than this are of no use to anyone and would cost hundreds of
megabytes."""


class Budget:
    """The seconds and the places that regular expressions and wildcards of a query may use up.

    Only they may be refused: their cost is not bounded by the text. A plain string costs O(text),
    however often it stands, and has no limit. The clock runs in `running` alone, so that what a
    query looks for besides has no say in whether its pattern is refused.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self.places = 0
        self._spent = 0.0
        self._since: float | None = None

    @contextmanager
    def running(self) -> Iterator[None]:
        """Count the time of the body."""
        self._since = time.monotonic()
        try:
            yield
        finally:
            self._spent, self._since = self._used(), None

    def left(self) -> float:
        """Return the seconds that are left, never under a millisecond."""
        return max(0.001, self.seconds - self._used())

    def _used(self) -> float:
        return self._spent + (0.0 if self._since is None else time.monotonic() - self._since)

    def check(self, query_offset: int, places: int = 0) -> None:
        """Count `places` more matches. Raises BadQuery at `query_offset` beyond a limit."""
        self.places += places
        if self.places > MAXIMUM_PLACES:
            raise BadQuery("query.too-many-places", query_offset, limit=f"{MAXIMUM_PLACES:,}")
        if self._used() > self.seconds:
            raise BadQuery("query.timeout", query_offset, limit=f"{self.seconds:g}")
