"""Texts → one stream of token types, and what is known of each type. For building only.

A *type* is what MeCab says of a surface: the surface with its reading, lemma, parts of speech and
conjugation. Types are numbered in the order of their terms, so that the types of one term are a
range; type 0 is the border that ends each document.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import numpy as np

from indexer.analysis import term_of
from indexer.entries import features, system_dictionary
from indexer.folding import SPACES, Array
from text.morphology import brief_lines, token_lines


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
        lines = brief_lines(text) if self._brief else _full_lines(text)
        number = self._numbers.__getitem__
        self._parts.append(np.fromiter(map(number, lines), np.uint32, len(lines)))
        self._parts.append(np.zeros(1, np.uint32))
        self.bounds.append(self.bounds[-1] + len(lines) + 1)

    def finish(self) -> Types:
        """Return the types, with the stream in their numbers; the collector is used up."""
        stream = np.concatenate([*self._parts, np.empty(0, np.uint32)])
        self._parts = []
        return Types(list(self._numbers), stream)


def _full_lines(text: str) -> list[str]:
    return [line.lstrip(" ") for _, lines in token_lines(text) for line in lines]


class Types:
    """The types of a part in their final numbers, their terms, and the stream of both."""

    def __init__(self, lines: list[str], stream: Array) -> None:
        found = features(lines)
        terms = _terms(found)
        self.lexicon = sorted({"", *terms})
        number = {term: place for place, term in enumerate(self.lexicon)}
        term = np.array([0, *map(number.__getitem__, terms)], np.uint32)
        order = np.argsort(term, kind="stable")
        rank = np.empty(len(order), np.uint32)
        rank[order] = np.arange(len(order), dtype=np.uint32)
        self.stream = rank[stream]
        self.term = term[order]
        """The term of each type."""
        full = ["", *("\t".join((surface, *values)) for surface, values in found)]
        self.texts = [full[place] for place in order.tolist()]
        lengths = np.array([0, *(_tight_length(surface) for surface, _ in found)], np.uint32)
        self.lengths = lengths[order]
        """How many UTF-16 units of the tight text the surface of each type takes."""
        self.readings = _readings(found, terms, number)


def _terms(found: list[tuple[str, Sequence[str]]]) -> list[str]:
    known: dict[tuple[str, str, str], str] = {}
    terms = []
    for surface, values in found:
        key = (values[1] or surface, values[4], values[8])
        term = known.get(key)
        if term is None:
            lemma, pos, conjugation = key
            term = known[key] = term_of(lemma.split("-")[0] or lemma, pos, conjugation or "*")
        terms.append(term)
    return terms


def _tight_length(surface: str) -> int:
    if surface.isalnum() and max(surface) <= "\uffff":
        return len(surface)
    units = np.frombuffer(surface.encode("utf-16-le"), np.uint16)
    return int((~SPACES[units]).sum())


def _readings(
    found: list[tuple[str, Sequence[str]]], terms: list[str], number: dict[str, int]
) -> list[tuple[str, list[int]]]:
    """Return every reading, in katakana and sorted, with the numbers of the terms that have it."""
    table: dict[str, set[int]] = {}
    for (_, values), term in zip(found, terms, strict=True):
        reading = values[0]
        if reading and term:
            known = table.get(reading)
            if known is None:
                table[reading] = {number[term]}
            else:
                known.add(number[term])
    return [(reading, sorted(table[reading])) for reading in sorted(table)]
