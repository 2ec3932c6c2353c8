"""Patterns that are compiled when they are first asked.

A class of all kanji costs one to two milliseconds to compile, and a search as a whole has a hundred
and fifty: what a run does not need it should not pay for.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Later:
    def __init__(self, pattern: str, flags: int) -> None:
        self._asked = pattern, flags

    def __getattr__(self, name: str) -> Any:
        # Met once for each method: what is found stands in the instance from then on.
        found = getattr(re.compile(*self._asked), name)
        self.__dict__[name] = found
        return found


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what does all that `re.compile(pattern, flags)` does. The pattern must be valid."""
    return cast("re.Pattern[str]", _Later(pattern, flags))
