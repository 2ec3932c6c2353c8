"""Set phrases and fixed compounds with a wrong word in them, mostly one that sounds the same.

`set_phrases.tsv` has only what no usage allows, each with the source of the right one: where
dictionaries disagree (的を得る, 固定概念) nothing stands there.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).with_name("set_phrases.tsv")


@lru_cache(maxsize=1)
def _rows() -> list[list[str]]:
    lines = _FILE.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def phrases() -> dict[str, str]:
    """Return what is wrong wherever it stands, with what was meant."""
    return {wrong: right for wrong, right, pattern, _ in _rows() if not pattern}


def in_place() -> list[tuple[str, str, str]]:
    """Return (sign, pattern, right): wrong only where the pattern, looked for where the sign is,
    matches.
    """
    return [(wrong, pattern, right) for wrong, right, pattern, _ in _rows() if pattern]
