"""What a command says last, below its answer: how much of the corpus could not be read.

One line on standard error, so that nobody takes silence for completeness.
"""

from __future__ import annotations

import sys

from text.messages import say

_lines: dict[str, None] = {}


def unread(count: int) -> None:
    """Say at the end that so many files of the corpus could not be read; nothing for none."""
    if count:
        _lines[say("index.unread", count=count)] = None


def speak() -> None:
    """Write what is to be said, each line once, and forget it."""
    for line in _lines:
        print(line, file=sys.stderr)
    _lines.clear()
