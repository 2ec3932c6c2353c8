"""Under which name a token is counted: itself, its class, its spelling."""

from __future__ import annotations

import re

from text.model.document import Token

_DIGIT = re.compile("[0-9０-９]")
_FUNCTION = frozenset(["助詞", "助動詞", "接続詞", "接尾辞", "接頭辞", "連体詞"])
_KEPT_MARKS = frozenset("。、「」（）()")

BREAK = "\n"
"""The neighbour of the first and last word of a line."""
CLASS = "\x01"
"""What a class's name begins with, so that it is never taken for a word."""
FUNCTION_CLASS = "/"
"""What stands in the name of a class that is one word with its form, and in no other."""


def key(token: Token) -> str:
    """Return the form under which a token is counted: any digit is 0, Latin is lower case."""
    surface = token.surface
    if surface.isascii() or _DIGIT.match(surface):
        surface = _DIGIT.sub("0", surface.lower())
    return surface.encode("utf-8", "replace").decode("utf-8")


def spelling_key(token: Token) -> str:
    """Return lemma, reading, word class and conjugation of a token, the key of its spellings.

    行う and 行える, 応じる and 応ずる share a lemma and are no spellings of one another.
    """
    conjugation = token.conjugation_type.partition("-")[0]
    return f"{token.lemma}/{token.reading}/{token.pos[0]}/{conjugation}"


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
