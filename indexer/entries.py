"""What MeCab's system dictionary says of a token, looked up for many tokens at once.

MeCab's formatted output spends a third of its time on writing features, so bulk work takes only
the surface and two numbers per token (`text.morphology.brief_lines`), and each distinct one is
looked up here: in the double array, the token table and the features of `sys.dic` (MeCab format
102). Of entries with the same numbers MeCab takes the first, and so does this; tests compare both.
"""

from __future__ import annotations

import csv
import mmap
import os
import struct
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from text.morphology import dictionary_file

_HEAD = struct.Struct("<10I")
_VERSION = 102
_START = 72
_LONGEST = 1024
"""Bytes: no feature string of a dictionary is longer (those of UniDic have at most 300)."""
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


class SystemDictionary:
    """A compiled dictionary of MeCab. Its trie and tokens are mapped; its features are read.

    Mapped, the features (150 MB) would all come to count as this process's memory.
    """

    def __init__(self, path: Path) -> None:
        self._file = open(path, "rb", buffering=0)  # noqa: SIM115  (as long as the process)
        size = os.fstat(self._file.fileno()).st_size
        _, version, *_, trie, tokens, features, _ = _HEAD.unpack(self._file.read(_HEAD.size))
        if version != _VERSION or _START + trie + tokens + features != size:
            raise ValueError(f"not a dictionary of MeCab format {_VERSION}: {path}")
        self._map = mmap.mmap(self._file.fileno(), _START + trie + tokens, access=mmap.ACCESS_READ)
        cells = np.frombuffer(self._map, "<i4", trie // 4, _START)
        self._base, self._check = cells[::2], cells[1::2]
        self._tokens = np.frombuffer(self._map, _TOKEN, tokens // 16, _START + trie)
        self._features = _START + trie + tokens

    def features(self, surfaces: list[str], numbers: Any) -> list[tuple[str, ...]]:
        """Return the features of tokens, in the order of a line of `text.morphology.token_lines`;

        the kana and the base form, which the index does not keep, are left empty.

        `numbers` holds the left id and the cost of each in a row; "" stands for nothing.
        Raises LookupError if the dictionary lacks one. Some 2 µs a token.
        """
        first, count = self._entries([surface.encode() for surface in surfaces])
        chosen = np.full(len(surfaces), -1, np.int64)
        for number in range(int(count.max(initial=0))):
            at = np.minimum(first + number, len(self._tokens) - 1)
            entry = self._tokens[at]
            same = (
                (number < count)
                & (chosen < 0)
                & (entry["left"] == numbers[:, 0])
                & (entry["cost"] == numbers[:, 1])
            )
            chosen[same] = at[same]
        if (chosen < 0).any():
            raise LookupError(surfaces[int(np.argmax(chosen < 0))])
        descriptor, read = self._file.fileno(), os.pread
        found: list[tuple[str, ...]] = []
        for start in (self._features + self._tokens["feature"][chosen].astype(np.int64)).tolist():
            content = read(descriptor, _LONGEST, start)
            feature = content[: content.index(b"\0")].decode().replace(",*", ",")
            values = feature.split(",", 8)
            if '"' in values[6] or '"' in values[7]:
                values = next(csv.reader([feature]))
            pos1, pos2, pos3, pos4, kind, form, reading, lemma, *_ = values
            found.append((reading, lemma, "", "", pos1, pos2, pos3, pos4, kind, form))
        return found

    def _entries(self, surfaces: list[bytes]) -> tuple[Any, Any]:
        """Return the number of the first token of each surface, and how many it has."""
        lengths: Any = np.array([len(surface) for surface in surfaces], np.int64)
        longest = int(lengths.max(initial=1))
        table = np.frombuffer(
            b"".join(surface.ljust(longest, b"\0") for surface in surfaces), np.uint8
        ).reshape(-1, longest)
        state = np.full(len(surfaces), self._base[0], np.int64)
        alive = np.ones(len(surfaces), bool)
        last = len(self._base) - 1
        for column in range(longest):
            walking = alive & (column < lengths)
            cell = np.minimum(state + 1 + table[:, column], last)
            alive &= ~walking | (self._check[cell] == state)
            state = np.where(walking & alive, self._base[cell], state)
        state = np.minimum(state, last)
        value = self._base[state].astype(np.int64)
        alive &= (self._check[state] == state) & (value < 0)
        value = np.where(alive, -value - 1, 0)
        return value >> 8, np.where(alive, value & 0xFF, 0)


@lru_cache(maxsize=1)
def system_dictionary() -> SystemDictionary | None:
    """Return the dictionary in use, or None where it is not of the kind that is read here."""
    path = dictionary_file()
    try:
        return None if path is None else SystemDictionary(path)
    except (OSError, ValueError, struct.error):
        return None


def features(lines: list[str]) -> list[tuple[str, Sequence[str]]]:
    """Return the surface and the features of each line of `text.morphology.brief_lines`."""
    found: list[tuple[str, Sequence[str]]] = []
    places, surfaces, numbers = [], [], []
    for place, line in enumerate(lines):
        surface, _, rest = line.partition("\t")
        if rest.count("\t") == 1:
            places.append(place)
            surfaces.append(surface)
            numbers.append(rest)
            found.append((surface, ()))
        else:
            reading, lemma, _, _, *others = rest.split("\t")
            found.append((surface, (reading, lemma, "", "", *others)))
    if places:
        dictionary = system_dictionary()
        assert dictionary is not None
        table = np.fromstring("\t".join(numbers), np.int64, sep="\t").reshape(-1, 2)
        looked_up = dictionary.features(surfaces, table)
        for place, surface, values in zip(places, surfaces, looked_up, strict=True):
            found[place] = (surface, values)
    return found
