"""Words of one sound, and how well each goes with the words around a place.

A word is known by its surface. Words of one lemma are spellings of one another and never weighed
against each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import numpy

from proofreading.expected.attributes import PREDICATE, SURU, VERBAL, crc
from proofreading.expected.slots import Numbers, Text
from proofreading.expected.weights import arrays
from text.later import later
from text.model.document import Token

_KANJI = later("[一-鿿々]")
_NOMINAL = frozenset(["名詞", "形状詞", "副詞"])
_INFLECTED = frozenset(["動詞", "形容詞"])
_BAG = (2, 3, 4, 5, 6, 7)
_AT_ONCE = 65536
_MIX = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D)


class Member(NamedTuple):
    """A word of a group: how it is written, its lemma, and how often the training text has it."""

    surface: str
    lemma: str
    times: int


def sound(token: Token) -> str:
    """Return the name of the group of words that sound like `token`; "" for words of no group."""
    first, second, _, _ = token.pos
    if not token.kana or len(token.kana) < 2 or second in ("固有名詞", "数詞", "非自立可能"):
        return ""
    if _KANJI.search(token.surface) is None:
        return ""
    if first in _NOMINAL:
        return f"{token.kana}/N"
    return f"{token.kana}/{first}/{token.conjugation_form}" if first in _INFLECTED else ""


@cache
def groups() -> dict[str, Sequence[Member]]:
    """Return the groups of words of one sound, by name."""
    found: dict[str, Sequence[Member]] = {}
    for line in bytes(arrays()["homonyms"]).decode("utf-8").splitlines():
        name, *members = line.split("\t")
        parts = (member.split("|") for member in members)
        found[name] = [Member(surface, lemma, int(times)) for surface, lemma, times in parts]
    return found


def contexts(text: Text, places: Numbers) -> Numbers:
    """Return what is seen around each of `places`: hashes (places x features), 0 for nothing."""
    word, group, kind = text.word, text.group, text.kind
    last = len(word) - 1
    before, after = places - 1, places + 1
    further = numpy.minimum(places + 2, last)
    heads = numpy.append(numpy.flatnonzero(kind & (PREDICATE | SURU)), last)
    head = heads[numpy.searchsorted(heads, after)]
    near = numpy.where(head - places <= 10, word[head], 0)
    columns = [
        _hash(0, numpy.zeros_like(word[places])),
        _hash(1, word[before]),
        _hash(2, word[after]),
        _hash(3, word[before], word[places - 2]),
        _hash(4, word[after], word[further]),
        _hash(5, word[before], word[after]),
        _hash(6, near),
        _hash(7, near, text.particle[after]),
        _hash(8, group[before], group[after]),
        _hash(9, text.ending[before], text.ending[after]),
        _hash(10, word[places - 2], text.particle[before]),
        _hash(11, word[further], text.particle[after]),
    ]
    content = (kind & (PREDICATE | VERBAL)) > 0
    for step in _BAG:
        for at in (numpy.maximum(places - step, 0), numpy.minimum(places + step, last)):
            columns.append(numpy.where(content[at], _hash(12, word[at]), numpy.uint32(0)))
    return numpy.stack(columns, axis=1)


def _hash(template: int, *parts: Numbers) -> Numbers:
    mixed = numpy.full(parts[0].shape, template * 0x632BE5AB + 1 & 0xFFFFFFFF, numpy.uint32)
    for factor, part in zip(_MIX, parts, strict=False):
        mixed = (mixed ^ part.astype(numpy.uint32)) * numpy.uint32(factor)
        mixed ^= mixed >> numpy.uint32(15)
    return mixed | numpy.uint32(1)


def rows(seen: Numbers, surface: Numbers, bits: int) -> Numbers:
    """Return the rows of the table for words (hashes) in contexts; row 0 is nothing."""
    mixed = (seen ^ (surface * numpy.uint32(0x27D4EB2F))) * numpy.uint32(0x165667B1)
    mixed ^= mixed >> numpy.uint32(15)
    mixed *= numpy.uint32(0x9E3779B1)
    found = (mixed >> numpy.uint32(32 - bits)).astype(numpy.int64)
    return numpy.where(seen == 0, 0, found)


def weighed(seen: Numbers, tokens: Sequence[Token]) -> list[tuple[str, float]]:
    """Return for each token, given its context, the likeliest other word of its group and the log
    odds of that against the written one. O(tokens x words of a group)."""
    weights, scale = arrays()["conversions"], float(arrays()["conversions_scale"])
    bits = int(weights.shape[0]).bit_length() - 1
    known = [_others(token.surface, token.lemma, sound(token)) for token in tokens]
    place = numpy.repeat(numpy.arange(len(tokens)), [len(others) for others in known])
    flat = [member for others in known for member in others]
    names = numpy.array([crc(member.surface) for member in flat], numpy.uint32)
    base = numpy.log(numpy.array([member.times for member in flat]) + 0.5)
    found: list[tuple[str, float]] = []
    scores = numpy.empty(len(flat))
    for start in range(0, len(flat), _AT_ONCE):
        some = slice(start, start + _AT_ONCE)
        at = rows(seen[place[some]], names[some, None], bits)
        scores[some] = weights[at].sum(axis=1, dtype=numpy.int64) * scale + base[some]
    first = 0
    for others in known:
        own, *rest = scores[first : first + len(others)].tolist()
        best = max(range(len(rest)), key=rest.__getitem__, default=-1)
        meant = (others[best + 1].surface, rest[best] - own) if best >= 0 else ("", -99.0)
        found.append(meant)
        first += len(others)
    return found


@lru_cache(maxsize=8192)
def _others(surface: str, lemma: str, group: str) -> Sequence[Member]:
    """Return the written word and the words of other lemmas that it may have been meant for."""
    members = groups().get(group, ())
    own = next((m for m in members if m.surface == surface), Member(surface, lemma, 0))
    lemmas = {lemma, own.lemma}
    return [own, *(m for m in members if m.lemma not in lemmas and m.surface not in lemmas)]
