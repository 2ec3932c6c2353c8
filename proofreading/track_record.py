"""How often each rule has been right: what a reader judged true, arguable and false.

`track_record.toml` holds the judgements, one table a rule and one line for each of its messages
that was judged; `bench/confidence.py` prints them anew from labelled documents, and the curve.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from text.records import dataclass

_FILE = Path(__file__).with_name("track_record.toml")
_PRIOR = 0.8
"""How often a finding that nobody has judged yet is right: what the judged rules are held to."""
_MOST = 0.99
"""Nothing is certain."""
_WEIGHT = 4.0
"""The prior counts as much as so many judgements."""


@dataclass(frozen=True, slots=True)
class Judged:
    """How many findings were judged true, arguable and false."""

    true: int = 0
    arguable: int = 0
    false: int = 0

    def __add__(self, other: Judged) -> Judged:
        return Judged(
            self.true + other.true, self.arguable + other.arguable, self.false + other.false
        )

    @property
    def number(self) -> int:
        """How many were judged."""
        return self.true + self.arguable + self.false

    def share(self, prior: float = _PRIOR) -> float:
        """The share that is right, an arguable one counting half, drawn towards `prior`."""
        right = self.true + self.arguable / 2
        return (right + _WEIGHT * prior) / (self.number + _WEIGHT)


@dataclass(frozen=True, slots=True)
class Record:
    """One rule's record: since which version it is there, and its judgements by message."""

    since: str
    data: str
    kinds: dict[str, Judged]

    @property
    def judged(self) -> Judged:
        """All its judgements."""
        return sum(self.kinds.values(), Judged())


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text("utf-8"))


@lru_cache(maxsize=128)
def record(rule: str) -> Record:
    """Return the record of `rule`; an empty one for a rule that has none."""
    entry = _table().get(rule, {})
    kinds = {
        kind: Judged(*counts) for kind, counts in entry.items() if kind not in ("since", "data")
    }
    return Record(str(entry.get("since", "")), str(entry.get("data", "")), kinds)


@lru_cache(maxsize=512)
def likely(rule: str, kind: str) -> float:
    """Return how often a finding of `rule` with the message `kind` is right, to two decimals."""
    kinds = record(rule).kinds
    others = sum((judged for name, judged in kinds.items() if name != kind), Judged())
    prior = others.share() if others.number else _PRIOR
    return min(_MOST, round(kinds.get(kind, Judged()).share(prior), 2))
