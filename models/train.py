"""Train the model on what `gather.py` and `reading.py` brought, and write its file.

    python models/train.py FOLDER [--out FILE]

FOLDER is that of the gathered texts. Written is `proofreading/expected/model/weights.bin`; printed
is the loss on what was held out. Needs a C compiler (`cc`), some 4 GB of memory and half an hour of
one processor.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from models import calibrate, conversions, embedding
from models.corpus import Corpus
from models.softmax import Softmax
from proofreading.expected.model.features import features
from proofreading.expected.model.slots import LABELS, around, slots
from proofreading.expected.model.weights import FILE, arrays, write

BITS, EPOCHS, RATE, SLOWER = 18, 3, 0.3, 0.6
_PIECE = 100_000
_HEADS = 8000
_STEPS = 24
"""Steps of the weights of eight bits to a unit: what lies beyond 5.3 is cut."""


def examples(corpus: Corpus, names: list[str]) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Return the rows (int32) and labels (uint8) of all the places of the texts."""
    rows, labels = [], []
    for piece in corpus.pieces(names, _PIECE, 0):
        text, _ = corpus.text(piece)
        found = slots(text)
        if len(found.left):
            rows.append(features(text, found, BITS).astype(numpy.int32))
            labels.append(found.label.astype(numpy.uint8))
    return numpy.concatenate(rows), numpy.concatenate(labels)


def particles(corpus: Corpus, names: list[str], held: list[str]) -> dict[str, numpy.ndarray]:
    """Return the weights of the linear judge, quantised."""
    rows, labels = examples(corpus, names)
    unseen = examples(corpus, held)
    model = Softmax(BITS, len(LABELS))
    for epoch in range(EPOCHS):
        loss = model.run(rows, labels, RATE * SLOWER**epoch, epoch)
        print(f"particles {epoch}: {loss:.4f}, held out {model.run(*unseen, 0):.4f}", flush=True)
    quantised = numpy.clip(numpy.rint(model.weights * _STEPS), -127, 127).astype(numpy.int8)
    return {"particles": quantised, "particles_scale": numpy.float32(1 / _STEPS)}


def heads(corpus: Corpus, names: list[str]) -> dict[str, numpy.ndarray]:
    """Return how often the commonest predicates have each particle."""
    counted: dict[int, numpy.ndarray] = {}
    for piece in corpus.pieces(names, _PIECE * 10, 0):
        text, _ = corpus.text(piece)
        found = slots(text)
        words = around(text, found).predicate.astype(numpy.int64)
        keys, times = numpy.unique(words * len(LABELS) + found.label, return_counts=True)
        for key, number in zip(keys.tolist(), times.tolist(), strict=True):
            word, label = divmod(key, len(LABELS))
            counted.setdefault(word, numpy.zeros(len(LABELS), numpy.int32))[label] += number
    often = sorted(counted, key=lambda word: -counted[word].sum())[:_HEADS]
    often.sort()
    return {
        "heads": numpy.array(often, numpy.uint32),
        "head_counts": numpy.array([counted[word] for word in often], numpy.int32),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=FILE)
    arguments = parser.parse_args()
    corpus = Corpus(arguments.folder)
    names = [name for name in corpus.texts if "/" not in name]
    held = [n for n in corpus.texts if n.startswith("held-out/") and len(corpus.texts[n])]
    made = particles(corpus, names, held) | heads(corpus, names)
    made |= embedding.train(corpus, names, held)
    made |= conversions.train(corpus, names, held)
    write(arguments.out, made)
    arrays().clear()  # the lines are drawn with what was just trained
    arrays().update(made)
    unseen = sorted(arguments.folder.glob("calibration/*.txt"))
    lines = [line for path in unseen for line in path.read_text("utf-8").splitlines()]
    made |= calibrate.particles(lines) | calibrate.conversions(lines)
    write(arguments.out, made)
    print(arguments.out, arguments.out.stat().st_size)


if __name__ == "__main__":
    main()
