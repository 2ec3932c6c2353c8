"""The tokens that `reading.py` wrote, as the arrays that the model reads."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from proofreading.expected.model.attributes import BREAK, attributes
from proofreading.expected.model.slots import Text
from text.model.document import Token

EDGE = 4


class Corpus:
    """The texts by name, as numbers of kinds of tokens, and the kinds."""

    def __init__(self, folder: Path) -> None:
        with (folder / "kinds.pickle").open("rb") as stream:
            kinds = pickle.load(stream)
        self.kinds = [kind and Token._make(kind) for kind in kinds]
        table = [BREAK if kind is None else attributes(kind) for kind in self.kinds]
        self.table = numpy.array(table, numpy.int64).T
        self.texts = dict(numpy.load(folder / "tokens.npz"))

    def text(self, numbers: numpy.ndarray) -> tuple[Text, numpy.ndarray]:
        """Return the arrays of a text, and the kinds of its places (0 for a break)."""
        repeated = numpy.repeat(numbers, numpy.where(numbers == 0, EDGE, 1))
        edge = numpy.zeros(EDGE, numbers.dtype)
        places = numpy.concatenate([edge, repeated, edge])
        word, ending, group = (column[places].astype(numpy.uint32) for column in self.table[:3])
        kind = self.table[3][places].astype(numpy.int32)
        particle = self.table[4][places].astype(numpy.int32)
        return Text(word, ending, group, kind, particle), places

    def pieces(self, names: list[str], size: int, seed: int) -> Iterator[numpy.ndarray]:
        """Yield stretches of some `size` tokens of all the texts, whole lines, by chance."""
        stretches = []
        for name in names:
            numbers = self.texts[name]
            ends = numpy.flatnonzero(numbers == 0) + 1
            marks = ends[numpy.searchsorted(ends, numpy.arange(size, len(numbers), size))]
            cuts = [0, *marks.tolist(), len(numbers)]
            stretches += [(name, a, b) for a, b in pairwise(cuts) if b > a]
        for place in numpy.random.default_rng(seed).permutation(len(stretches)):
            name, start, end = stretches[place]
            yield self.texts[name][start:end]
