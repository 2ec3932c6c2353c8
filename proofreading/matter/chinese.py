"""Passages in Chinese within a Japanese document: its letters are nobody's slips.

A page may stand in three languages; a Japanese sentence is told by its kana, which no Chinese has.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from text.later import later

_RUN = later("[^ぁ-んァ-ヴー\n\x1f]{2,}")
_KANJI = later("[㐀-䶿一-鿿]")
_PASSAGE = 4
"""So many simplified letters in a stretch without a kana are no slips of one input method."""
_SHORT = 3
"""A word of fewer letters may be a Japanese one, in a document that has Chinese passages too."""
_CUT = later('[ \t\u3000、。，,：:（）()「」『』"“”/／|｜・—–-]+')

Stretches = tuple[list[int], list[int]]


def chinese(text: str, is_simplified: Callable[[str], bool]) -> Stretches:
    """Return the starts and the ends of what is Chinese, in order. O(len(text)).

    Passages without a kana that have several simplified letters; where there is one, the shorter
    phrases that have any as well: headings, names and captions of the same document.
    """
    runs = [match.span() for match in _RUN.finditer(text)]
    simplified = [is_simplified(char) for char in text]
    sums = [0, *accumulate(simplified)]
    many = [(low, high) for low, high in runs if sums[high] - sums[low] >= _PASSAGE]
    if not many:
        return [], []
    found = set(many)
    for low, high in runs:
        if sums[high] == sums[low]:
            continue
        for part in _parts(text, low, high):
            if sums[part[1]] > sums[part[0]] and len(_KANJI.findall(text, *part)) >= _SHORT:
                found.add(part)
    starts: list[int] = []
    ends: list[int] = []
    for low, high in sorted(found):
        if ends and low <= ends[-1]:
            ends[-1] = max(ends[-1], high)
        else:
            starts.append(low)
            ends.append(high)
    return starts, ends


def _parts(text: str, low: int, high: int) -> list[tuple[int, int]]:
    edges = [low, *(at for cut in _CUT.finditer(text, low, high) for at in cut.span()), high]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if end > start]


def lies_in(stretches: Stretches, place: int) -> bool:
    """Whether `place` is in one of the stretches."""
    at = bisect_right(stretches[0], place) - 1
    return at >= 0 and place < stretches[1][at]
