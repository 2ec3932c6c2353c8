"""What is kept of a type alone: what others do not share with it."""

from __future__ import annotations

from typing import Final

SAME: Final = "\x01"
"""Stands for a lemma that is the surface."""


def own_text(surface: str, lemma: str, kana: str, base: str) -> str:
    """Return what is kept of a type alone; see `indexer.segment.arrays.type_texts`."""
    return f"{surface}\t{SAME if lemma == surface else lemma}\t{kana}\t{base}"
