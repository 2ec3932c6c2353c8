"""Witnesses by the numbers under which a table of variants lists them."""

from __future__ import annotations

from collections.abc import Sequence


def ranges(numbers: Sequence[int]) -> str:
    """Return witness numbers (from 0) as the ranges that a reader counts: 1-3,5."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and parts[-1][1] == number - 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return ",".join(f"{a + 1}" if a == b else f"{a + 1}-{b + 1}" for a, b in parts)
