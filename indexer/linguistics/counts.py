"""Counting words: which stand in some documents, and how often; which stand near some places.

Words are tokens with a term: marks are none. Content words are all but particles and auxiliaries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from typing import Any, Final, Literal

import numpy as np

from indexer.analysis.terms import is_content, pos_of, term
from indexer.matching.places.matches import Spans
from indexer.segment.reader import SegmentReader
from text.model.document import Token
from text.records import dataclass

By = Literal["lemma", "surface", "pos"]
BY: Final[tuple[By, ...]] = ("lemma", "surface", "pos")
Array = Any
"""A numpy array; numpy's own types would have to be imported where they are not used."""

_SENTENCE_ENDS = frozenset("。．！？!?")


@dataclass(slots=True)
class Counted:
    """A word, lemma or part of speech, how often it stands, and in which forms."""

    count: int = 0
    forms: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def label(self) -> str:
        """How it is shown: as it stands most often."""
        return self._form[0]

    @property
    def pos(self) -> str:
        """The part of speech that goes with `label`."""
        return self._form[1]

    @property
    def _form(self) -> tuple[str, str]:
        return min(self.forms, key=lambda form: (-self.forms[form], form))


Counts = dict[str, Counted]
Wanted = Callable[[Token], bool]


def wanted(pos: str = "", every: bool = False) -> Wanted:
    """Return a test of words: those whose part of speech begins with `pos`, else content words.

    `pos` is as it is shown (名詞, 名詞-固有名詞); with `every`, all words. Numerals are left out,
    too: the dictionary cuts 1,000 in three.
    """
    if pos:
        return lambda token: pos_of(token).startswith(pos)
    if every:
        return lambda token: bool(term(token))
    return lambda token: is_content(token) and token.pos[1] != "数詞"


def type_counts(reader: SegmentReader, documents: Iterable[int] | None = None) -> Array:
    """Return how often each type of the segment stands in `documents` (numbers in the index).

    None stands for all documents that are still in the corpus. O(tokens).
    """
    chosen = None if documents is None else set(documents)
    stream = np.asarray(reader.segment.stream)
    bounds = reader.segment.token_bounds
    total = np.zeros(reader.segment.types, np.int64)
    for local, number in enumerate(reader.numbers):
        if number is not None and (chosen is None or number in chosen):
            here = stream[bounds[local] : bounds[local + 1]]
            total += np.bincount(here, minlength=len(total))
    return total


def counts(
    readers: Sequence[SegmentReader], per_type: Sequence[Array], by: By, keep: Wanted
) -> Counts:
    """Return the words of `per_type` (counts by type, an array per segment) that `keep` lets in.

    Lemmas are told apart by their index term: 申入れ and 申し入れ are one.
    """
    found: Counts = {}
    for reader, numbers in zip(readers, per_type, strict=True):
        for type_ in np.flatnonzero(numbers).tolist():
            if not reader.segment.term_of_type(type_):
                continue
            token = reader.segment.type_token(type_)
            if keep(token):
                key, label = _key(token, by)
                entry = found.get(key)
                if entry is None:
                    entry = found[key] = Counted()
                entry.count += (count := int(numbers[type_]))
                entry.forms[label, pos_of(token)] += count
    return found


def _key(token: Token, by: By) -> tuple[str, str]:
    if by == "lemma":
        # 緑 and コホク are what the dictionary files みどり and 湖北 under, and nobody wrote.
        return term(token), token.base or token.lemma
    if by == "surface":
        return token.surface, token.surface
    return pos_of(token), pos_of(token)


def words(per_type: Sequence[Array], readers: Sequence[SegmentReader]) -> int:
    """Return how many words `per_type` counts."""
    total = 0
    for reader, numbers in zip(readers, per_type, strict=True):
        total += int(numbers.sum() - numbers[reader.segment.types_of(0)].sum())
    return total


def window(reader: SegmentReader, places: Spans, reach: int) -> tuple[Array, int]:
    """Return the counts by type of the words at most `reach` words from `places`, and the nodes.

    Windows end where the sentence does; a word in two windows counts once; nodes are left out.
    """
    segment = reader.segment
    stream = np.asarray(segment.stream)
    term_of = np.asarray(segment.file.array("type_term"))[stream]
    marks = np.zeros(segment.types, np.int64)
    for type_ in segment.types_of(0):
        marks[type_] = type_ == 0 or segment.type_token(type_).surface in _SENTENCE_ENDS
    sentence = np.cumsum(marks[stream])
    positions = np.flatnonzero(term_of)
    sentence = sentence[positions]
    starts = segment.token_place.array()[positions]
    first = np.searchsorted(starts, np.asarray(places.starts), side="right") - 1
    last = np.searchsorted(starts, np.asarray(places.ends), side="left") - 1
    first, last = np.maximum(first, 0), np.maximum(last, 0)
    node = np.zeros(len(positions) + 1, np.int64)
    np.add.at(node, first, 1)
    np.add.at(node, last + 1, -1)
    near = np.zeros(len(positions), bool)
    for distance in range(1, reach + 1):
        for anchor, beside in ((first, first - distance), (last, last + distance)):
            inside = (beside >= 0) & (beside < len(positions))
            inside[inside] &= sentence[beside[inside]] == sentence[anchor[inside]]
            near[beside[inside]] = True
    near &= np.cumsum(node[:-1]) == 0
    return np.bincount(stream[positions[near]], minlength=segment.types), len(np.unique(first))
