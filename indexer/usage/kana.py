"""Kana as they stand in the lines that count: pairs of hiragana, runs of katakana."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np

from indexer.analysis.folding import Array
from indexer.usage.lines import Part

_FIRST, _KANA = 0x3041, 83
"""ぁ, and how many characters go from there to ん."""
_SHORTEST_RUN = 3


def hiragana_pairs(parts: Iterable[Part]) -> dict[str, int]:
    """Return how often each two hiragana stand together, and each before another. O(units)."""
    total = np.zeros(_KANA * _KANA, np.int64)
    for part in parts:
        kept, begins = part.units
        offsets = np.asarray(part.segment.file.array("tight")) - np.uint16(_FIRST)
        kana = (offsets < _KANA) & kept
        together = kana[1:] & kana[:-1]
        together[begins - 1] = False
        pairs = np.flatnonzero(together)
        codes = offsets[pairs].astype(np.int64) * _KANA + offsets[pairs + 1]
        total += np.bincount(codes, minlength=len(total))
    found: dict[str, int] = {}
    table = total.reshape(_KANA, _KANA)
    for left in np.flatnonzero(table.any(axis=1)).tolist():
        one = chr(_FIRST + left)
        found[one] = int(table[left].sum())
        for right in np.flatnonzero(table[left]).tolist():
            found[one + chr(_FIRST + right)] = int(table[left, right])
    return found


def katakana_runs(parts: Iterable[Part]) -> Counter[str]:
    """Return how often each run of three katakana or more stands. O(units)."""
    found: Counter[str] = Counter()
    for part in parts:
        kept, begins = part.units
        units: Array = np.asarray(part.segment.file.array("tight"))
        kana = (units - np.uint16(ord("ァ")) <= ord("ヴ") - ord("ァ")) | (units == ord("ー"))
        kana &= kept
        edges = np.flatnonzero(kana[1:] != kana[:-1]) + 1
        starts, ends = edges[kana[edges]], edges[~kana[edges]]
        # A run goes on over the end of a line in the tight text, and in no other.
        cut = begins[kana[begins] & kana[begins - 1]]
        starts = np.sort(np.concatenate([np.flatnonzero(kana[:1]), starts, cut]))
        ends = np.sort(np.concatenate([ends, cut, np.flatnonzero(kana[-1:]) + len(kana)]))
        long = ends - starts >= _SHORTEST_RUN
        text = units.tobytes()
        found.update(
            text[2 * start : 2 * end].decode("utf-16-le")
            for start, end in zip(starts[long].tolist(), ends[long].tolist(), strict=True)
        )
    return found
