"""Under which names the use of a token type is counted: as a word, a class, a sound, a spelling.

The names are those of `text.language.token_keys`; what is kept of each is a checksum, for a corpus
is asked for the few words of a draft and compares what it finds with them.
"""

from __future__ import annotations

from typing import Any, NamedTuple
from zlib import crc32

import numpy as np

from indexer.analysis.mecab_dictionary import TokenColumns
from indexer.analysis.name_sums import number, word_number
from text.language.spelling_choice import class_may_vary, word_may_vary
from text.language.token_keys import key_of, spelling_key_of, word_class_of

Array = Any


class UsageNames(NamedTuple):
    """A checksum for each type, and 0 where it has no such name (as the border, type 0)."""

    keys: Array
    """Of the word (64 bits: what is found is not compared)."""
    digits: Array
    """Whether the type is nothing but a figure."""
    classes: Array
    """Of the word class."""
    kanas: Array
    """Of the kana, of words of the dictionary."""
    spellings: Array
    """Of the lemma, where its spelling is a matter of style."""


def usage_names(words: TokenColumns, order: Array) -> UsageNames:
    """Return the names of `words` in the `order` of the types, in which 0 stands for the border."""
    keys = [key_of(surface) for surface in words.surfaces]
    kinds: dict[str, tuple[str | None, bool, str, str]] = {}
    classes: list[int] = []
    spellings: list[int] = []
    known_classes: dict[str, int] = {}
    for surface, reading, lemma, base, grammar in zip(
        words.surfaces, words.readings, words.lemmas, words.bases, words.grammars, strict=True
    ):
        kind = kinds.get(grammar)
        if kind is None:
            kind = kinds[grammar] = _kind(grammar)
        name, varies, pos, conjugation = kind
        if name is None:
            name = word_class_of(surface, *_grammar(grammar))
        value = known_classes.get(name)
        if value is None:
            value = known_classes[name] = number(name)
        classes.append(value)
        if varies and lemma and word_may_vary(base or surface, reading):
            lemma = lemma.split("-")[0] or lemma
            spellings.append(number(spelling_key_of(lemma, reading, pos, conjugation)))
        else:
            spellings.append(0)
    kanas = [
        crc32((kana or reading).encode()) if lemma else 0
        for kana, reading, lemma in zip(words.kanas, words.readings, words.lemmas, strict=True)
    ]
    return UsageNames(
        np.array([0, *map(word_number, keys)], np.uint64)[order],
        np.array([False, *(key.strip("0") == "" for key in keys)], bool)[order],
        np.array([0, *classes], np.uint32)[order],
        np.array([0, *kanas], np.uint32)[order],
        np.array([0, *spellings], np.uint32)[order],
    )


def _grammar(grammar: str) -> tuple[tuple[str, str, str, str], str]:
    one, two, three, four, _, form = (name or "*" for name in grammar.split("\t"))
    return (one, two, three, four), form


def _kind(grammar: str) -> tuple[str | None, bool, str, str]:
    """Return class (None: it depends on the surface), whether spellings vary, pos, conjugation."""
    pos, form = _grammar(grammar)
    one, other = (word_class_of(surface, pos, form) for surface in ("\x02", "\x03"))
    conjugation = grammar.split("\t")[4] or "*"
    # A mark has a class of its own where its surface is one of a few.
    fixed = one == other and pos[0] != "補助記号"
    return one if fixed else None, class_may_vary(pos), pos[0], conjugation
