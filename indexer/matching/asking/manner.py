"""How the words of a query are sought."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from text.records import dataclass


@dataclass(frozen=True, slots=True)
class Manner:
    """How words are looked for: `exact` in the first layer only, `word` at token borders only."""

    exact: bool = False
    word: bool = False
    variants: bool = True
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
