"""What MeCab's system dictionary says of a token, looked up for many tokens at once.

MeCab's formatted output spends a third of its time on writing features, so bulk work takes only
the surface and two numbers per token (`text.language.morphology.brief_lines`), and each distinct
one is looked up here: in the double array, the token table and the features of `sys.dic` (MeCab
format 102). Of entries with the same numbers MeCab takes the first, and so does this; tests compare
both.
"""

from __future__ import annotations

import csv
import mmap
import os
import struct
from collections.abc import Iterator
from functools import lru_cache
from itertools import compress, repeat
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from text.language.morphology import dictionary_file
from text.later import later

_HEAD = struct.Struct("<10I")
_VERSION = 102
_START = 72
_LONGEST = 1024
"""Bytes: no feature string of a dictionary is longer (those of UniDic have at most 300)."""
_FIELD = rb',[^,"\0]*'
_FEATURE = later(
    rb'([^,"\0]*(?:' + _FIELD + rb"){5})"  # parts of speech and conjugation
    rb"("
    + _FIELD * 2
    + rb")"
    + _FIELD * 2  # reading, lemma
    + rb"("
    + _FIELD
    + rb")"
    + _FIELD * 6  # base form
    + rb"("
    + _FIELD
    + rb")(?=[,\0])"  # kana
)
"""The fields that are kept of a feature, each with the comma before it; none in quotes."""
_BASE, _KANA = 10, 17
"""The fields of the base form and of the kana."""
_WINDOW = 1 << 24
"""Bytes of features that are mapped at once; what is mapped counts as this process's memory."""
_TOKEN = np.dtype(
    [
        ("left", "<u2"),
        ("right", "<u2"),
        ("pos", "<u2"),
        ("cost", "<i2"),
        ("feature", "<u4"),
        ("", "<u4"),
    ]
)


class TokenColumns(NamedTuple):
    """What is known of tokens, one column for each thing, in an order of its own."""

    places: Any
    """Which token each is, in the order in which they were asked for: a numpy array."""
    surfaces: list[str]
    readings: list[str]
    lemmas: list[str]
    kanas: list[str]
    """How each surface is read, as nothing where that is the reading."""
    bases: list[str]
    """The dictionary form in the spelling of the surface, as nothing where that is the surface."""
    grammars: list[str]
    """What follows the base form in a line of `text.language.morphology.token_lines`."""

    def lines(self) -> Iterator[str]:
        """Yield all but the place of each as one line."""
        return map("\t".join, zip(*self[1:], strict=True))


class SystemDictionary:
    """A compiled dictionary of MeCab. Its trie and tokens are mapped, its features when asked for.

    Mapped for good, the features (150 MB) would all come to count as this process's memory.
    """

    def __init__(self, path: Path) -> None:
        self._file = open(path, "rb", buffering=0)  # noqa: SIM115  (as long as the process)
        self._size = os.fstat(self._file.fileno()).st_size
        _, version, *_, trie, tokens, features, _ = _HEAD.unpack(self._file.read(_HEAD.size))
        if version != _VERSION or _START + trie + tokens + features != self._size:
            raise ValueError(f"not a dictionary of MeCab format {_VERSION}: {path}")
        self._map = mmap.mmap(self._file.fileno(), _START + trie + tokens, access=mmap.ACCESS_READ)
        cells = np.frombuffer(self._map, "<i4", trie // 4, _START)
        self._base, self._check = cells[::2], cells[1::2]
        self._tokens = np.frombuffer(self._map, _TOKEN, tokens // 16, _START + trie)
        self._features = _START + trie + tokens

    def features(self, surfaces: list[str], numbers: Any) -> TokenColumns:
        """Return what there is to say of tokens, in the order in which it stands in the file.

        `numbers` holds left id and cost of each in a row. Raises LookupError if the dictionary
        lacks one. Some 2 µs a token.
        """
        places: Any = self._tokens["feature"][self._chosen(surfaces, numbers)].astype(np.int64)
        places += self._features
        order = np.argsort(places)
        grammars, words, bases, kanas, others = self._read(places[order])
        known = {grammar: "\t".join(_fields(grammar)) for grammar in set(grammars)}
        # A comma, the reading, a comma and the lemma of one token after the other.
        fields = _fields(b"".join(words))
        found = TokenColumns(
            order,
            list(map(surfaces.__getitem__, order.tolist())),
            fields[1::2],
            fields[2::2],
            _fields(b"".join(kanas))[1:],
            _fields(b"".join(bases))[1:],
            list(map(known.__getitem__, grammars)),
        )
        for place, feature in others:
            values = next(csv.reader([feature.decode().replace(",*", ",")]))
            found.readings[place], found.lemmas[place] = values[6:8]
            found.bases[place], found.kanas[place] = (
                values[number] if number < len(values) else "" for number in (_BASE, _KANA)
            )
            found.grammars[place] = "\t".join(values[:6])
        return without_repetition(found)

    def _read(
        self, places: Any
    ) -> tuple[list[bytes], list[bytes], list[bytes], list[bytes], list[tuple[int, bytes]]]:
        """Return the groups of `_FEATURE` for the features at `places`, which ascend.

        What does not fit the pattern comes with its number at last, and as nothing before.
        """
        grammars: list[bytes] = []
        words: list[bytes] = []
        bases: list[bytes] = []
        kanas: list[bytes] = []
        others: list[tuple[int, bytes]] = []
        for window, within in self._windows(places):
            for place, match in zip(
                within, map(_FEATURE.match, repeat(window), within), strict=True
            ):
                if match is None:
                    others.append((len(grammars), window[place : window.find(b"\0", place)]))
                grammar, both, base, kana = match.groups() if match else (b"", b",,", b",", b",")
                grammars.append(grammar)
                words.append(both)
                bases.append(base)
                kanas.append(kana)
        return grammars, words, bases, kanas, others

    def _chosen(self, surfaces: list[str], numbers: Any) -> Any:
        """Return which token of the table each is: the first with its surface and its numbers."""
        first, count = self._entries([surface.encode() for surface in surfaces])
        chosen = np.full(len(surfaces), -1, np.int64)
        open_ones = np.arange(len(surfaces))
        for number in range(int(count.max(initial=0))):
            open_ones = open_ones[count[open_ones] > number]
            at = np.minimum(first[open_ones] + number, len(self._tokens) - 1)
            entry, wanted = self._tokens[at], numbers[open_ones]
            same = (entry["left"] == wanted[:, 0]) & (entry["cost"] == wanted[:, 1])
            chosen[open_ones[same]] = at[same]
            open_ones = open_ones[~same]
        if (chosen < 0).any():
            raise LookupError(surfaces[int(np.argmax(chosen < 0))])
        return chosen

    def _windows(self, places: Any) -> Iterator[tuple[mmap.mmap, list[int]]]:
        """Yield pieces of the file with the `places` (ascending) in each, counted from its start.

        To read each by a system call takes as long as all else that is done for it.
        """
        done = 0
        while done < len(places):
            start = int(places[done]) // mmap.ALLOCATIONGRANULARITY * mmap.ALLOCATIONGRANULARITY
            end = int(np.searchsorted(places, start + _WINDOW))
            # A string may begin in one window and end in the next.
            length = min(_WINDOW + _LONGEST, self._size - start)
            with mmap.mmap(
                self._file.fileno(), length, access=mmap.ACCESS_READ, offset=start
            ) as window:
                yield window, (places[done:end] - start).tolist()
            done = end

    def _entries(self, surfaces: list[bytes]) -> tuple[Any, Any]:
        """Return the number of the first token of each surface, and how many it has."""
        lengths: Any = np.array([len(surface) for surface in surfaces], np.int64)
        text = np.frombuffer(b"".join(surfaces), np.uint8)
        start = np.cumsum(lengths) - lengths
        state = np.full(len(surfaces), self._base[0], np.int64)
        alive = np.ones(len(surfaces), bool)
        last = len(self._base) - 1
        walking = np.arange(len(surfaces))
        for column in range(int(lengths.max(initial=0))):
            walking = walking[lengths[walking] > column]
            before = state[walking]
            cell = np.minimum(before + 1 + text[start[walking] + column], last)
            fits = self._check[cell] == before
            alive[walking[~fits]] = False
            walking = walking[fits]
            state[walking] = self._base[cell[fits]]
        state = np.minimum(state, last)
        value = self._base[state].astype(np.int64)
        alive &= (self._check[state] == state) & (value < 0)
        value = np.where(alive, -value - 1, 0)
        return value >> 8, np.where(alive, value & 0xFF, 0)


def without_repetition(found: TokenColumns) -> TokenColumns:
    """Return `found` without kana that are the reading and base forms that are the surface."""
    kanas = [
        "" if kana == reading else kana
        for kana, reading in zip(found.kanas, found.readings, strict=True)
    ]
    bases = [
        "" if base == surface else base
        for base, surface in zip(found.bases, found.surfaces, strict=True)
    ]
    return found._replace(kanas=kanas, bases=bases)


def _fields(feature: bytes) -> list[str]:
    return feature.decode().replace(",*", ",").split(",")


@lru_cache(maxsize=1)
def system_dictionary() -> SystemDictionary | None:
    """Return the dictionary in use, or None where it is not of the kind that is read here."""
    path = dictionary_file()
    try:
        return None if path is None else SystemDictionary(path)
    except (OSError, ValueError, struct.error):
        return None


def features(lines: list[str]) -> TokenColumns:
    """Return the surface and the features of each line of
    `text.language.morphology.brief_lines`."""
    known = np.fromiter((line.count("\t") == 2 for line in lines), bool, len(lines))
    fields = "\t".join(compress(lines, known)).split("\t")
    found = TokenColumns(np.empty(0, np.int64), [], [], [], [], [], [])
    if known.any():
        dictionary = system_dictionary()
        assert dictionary is not None
        numbers = np.fromstring("\t".join(fields[1::3] + fields[2::3]), np.int64, sep="\t")
        found = dictionary.features(fields[::3], numbers.reshape(2, -1).T)
    for line in compress(lines, ~known):
        surface, reading, lemma, kana, base, grammar = line.split("\t", 5)
        found.surfaces.append(surface)
        found.readings.append(reading)
        found.lemmas.append(lemma)
        found.kanas.append("" if kana == reading else kana)
        found.bases.append("" if base == surface else base)
        found.grammars.append(grammar)
    places = np.concatenate([np.flatnonzero(known)[found.places], np.flatnonzero(~known)])
    return found._replace(places=places)
