"""Foreign words that everybody writes, against which a slip of the keys is told without a corpus.

`common_katakana.txt` holds the words of five to sixteen letters that free texts have twenty times
or oftener; `models/katakana.py` counts them.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from proofreading.lexicon.one_slip import Neighbours

FILE = Path(__file__).with_name("common_katakana.txt")


@lru_cache(maxsize=1)
def common() -> frozenset[str]:
    """Return the words."""
    return frozenset(FILE.read_text("utf-8").split())


@lru_cache(maxsize=1)
def neighbours() -> Neighbours:
    """Return what finds those of the words that are one slip away from another."""
    return Neighbours(sorted(common()))
