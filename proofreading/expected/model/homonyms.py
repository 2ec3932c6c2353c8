"""Words of one sound, and how well each goes with the words around a place.

A word is known by its surface. Words of one lemma are spellings of one another and never weighed
against each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import numpy

from proofreading.expected.model.attributes import PREDICATE, SURU, VERBAL, crc
from proofreading.expected.model.slots import Numbers, Text
from proofreading.expected.model.weights import arrays
from text.later import later
from text.model.document import Token

_KANJI = later("[一-鿿々]")
_NOMINAL = frozenset(["名詞", "形状詞", "副詞"])
_INFLECTED = frozenset(["動詞", "形容詞"])
_BAG = (2, 3, 4, 5, 6, 7)
_AT_ONCE = 16384
_OFTEN = 0.8
"""How much of the log of its frequency counts when the best of the other words is chosen."""
_MIX = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D)


class Member(NamedTuple):
    """A word of a group: how it is written, its lemma, and how often the training text has it."""

    surface: str
    lemma: str
    times: int


def sound(token: Token) -> str:
    """Return the name of the group of words that sound like `token`; "" for words of no group."""
    return _sound(token.surface, token.kana, token.pos, token.conjugation_form)


@lru_cache(maxsize=65536)
def _sound(surface: str, kana: str, pos: tuple[str, str, str, str], form: str) -> str:
    first, second, _, _ = pos
    if len(kana) < 2 or second in ("固有名詞", "数詞", "非自立可能"):
        return ""
    if _KANJI.search(surface) is None:
        return ""
    if first in _NOMINAL:
        return f"{kana}/N" if len(surface) > 1 else ""
    return f"{kana}/{first}/{form}" if first in _INFLECTED else ""


@cache
def groups() -> dict[str, str]:
    """Return the groups of words of one sound by name, as they are written in the file."""
    lines = bytes(arrays()["homonyms"]).decode("utf-8").splitlines()
    return {name: members for name, _, members in (line.partition("\t") for line in lines)}


@lru_cache(maxsize=4096)
def members(group: str) -> Sequence[Member]:
    """Return the words of a group, the most frequent first; () for no group."""
    written = groups().get(group)
    if written is None:
        return ()
    parts = (member.split("|") for member in written.split("\t"))
    return [Member(surface, lemma, int(times)) for surface, lemma, times in parts]


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


def weighed(seen: Numbers, words: Sequence[tuple[str, str, str]]) -> list[tuple[str, float]]:
    """Return for each word (surface, lemma, group), given its context, the likeliest other word of
    its group and the log odds that it was meant. O(words x words of a group)."""
    known = [_others(*word) for word in words]
    signs, meant = views(seen, known)
    line = arrays()["conversions_line"]
    odds = signs @ line[:-1] + line[-1]
    return [
        (others[best].surface, one) if best > 0 and others[0].times else ("", -99.0)
        for others, best, one in zip(known, meant.tolist(), odds.tolist(), strict=True)
    ]


def views(seen: Numbers, known: Sequence[tuple[Member, ...]]) -> tuple[Numbers, Numbers]:
    """Return what speaks for the best of the other words (places x signs) and its number, 0 where
    there is none. The first word of each place is the one that is written."""
    names, often, place, first = _flat(known)
    said = _said(seen, names, place)
    often = often + said[:, 0]
    total = said[:, 1] + _OFTEN * often
    total[first] = -numpy.inf
    highest = numpy.maximum.reduceat(total, first)
    at = numpy.flatnonzero(total == highest[place])
    one = at[numpy.searchsorted(at, first)]
    one = numpy.where(numpy.isfinite(highest), one, first)
    signs = (
        said[one, 1] - said[first, 1],
        often[one],
        often[first],
        said[one, 2],
        said[first, 2],
        said[one, 3],
        said[one, 4],
        said[one, 5],
    )
    return numpy.stack(signs, axis=1), one - first


def _flat(
    known: Sequence[tuple[Member, ...]],
) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Return the words of all places one behind the other: hashes, logs of their frequency, the
    place of each; and where each place begins."""
    unique = {id(others): others for others in known}
    start: dict[int, int] = {}
    words: list[Member] = []
    for name, others in unique.items():
        start[name] = len(words)
        words += others
    names = numpy.array([crc(word.surface) for word in words], numpy.uint32)
    often = numpy.log(numpy.array([word.times for word in words]) + 0.5)
    sizes = numpy.array([len(others) for others in known])
    first = numpy.cumsum(sizes) - sizes
    place = numpy.repeat(numpy.arange(len(known)), sizes)
    begins = numpy.array([start[id(others)] for others in known])
    at = numpy.arange(len(place)) - first[place] + begins[place]
    return names[at], often[at], place, first


def _said(seen: Numbers, names: Numbers, place: Numbers) -> Numbers:
    """Return what the contexts say of each word: its own weight, all, the neighbours, the left, the
    right, the predicate and what is further off."""
    weights, scale = arrays()["conversions"], float(arrays()["conversions_scale"])
    bits = int(weights.shape[0]).bit_length() - 1
    parts = []
    for start in range(0, len(names), _AT_ONCE):
        some = slice(start, start + _AT_ONCE)
        at = weights[rows(seen[place[some]], names[some, None], bits)].astype(numpy.int32)
        columns = (at[:, 0], at[:, 1:].sum(axis=1), at[:, 1:6].sum(axis=1), at[:, 1], at[:, 2])
        parts.append(numpy.stack([*columns, at[:, 6:12].sum(axis=1)], axis=1) * scale)
    return numpy.concatenate(parts)


@lru_cache(maxsize=8192)
def _others(surface: str, lemma: str, group: str) -> tuple[Member, ...]:
    """Return the written word and the words of other lemmas that it may have been meant for."""
    known = members(group)
    own = next((m for m in known if m.surface == surface), Member(surface, lemma, 0))
    lemmas = {lemma, own.lemma}
    return (own, *(m for m in known if m.lemma not in lemmas and m.surface not in lemmas))
