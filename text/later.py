"""Patterns that are compiled when they are first asked.

A class of all kanji costs one to two milliseconds to compile, and the rules of a check have four
hundred patterns: what a run does not need it should not pay for. What it needs it may have from the
run before (`text.kept_patterns`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, AnyStr, cast

_compile: Callable[[Any, int], re.Pattern[Any]] = re.compile


class _Later:
    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self._asked = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name == "pattern":
            return self._asked[0]  # for a pattern that is part of another
        # Met once for each method: what is found stands in the instance from then on.
        found = getattr(_compile(*self._asked), name)
        self.__dict__[name] = found
        return found


def later(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what does all that `re.compile(pattern, flags)` does. The pattern must be valid.

    For patterns of the house alone, the same in every run: what a person asks for or a corpus holds
    is compiled by `re.compile`.
    """
    return cast("re.Pattern[AnyStr]", _Later(pattern, int(flags)))


def compile_with(compiler: Callable[[Any, int], re.Pattern[Any]]) -> None:
    """Have patterns compiled by `compiler` from now on, which must do what `re.compile` does."""
    global _compile
    _compile = compiler
