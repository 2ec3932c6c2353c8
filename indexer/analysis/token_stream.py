"""Texts → one stream of token types, and what is known of each type. For building only.

A *type* is what MeCab says of a surface: the surface with its reading, lemma, parts of speech and
conjugation. Types are numbered in the order of their terms, so that the types of one term are a
range; type 0 is the border that ends each document.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator

import numpy as np

from indexer.analysis.folding import SPACES, Array
from indexer.analysis.mecab_dictionary import features, system_dictionary
from indexer.analysis.terms import terms_of
from indexer.analysis.type_text import own_text
from indexer.analysis.usage_names import usage_names
from text.language.morphology import brief_lines, token_lines


class _Numbers(dict[str, int]):
    """Line → number, in the order of first sight; 0 is the border."""

    def __missing__(self, line: str) -> int:
        number = self[line] = len(self) + 1
        return number


class TokenStream:
    """Collects the tokens of documents, one document after the other."""

    def __init__(self) -> None:
        self._numbers = _Numbers()
        self._brief = system_dictionary() is not None
        self._parts: list[Array] = []
        self.bounds = array("I", [0])
        """Where each document starts in the stream; its border is its last token."""

    def add(self, text: str) -> None:
        """Add the tokens of the folded running text of one document. O(len(text))."""
        number = self._numbers.__getitem__
        count = 0
        for lines in brief_lines(text) if self._brief else _full_lines(text):
            self._parts.append(np.fromiter(map(number, lines), np.uint32, len(lines)))
            count += len(lines)
        self._parts.append(np.zeros(1, np.uint32))
        self.bounds.append(self.bounds[-1] + count + 1)

    def finish(self) -> Types:
        """Return the types, with the stream in their numbers; the collector is used up."""
        stream = np.concatenate([*self._parts, np.empty(0, np.uint32)])
        self._parts = []
        return Types(list(self._numbers), stream)


def _full_lines(text: str) -> Iterator[list[str]]:
    for _, lines in token_lines(text):
        yield [line.lstrip(" ") for line in lines]


class Types:
    """The types of a part in their final numbers, their terms, and the stream of both."""

    def __init__(self, lines: list[str], stream: Array) -> None:
        words = features(lines)
        classes = {grammar: _classes(grammar) for grammar in set(words.grammars)}
        terms = terms_of(
            (lemma or surface, *classes[grammar])
            for surface, lemma, grammar in zip(
                words.surfaces, words.lemmas, words.grammars, strict=True
            )
        )
        self.lexicon = sorted({"", *terms})
        number = {term: place for place, term in enumerate(self.lexicon)}
        numbers = np.fromiter(map(number.__getitem__, terms), np.uint32, len(terms))
        term = np.zeros(len(lines) + 1, np.uint32)
        term[words.places + 1] = numbers
        order = np.argsort(term, kind="stable")
        rank = np.empty(len(order), np.uint32)
        rank[order] = np.arange(len(order), dtype=np.uint32)
        self.stream = rank[stream]
        self.term = term[order]
        """The term of each type."""
        # What is known stands in the order of the file, after the border.
        place = np.zeros(len(order), np.int64)
        place[words.places + 1] = np.arange(1, len(order))
        order = place[order]
        own = map(own_text, words.surfaces, words.lemmas, words.kanas, words.bases)
        full = ["", *own]
        self.texts = list(map(full.__getitem__, order.tolist()))
        """What is kept of each type alone (`indexer.segment.arrays.type_texts`)."""
        self.grammars = list(dict.fromkeys(words.grammars))
        """What follows the base forms, each once."""
        of = {grammar: place for place, grammar in enumerate(self.grammars)}
        numbered = np.array([0, *map(of.__getitem__, words.grammars)], np.uint32)
        self.grammar = numbered[order]
        """The number in `grammars` of that of each type."""
        self.usage = usage_names(words, order)
        """Under which names the use of each type is counted."""
        self.lengths = _tight_lengths(["", *words.surfaces])[order]
        """How many UTF-16 units of the tight text the surface of each type takes."""
        self.readings, self.reading_terms, self.reading_bounds, read = _readings(
            words.readings, numbers, len(self.lexicon)
        )
        """The readings, in katakana and sorted; the terms that have them; the bounds of these."""
        self.reading = np.append(0, read + 1)[order]
        """The number of the reading of each type, from 1; 0 if it has none."""


def _classes(grammar: str) -> tuple[str, str]:
    """Return the first part of speech and the conjugation's type that
    `indexer.analysis.mecab_dictionary` gives."""
    names = grammar.split("\t")
    return names[0], names[4] or "*"


def _tight_lengths(surfaces: list[str]) -> Array:
    """Return how many UTF-16 units of each surface are no white space."""
    units = np.frombuffer("\0".join([*surfaces, ""]).encode("utf-16-le"), np.uint16)
    visible = np.cumsum(~SPACES[units], dtype=np.uint32)
    ends = visible[units == 0]
    return np.diff(ends, prepend=np.uint32(0)) - np.uint32(1)


def _readings(
    readings: list[str], term: Array, terms: int
) -> tuple[list[str], Array, Array, Array]:
    """Return the readings of types, sorted; their terms, ascending; the bounds of these; and the
    number of the reading of each type, -1 if it has none.
    """
    known = sorted({*readings} - {""})
    number = {reading: place for place, reading in enumerate(known)}
    place = np.array([number.get(reading, -1) for reading in readings], np.int64)
    pairs = np.sort((place * terms + term)[(place >= 0) & (term > 0)])
    pairs = pairs[np.diff(pairs, prepend=-1) > 0]
    bounds = np.searchsorted(pairs, np.arange(len(known) + 1) * terms)
    return known, (pairs % terms).astype(np.uint32), bounds.astype(np.uint32), place
