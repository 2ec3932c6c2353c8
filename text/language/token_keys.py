"""Under which name a token is counted: itself, its class, its spelling."""

from __future__ import annotations

from text.later import later
from text.model.document import Token

_DIGIT = later("[0-9０-９]")
_FUNCTION = frozenset(["助詞", "助動詞", "接続詞", "接尾辞", "接頭辞", "連体詞"])
_KEPT_MARKS = frozenset("。、「」（）()")
_FOLDED = {"（": "(", "）": ")"}

BREAK = "\n"
"""The neighbour of the first and last word of a line."""
CLASS = "\x01"
"""What a class's name begins with, so that it is never taken for a word."""
FUNCTION_CLASS = "/"
"""What stands in the name of a class that is one word with its form, and in no other."""


def key(token: Token) -> str:
    """Return the form under which a token is counted: any digit is 0, Latin is lower case."""
    return key_of(token.surface)


def key_of(surface: str) -> str:
    """Return the key of a token with this surface."""
    if surface.isascii() or _DIGIT.match(surface):
        surface = _DIGIT.sub("0", surface.lower())
    return surface.encode("utf-8", "replace").decode("utf-8")


def spelling_key(token: Token) -> str:
    """Return lemma, reading, word class and conjugation of a token, the key of its spellings.

    行う and 行える, 応じる and 応ずる share a lemma and are no spellings of one another.
    """
    return spelling_key_of(token.lemma, token.reading, token.pos[0], token.conjugation_type)


def spelling_key_of(lemma: str, reading: str, pos: str, conjugation_type: str) -> str:
    """Return the key of the spellings of a token of which this is known."""
    return f"{lemma}/{reading}/{pos}/{conjugation_type.partition('-')[0]}"


def word_class(token: Token) -> str:
    """Return the class of a token: function words are their own, content words a part of speech.

    Inflected words carry their form: さ and し are the same verb and take different neighbours.
    """
    return word_class_of(token.surface, token.pos, token.conjugation_form)


def word_class_of(surface: str, pos: tuple[str, str, str, str], conjugation_form: str) -> str:
    """Return the class of a token of which this is known.

    Marks go by their folded form, for a corpus is indexed folded.
    """
    first, second, third, _ = pos
    if first in _FUNCTION or second == "非自立可能":
        return f"{CLASS}{surface}/{conjugation_form[:3]}"
    if first == "補助記号":
        return CLASS + (_FOLDED.get(surface, surface) if surface in _KEPT_MARKS else "記号")
    if first == "名詞":
        return f"{CLASS}名詞-{second[:1]}{third[:1]}"
    if first in ("動詞", "形容詞"):
        return f"{CLASS}{first}-{conjugation_form[:3]}"
    return CLASS + first
