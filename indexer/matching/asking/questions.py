"""What a layer asks of a segment before it looks: put as data, so that others can answer, too.

Whoever looks for places says first what must be there for it to find any. A segment in memory
answers yes and is looked at; a reader that only notes the questions (`indexer.opensearch`) answers
no and hands them to an engine that knows which segments are worth fetching.
"""

from __future__ import annotations

from typing import Literal

from text.records import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A string (one UTF-16 unit per item) in the tight or the bare text."""

    name: Literal["tight", "bare"]
    needle: str


@dataclass(frozen=True, slots=True)
class Row:
    """Terms that follow one another."""

    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A word read `kana` (hiragana)."""

    kana: str


@dataclass(frozen=True, slots=True)
class ReadAs:
    """Words that together are read `kana` (hiragana), cut in any way."""

    kana: str


@dataclass(frozen=True, slots=True)
class Ruby:
    """`kana` (hiragana) set over a word."""

    kana: str


@dataclass(frozen=True, slots=True)
class Says:
    """Numbers, dates and times by their keys, all of them."""

    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Anything:
    """What only a look at the whole text can tell: patterns."""


Question = Text | Row | Reading | ReadAs | Ruby | Says | Anything
