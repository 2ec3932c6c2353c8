"""What is asked of a search."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from indexer.matching.asking.budget import SECONDS
from text.records import dataclass


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked. With `exact`, `query` is one string and has no syntax at all.

    `kinds`, `folders` (names relative to the corpus) and `dates` (first and last ISO day, "" open)
    narrow the documents; at most `limit` hits are worked out (None: all). `order`: "" by rank,
    "date" or "-date" (the latest first; what has no date comes last), "place" by document and text.
    """

    query: str
    exact: bool = False
    word: bool = False
    variants: bool = True
    kinds: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    dates: tuple[str, str] | None = None
    order: str = ""
    limit: int | None = 20
    seconds: float = SECONDS
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
