"""Trains the network of `network.py` on the places of the texts and packs it in eight bits."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from models.corpus import Corpus
from models.network import Network
from proofreading.expected.model.network import numbers
from proofreading.expected.model.slots import LABELS, slots
from proofreading.expected.model.window import POSITIONS, SMALL, window

WORDS, KINDS = 24_000, 1500
CYCLES, EPOCHS, BATCH = 2, 3, 2048
"""The steps shrink over three epochs and begin anew, twice: it goes on getting better."""
_RATE, _LEAST, _ROWS, _LEAST_ROWS = 0.002, 0.00005, 0.03, 0.001
_HIDDEN_WORDS = 0.05
"""The share of words that are hidden from it while it learns."""

Examples = list[numpy.ndarray]


def _vocabulary(corpus: Corpus, names: list[str], column: int, most: int) -> numpy.ndarray:
    times = numpy.zeros(len(corpus.kinds), numpy.int64)
    for name in names:
        times += numpy.bincount(corpus.texts[name], minlength=len(corpus.kinds))
    hashes, inverse = numpy.unique(corpus.table[column], return_inverse=True)
    counted = numpy.bincount(inverse, weights=times)
    return numpy.sort(hashes[numpy.argsort(-counted)[:most]]).astype(numpy.uint32)


def _examples(
    corpus: Corpus, names: list[str], words: numpy.ndarray, kinds: numpy.ndarray
) -> Examples:
    parts: list[tuple[numpy.ndarray, ...]] = []
    for piece in corpus.pieces(names, 100_000, 0):
        text, _ = corpus.text(piece)
        found = slots(text)
        if len(found.left):
            seen = window(text, found)
            parts.append(
                (
                    numbers(words, seen.words).astype(numpy.uint16),
                    numbers(kinds, seen.groups).astype(numpy.uint16),
                    seen.small.astype(numpy.uint8),
                    found.label.astype(numpy.uint8),
                )
            )
    return [numpy.concatenate(column) for column in zip(*parts, strict=True)]


def _loss(network: Network, unseen: Examples) -> float:
    total = 0.0
    for start in range(0, len(unseen[3]), 8192):
        words, kinds, small, labels = (
            column[start : start + 8192].astype(numpy.int64) for column in unseen
        )
        chances = network.chances(words, kinds, small)[0]
        total -= float(numpy.log(chances[numpy.arange(len(labels)), labels] + 1e-9).sum())
    return total / len(unseen[3])


def train(corpus: Corpus, names: list[str], held: list[str]) -> dict[str, numpy.ndarray]:
    """Return the network, quantised, and its vocabularies."""
    words, kinds = (
        _vocabulary(corpus, names, 0, WORDS),
        _vocabulary(corpus, names, 2, KINDS),
    )
    learnt = _examples(corpus, names, words, kinds)
    unseen = _examples(corpus, held, words, kinds)
    network = Network(len(words) + 1, len(kinds) + 1, POSITIONS, SMALL, len(LABELS))
    for cycle in range(CYCLES):
        network.begin_anew()
        _cycle(network, learnt, numpy.random.default_rng(1 + cycle))
        print(f"network {cycle}: held out {_loss(network, unseen):.4f}", flush=True)
    packed: dict[str, numpy.ndarray] = {}
    for name in ("words", "groups", "small", "first", "second"):
        table = getattr(network, name)
        scale = float(numpy.percentile(numpy.abs(table), 99.95)) / 127
        rounded = numpy.clip(numpy.rint(table / scale), -127, 127)
        packed[f"network_{name}"] = rounded.astype(numpy.int8)
        packed[f"network_{name}_scale"] = numpy.float32(scale)
    return packed | {
        "network_first_bias": network.first_bias,
        "network_second_bias": network.second_bias,
        "network_vocabulary": words,
        "network_kinds": kinds,
    }


def _cycle(network: Network, learnt: Examples, chance: numpy.random.Generator) -> None:
    total, step = EPOCHS * len(learnt[3]) // BATCH, 0
    for _ in range(EPOCHS):
        order = chance.permutation(len(learnt[3]))
        for start in range(0, len(order) - BATCH, BATCH):
            some = order[start : start + BATCH]
            words, kinds, small, labels = (column[some].astype(numpy.int64) for column in learnt)
            words[chance.random(words.shape) < _HIDDEN_WORDS] = 0
            left = 1 - step / total
            network.set_rate(_ROWS * left + _LEAST_ROWS)
            network.learn(words, kinds, small, labels, _RATE * left + _LEAST)
            step += 1
