"""Kana as they stand in the lines that count: pairs of hiragana, runs of katakana."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from indexer.usage.lines import FewLines, Part
from text.later import later

Array = Any
_FIRST, _KANA = 0x3041, 83
"""ぁ, and how many characters go from there to ん."""
_SHORTEST_RUN = 3
_HIRAGANA = later("[ぁ-ん]{2,}")
_RUN = later(f"[ァ-ヴー]{{{_SHORTEST_RUN},}}")


def hiragana_pairs(parts: Iterable[Part | FewLines]) -> dict[str, int]:
    """Return how often each two hiragana stand together, and each before another. O(units)."""
    tables, total = [], Counter[str]()
    for part in parts:
        if isinstance(part, Part):
            tables.append(_table(part))
        else:
            for text in part.texts():
                for run in _HIRAGANA.findall(text):
                    total.update(map("".join, pairwise(run)))
    if tables:
        counts: Array = sum(tables)
        for code in counts.nonzero()[0].tolist():
            pair = chr(_FIRST + code // _KANA) + chr(_FIRST + code % _KANA)
            total[pair] += int(counts[code])
    found: dict[str, int] = {}
    for pair, count in sorted(total.items()):
        found[pair[0]] = found.get(pair[0], 0) + count
        found[pair] = count
    return found


def _table(part: Part) -> Array:
    """Return how often each hiragana stands before each other, in one row."""
    import numpy as np

    kept, begins = part.units
    offsets = np.asarray(part.segment.file.array("tight")) - np.uint16(_FIRST)
    kana = (offsets < _KANA) & kept
    together = kana[1:] & kana[:-1]
    together[begins - 1] = False
    pairs = np.flatnonzero(together)
    # 83 × 83 fits 16 bits: half the time of wider codes.
    codes = offsets[pairs] * np.uint16(_KANA) + offsets[pairs + 1]
    return np.bincount(codes, minlength=_KANA * _KANA)


def katakana_runs(parts: Iterable[Part | FewLines]) -> Counter[str]:
    """Return how often each run of three katakana or more stands. O(units)."""
    found: Counter[str] = Counter()
    for part in parts:
        if isinstance(part, Part):
            found.update(_runs(part))
        else:
            for text in part.texts():
                found.update(_RUN.findall(text))
    return found


def _runs(part: Part) -> list[str]:
    import numpy as np

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
    starts, lengths = starts[long], (ends - starts)[long]
    bounds = np.cumsum(lengths)
    if not len(bounds):
        return []
    # All runs are decoded at once: there are tens of thousands, and each alone costs a microsecond.
    within = np.arange(bounds[-1]) + np.repeat(starts - (bounds - lengths), lengths)
    joined = np.insert(units[within], bounds[:-1], ord("\n"))
    return joined.tobytes().decode("utf-16-le").split("\n")
