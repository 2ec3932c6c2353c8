"""Words that are one slip apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def one_apart(one: str, other: str) -> bool:
    """Return whether one insertion, deletion, substitution or swap of neighbours makes one of the
    other. O(length).
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    shortest = min(len(one), len(other))
    head = 0
    while head < shortest and one[head] == other[head]:
        head += 1
    tail = 0
    while tail < shortest - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    left, right = one[head : len(one) - tail], other[head : len(other) - tail]
    return (len(left) <= 1 and len(right) <= 1) or (len(left) == 2 and left == right[::-1])


class Neighbours:
    """Finds the words that are one slip apart from a given one, among many.

    Two words one slip apart share their first half or their second half, give or take one
    character; words are kept by both.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._halves: dict[tuple[bool, str], list[str]] = {}
        for word in words:
            for half in _halves(word):
                self._halves.setdefault(half, []).append(word)

    def of(self, word: str) -> Iterator[str]:
        """Yield the words one slip apart from `word`, each once, in the order given."""
        seen: dict[str, None] = {}
        for size in {len(word) // 2 - 1, len(word) // 2, len(word) // 2 + 1}:
            if size < 1:
                continue
            for half in ((False, word[:size]), (True, word[-size:])):
                seen.update(dict.fromkeys(self._halves.get(half, ())))
        return (other for other in seen if one_apart(word, other))


def _halves(word: str) -> tuple[tuple[bool, str], tuple[bool, str]]:
    half = len(word) // 2
    return (False, word[:half]), (True, word[-half:])
