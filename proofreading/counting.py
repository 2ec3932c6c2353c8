"""What is counted of a text: words, spellings, and what stands beside what.

Neighbours are counted three times: as words (pairs), as word classes where content words stand for
their class (classes), and as pairs of hiragana (kana).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from proofreading.draft import Draft
from text.model import Token

_DIGIT = re.compile("[0-9０-９]")
_HIRAGANA_PAIR = re.compile("(?=([ぁ-ん])([ぁ-ん]))")
_FUNCTION = frozenset(["助詞", "助動詞", "接続詞", "接尾辞", "接頭辞", "代名詞", "連体詞"])
_UNSPELT = frozenset(["助詞", "助動詞", "補助記号"])
_KEPT_MARKS = frozenset("。、「」（）()")
BREAK = "\n"
"""The neighbour of the first and last word of a line."""
JOINT = "\t"
"""What stands between the words of a pair."""
CLASS = "\x01"
"""What a class's name begins with, so that it is never taken for a word."""


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


def word_class(token: Token) -> str:
    """Return the class of a token: function words are their own, content words a part of speech.

    Inflected words carry their form: さ and し are the same verb and take different neighbours.
    """
    first, second, third, _ = token.pos
    if first in _FUNCTION or second == "非自立可能":
        return f"{CLASS}{token.surface}/{token.conjugation_form[:3]}"
    if first == "補助記号":
        return CLASS + (token.surface if token.surface in _KEPT_MARKS else "記号")
    if first == "名詞":
        return f"{CLASS}名詞-{second[:1]}{third[:1]}"
    if first in ("動詞", "形容詞"):
        return f"{CLASS}{first}-{token.conjugation_form[:3]}"
    return CLASS + first


def kana_pairs(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield (place, left, right) for every two hiragana that stand together."""
    for match in _HIRAGANA_PAIR.finditer(text):
        yield match.start(), CLASS + match[1], CLASS + match[2]


def count(draft: Draft) -> Counts:
    """Return the counts of one document. O(tokens)."""
    counts = Counts()
    text = draft.text
    pairs, surfaces = counts.pairs, counts.surfaces
    previous, before, place = BREAK, CLASS, 0
    for token in draft.tokens:
        name, kind = key(token), word_class(token)
        surfaces[name] += 1
        surfaces[kind] += 1
        if name not in counts.words:
            known = token.pos[0] if token.known else "未知語"
            counts.words[name] = (token.kana, f"{known}-{token.pos[1]}")
        if kind not in counts.words:
            counts.words[kind] = ("", "")
        if previous != BREAK and "\n" in text[place : token.start]:
            pairs[previous + JOINT + BREAK] += 1
            previous, before = BREAK, CLASS
        pairs[previous + JOINT + name] += 1
        pairs[before + JOINT + kind] += 1
        previous, before, place = name, kind, token.end
        if token.known and token.reading and token.pos[0] not in _UNSPELT:
            counts.spellings[spelling_key(token), token.base] += 1
    if previous != BREAK:
        pairs[previous + JOINT + BREAK] += 1
    for _, left, right in kana_pairs(text):
        pairs[left + JOINT + right] += 1
        surfaces[left] += 1
        counts.words.setdefault(left, ("", ""))
    return counts
