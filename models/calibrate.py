"""Draws the lines between slips and sound prose, on text that nothing else was trained on.

Every place of the text is taken as it is, a sound one, and once more with another particle or word
written there: what the judges see around it stays the same.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from models.logistic import line
from proofreading.expected.model import network
from proofreading.expected.model.attributes import STARTS, SURU, VERBAL, Reader
from proofreading.expected.model.homonyms import Member, contexts, members, sound
from proofreading.expected.model.homonyms import views as word_views
from proofreading.expected.model.kinship import kin
from proofreading.expected.model.odds import Views, pairs, views
from proofreading.expected.model.slots import LABELS, Slots, Text, slots, text_of
from proofreading.expected.particles import chances, linear
from text.language.morphology import tokens
from text.model.document import Token

_CASES = [LABELS.index(case) for case in "がをにでとの"]


def read(lines: Sequence[str]) -> tuple[Text, list[Token], numpy.ndarray]:
    """Return the arrays of the lines, their tokens, and the place of each token in the arrays."""
    reader = Reader()
    cut = [list(tokens(one)) for one in lines]
    text, numbers = text_of([reader.read(one) for one in cut], reader)
    return text, [token for one in cut for token in one], numpy.flatnonzero(numbers >= 0)


def _bare(text: Text, found: Slots) -> numpy.ndarray:
    """Whether each place would still be one if its particle were lost."""
    kind = text.kind
    bare = (kind[found.right] & STARTS) > 0
    return bare | ((kind[found.right] & VERBAL) > 0) & ((kind[found.right + 1] & SURU) > 0)


def written_otherwise(text: Text, found: Slots, seed: int) -> numpy.ndarray:
    """Return another label for each place, -1 where none is to be written."""
    chance = Random(seed)
    bare = _bare(text, found).tolist()
    alike = kin()
    made = []
    for label, lost in zip(found.label.tolist(), bare, strict=True):
        if label not in _CASES:
            made.append(-1)
        elif chance.random() < 0.5:
            made.append(0 if lost else -1)
        else:
            made.append(chance.choice([c for c in _CASES if not alike[c, label]]))
    return numpy.array(made)


def particles(lines: Sequence[str], seed: int = 0) -> dict[str, numpy.ndarray]:
    """Return the line of `proofreading.expected.model.odds` and the constants of the pairs."""
    text, _, _ = read(lines)
    found = slots(text)
    one, other = linear(text, found), chances(network.scores(text, found))
    sound_ones = views(one, other, text, found)
    written = written_otherwise(text, found, seed)
    at = numpy.flatnonzero(written >= 0)
    changed = Slots(found.left[at], found.right[at], written[at])
    slips = views(one[at], other[at], text, changed)
    right = slips.meant == found.label[at]
    number = int(pairs().max()) + 1

    def columns(seen: Views, keep: numpy.ndarray) -> numpy.ndarray:
        marks = numpy.zeros((keep.sum(), number))
        marks[numpy.arange(keep.sum()), seen.pair[keep]] = 1
        return numpy.c_[seen.signs[keep], marks]

    good, bad = sound_ones.pair >= 0, (slips.pair >= 0) & right
    signs = numpy.r_[columns(sound_ones, good), columns(slips, bad)]
    fitted = line(signs, numpy.r_[numpy.zeros(good.sum()), numpy.ones(bad.sum())])
    size = sound_ones.signs.shape[1]
    return {
        "particles_line": numpy.append(fitted[:size], fitted[-1]).astype(numpy.float32),
        "particles_pairs": fitted[size:-1].astype(numpy.float32),
    }


def conversions(lines: Sequence[str], seed: int = 0) -> dict[str, numpy.ndarray]:
    """Return the line of `proofreading.expected.model.homonyms`."""
    text, words, places = read(lines)
    chance = Random(seed)
    known: list[tuple[Member, ...]] = []
    at: list[int] = []
    truth: list[str] = []
    for place, token in zip(places.tolist(), words, strict=True):
        group = members(sound(token))
        own = next((m for m in group if m.surface == token.surface), None)
        others = [m for m in group if own and m.lemma != own.lemma]
        if own is None or not others:
            continue
        wrong = chance.choice(others)
        rest = [m for m in group if m.lemma != wrong.lemma]
        known += [(own, *others), (wrong, *rest)]
        at += [place, place]
        truth += ["", token.surface]
    signs, best = word_views(contexts(text, numpy.array(at)), known)
    meant = [some[one].surface for some, one in zip(known, best.tolist(), strict=True)]
    slip = numpy.array([word != "" for word in truth])
    keep = ~slip | numpy.array([one == two for one, two in zip(meant, truth, strict=True)])
    fitted = line(signs[keep], slip[keep].astype(float), 1.0)
    return {"conversions_line": fitted.astype(numpy.float32)}
