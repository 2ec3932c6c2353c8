"""What two texts have in common at either end."""

from __future__ import annotations


def common_head(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one.startswith(other[:middle]):
            low = middle
        else:
            high = middle - 1
    return low


def common_tail(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their end."""
    return common_head(one[::-1], other[::-1])
