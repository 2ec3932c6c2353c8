"""Trains what tells words of one sound apart by the words around them."""

from __future__ import annotations

import ctypes
import sys
from collections import defaultdict
from pathlib import Path

import numpy

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from models.compiled import compiled, pointer
from models.corpus import Corpus
from proofreading.expected.model.attributes import crc
from proofreading.expected.model.homonyms import contexts, sound
from proofreading.expected.model.slots import LABELS

BITS, EPOCHS, RATE, SLOWER = 20, 3, 0.25, 0.5
LEAST, MOST, CAP = 8, 8, 12_000
"""Fewest occurrences of a word, most words of a group, most examples of a word and a million
tokens' stretch."""


def groups(corpus: Corpus, names: list[str]) -> dict[str, list[tuple[str, str, int]]]:
    """Return the words of one sound by the name of their group: surface, lemma, times."""
    times = numpy.zeros(len(corpus.kinds), numpy.int64)
    for name in names:
        times += numpy.bincount(corpus.texts[name], minlength=len(corpus.kinds))
    counted: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    lemmas: dict[tuple[str, str], str] = {}
    for token, number in zip(corpus.kinds, times.tolist(), strict=True):
        group = sound(token) if token else ""
        if group and number:
            counted[group][token.surface] += number
            lemmas.setdefault((group, token.surface), token.lemma)
    found = {}
    for group, words in counted.items():
        often = sorted(words, key=lambda word: (-words[word], word))
        members = [(w, lemmas[group, w], words[w]) for w in often if words[w] >= LEAST][:MOST]
        if len({lemma for _, lemma, _ in members}) > 1:
            found[group] = members
    return found


def train(corpus: Corpus, names: list[str], held: list[str]) -> dict[str, numpy.ndarray]:
    """Return the weights, quantised, and the table of groups."""
    known = groups(corpus, names)
    order = sorted(known)
    words = [member[0] for name in order for member in known[name]]
    hashes = numpy.array([crc(word) for word in words], numpy.uint32)
    counts = numpy.array([m[2] for name in order for m in known[name]], numpy.float64)
    base = numpy.log(counts + 0.5).astype(numpy.float32)
    sizes = numpy.array([len(known[name]) for name in order], numpy.int32)
    firsts = numpy.concatenate([[0], numpy.cumsum(sizes)[:-1]]).astype(numpy.int32)
    where = {name: number for number, name in enumerate(order)}
    group_of = numpy.full(len(corpus.kinds), -1, numpy.int32)
    label_of = numpy.zeros(len(corpus.kinds), numpy.int32)
    for number, token in enumerate(corpus.kinds):
        name = sound(token) if token else ""
        if name in where:
            surfaces = [member[0] for member in known[name]]
            if token.surface in surfaces:
                group_of[number] = where[name]
                label_of[number] = surfaces.index(token.surface)
    print(len(order), "groups,", len(words), "words", flush=True)

    def examples(names: list[str]) -> tuple[numpy.ndarray, ...]:
        seen, group, label = [], [], []
        for piece in corpus.pieces(names, 1_000_000, 0):
            text, kinds = corpus.text(piece)
            places = numpy.flatnonzero(group_of[kinds] >= 0)
            found = firsts[group_of[kinds[places]]] + label_of[kinds[places]]
            rank = numpy.argsort(found, kind="stable")
            starts = numpy.flatnonzero(numpy.diff(found[rank], prepend=-1))
            within = numpy.arange(len(rank)) - numpy.repeat(
                starts, numpy.diff(numpy.append(starts, len(rank)))
            )
            places = numpy.sort(places[rank[within < CAP]])
            seen.append(contexts(text, places))
            group.append(group_of[kinds[places]])
            label.append(label_of[kinds[places]])
        return tuple(numpy.concatenate(part) for part in (seen, group, label))

    weights = numpy.zeros(1 << BITS, numpy.float32)
    past = numpy.full(1 << BITS, 0.05, numpy.float32)
    library = compiled("ranking")
    library.learn.restype = ctypes.c_double

    def run(part: tuple[numpy.ndarray, ...], rate: float, seed: int) -> float:
        seen, group, label = part
        seen = numpy.ascontiguousarray(seen)
        first, count = firsts[group].copy(), sizes[group].copy()
        walk = numpy.random.default_rng(seed).permutation(len(label)).astype(numpy.int64)
        loss = library.learn(
            *(pointer(weights), pointer(past), ctypes.c_int(BITS), pointer(seen)),
            *(ctypes.c_int(seen.shape[1]), pointer(hashes), pointer(base), pointer(first)),
            *(pointer(count), pointer(label), pointer(walk)),
            *(ctypes.c_int64(len(label)), ctypes.c_float(rate)),
        )
        return float(loss) / len(label)

    learnt, unseen = examples(names), examples(held)
    print(len(learnt[2]), "examples, held out", len(unseen[2]), flush=True)
    print(f"conversions before: held out {run(unseen, 0, 0):.4f}")
    for epoch in range(EPOCHS):
        loss = run(learnt, RATE * SLOWER**epoch, epoch)
        print(f"conversions {epoch}: {loss:.4f}, held out {run(unseen, 0, 0):.4f}", flush=True)
    table = "\n".join(
        "\t".join([name, *(f"{w}|{lemma}|{n}" for w, lemma, n in known[name])]) for name in order
    )
    steps = 24
    quantised = numpy.clip(numpy.rint(weights * steps), -127, 127).astype(numpy.int8)
    return {
        "conversions": quantised,
        "conversions_scale": numpy.float32(1 / steps),
        "homonyms": numpy.frombuffer(table.encode("utf-8"), numpy.uint8),
    }


assert len(LABELS) < 64
