"""What is counted of a text: words, neighbouring pairs of words, spellings of a lemma."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from proofreading.draft import Draft
from text.model import Token

_DIGIT = re.compile("[0-9０-９]")
BREAK = "\n"
"""The neighbour of the first and last word of a line."""
JOINT = "\t"
"""What stands between the words of a pair."""


@dataclass
class Counts:
    """Counts of one or more texts.

    `words` tells kana and word class of each surface; `spellings` counts (lemma, base), where the
    lemma carries its reading and word class: two words written alike are kept apart.
    """

    surfaces: Counter[str] = field(default_factory=Counter)
    words: dict[str, tuple[str, str]] = field(default_factory=dict)
    pairs: Counter[str] = field(default_factory=Counter)
    spellings: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, other: Counts) -> None:
        """Add the counts of `other`."""
        self.surfaces.update(other.surfaces)
        self.words.update(other.words)
        self.pairs.update(other.pairs)
        self.spellings.update(other.spellings)


def key(token: Token) -> str:
    """Return the form under which a token is counted: any digit is 0, Latin is lower case."""
    surface = token.surface
    if surface.isascii() or _DIGIT.match(surface):
        surface = _DIGIT.sub("0", surface.lower())
    return surface.encode("utf-8", "replace").decode("utf-8")


def spelling_key(token: Token) -> str:
    """Return lemma, reading and word class of a token, the key of its spellings."""
    return f"{token.lemma}/{token.reading}/{token.pos[0]}"


def count(draft: Draft) -> Counts:
    """Return the counts of one document. O(tokens)."""
    counts = Counts()
    text = draft.text
    previous, place = BREAK, 0
    for token in draft.tokens:
        name = key(token)
        counts.surfaces[name] += 1
        if name not in counts.words:
            known = token.pos[0] if token.known else "未知語"
            counts.words[name] = (token.kana, f"{known}-{token.pos[1]}")
        if previous != BREAK and token.start > place and "\n" in text[place : token.start]:
            counts.pairs[previous + JOINT + BREAK] += 1
            previous = BREAK
        counts.pairs[previous + JOINT + name] += 1
        previous, place = name, token.end
        if token.known and token.reading and token.pos[0] not in ("助詞", "助動詞", "補助記号"):
            counts.spellings[spelling_key(token), token.base] += 1
    if previous != BREAK:
        counts.pairs[previous + JOINT + BREAK] += 1
    return counts
