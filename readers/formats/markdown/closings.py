"""What closes something that was opened, looked for once even where nothing ever does."""

from __future__ import annotations

import re


class Closings:
    """Searches one text for ends. Thousands of openings without an end cost one search."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._none: dict[tuple[str, int], int] = {}

    def after(self, place: int, closing: re.Pattern[str], end: int) -> re.Match[str] | None:
        """Return the first match of `closing` within raw[place:end], or None."""
        known = (closing.pattern, end)
        if place >= self._none.get(known, len(self._raw) + 1):
            return None
        match = closing.search(self._raw, place, end)
        if match is None:
            self._none[known] = place
        return match
