"""A token as the numbers that the model reads: hashes of its word, ending and class, and its kind.

The same at training and at run time; a token that comes again is looked up.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import NamedTuple

from text.language.token_keys import key_of
from text.later import later
from text.model.document import Token

PARTICLES = ("が", "を", "に", "で", "と", "へ", "は", "も", "の", "から", "まで", "より")
"""The particles that are weighed, single; the code of one is its place here, from 1."""
_CODES = {particle: number for number, particle in enumerate(PARTICLES, 1)}

NOMINAL, PREDICATE, SURU, VERBAL, AUXILIARY, STOP, COMMA, OPEN = (1 << bit for bit in range(8))
PASSIVE, CAUSATIVE, POTENTIAL, NEGATIVE, BEING, STARTS = (1 << bit for bit in range(8, 14))
"""What a token is, as bits: what a particle may stand behind, what governs one, and so on."""

_LATIN = later("[0-9A-Za-z０-９Ａ-Ｚａ-ｚ\ufffc]")
_DIGITS = later("[0-9０-９〇一二三四五六七八九十百千万億]+")
_SURU = frozenset(["為る", "出来る", "致す", "為さる", "頂く", "下さる"])
_VOICES = {
    "れる": PASSIVE,
    "られる": PASSIVE,
    "せる": CAUSATIVE,
    "させる": CAUSATIVE,
    "出来る": POTENTIAL,
    "無い": NEGATIVE,
    "ない": NEGATIVE,
    "ず": NEGATIVE,
    "ぬ": NEGATIVE,
}
_STOPS = frozenset("。．？！?!\x1f")
_COMMAS = frozenset("、，,")
_CLOSING = frozenset("」』）)]］】”\"'’")
_LIMITING = frozenset(["だけ", "など", "ほど", "ばかり", "くらい", "ぐらい", "のみ", "等"])


class Attributes(NamedTuple):
    """The numbers of one token: three hashes of 32 bits, the bits of its kind, its particle."""

    word: int
    ending: int
    group: int
    kind: int
    particle: int


def crc(text: str) -> int:
    """Return the hash of a text under which the model knows it."""
    return zlib.crc32(text.encode("utf-8", "replace"))


_NOTHING = crc("\n")
BREAK = Attributes(_NOTHING, _NOTHING, _NOTHING, STOP, 0)
"""What stands before and behind a line."""


def _word(token: Token) -> str:
    first = token.pos[0]
    if first in ("助詞", "助動詞"):
        return f"{token.surface}/{token.pos[1][:1]}"
    if _LATIN.match(token.surface):
        return "Ｘ"
    if token.pos[1] == "数詞" or _DIGITS.fullmatch(token.surface):
        return "0"
    return f"{token.lemma}/{first[:1]}" if token.known else key_of(token.surface)


def _group(token: Token) -> str:
    first, second, third, _ = token.pos
    if first == "補助記号":
        return token.surface
    if _LATIN.match(token.surface):
        return "Ｘ"
    if first in ("助詞", "助動詞"):
        return f"{first}/{token.surface}"
    return f"{first}{second[:2]}{third[:2]}{token.conjugation_form[:3]}"


def _kind(token: Token, particle: int) -> int:
    first, second, third, _ = token.pos
    kind = _mark(token) | _VOICES.get(token.lemma, 0) | (OPEN if particle else 0)
    if _nominal(token):
        kind |= NOMINAL
    if third.startswith("サ変") or (not token.known and "ァ" <= token.surface[0] <= "ヴ"):
        kind |= VERBAL
    if first in ("動詞", "形容詞", "形状詞"):
        kind |= PREDICATE
    if first == "動詞" and token.lemma in _SURU:
        kind |= SURU
    if first == "動詞" and token.lemma in ("有る", "居る", "成る"):
        kind |= BEING
    if first in ("助動詞", "接尾辞") or second in ("接続助詞", "非自立可能"):
        kind |= AUXILIARY
    if first in ("動詞", "形容詞", "副詞", "連体詞", "代名詞"):
        kind |= STARTS
    return kind


def _nominal(token: Token) -> bool:
    """Whether a particle of case may stand behind the token."""
    first, second, _, _ = token.pos
    if first in ("名詞", "代名詞") or (first == "接尾辞" and second == "名詞的"):
        return True
    if second == "準体助詞" or (second == "副助詞" and token.surface in _LIMITING):
        return True
    closing = first == "補助記号" and token.surface in _CLOSING
    return closing or _LATIN.match(token.surface) is not None


def _mark(token: Token) -> int:
    if token.surface in _STOPS:
        return STOP
    return COMMA if token.surface in _COMMAS else 0


def _particle(token: Token) -> int:
    first, second, _, _ = token.pos
    case = first == "助詞" and second in ("格助詞", "係助詞", "副助詞")
    copula = first == "助動詞" and token.lemma == "だ" and token.surface in ("に", "で")
    return _CODES.get(token.surface, 0) if case or copula else 0


class Reader:
    """Numbers kinds of tokens, each once; kind 0 is the end of a line."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[object, ...], int] = {}
        self.kinds: list[Attributes] = [BREAK]

    def read(self, tokens: Iterable[Token]) -> list[int]:
        """Return the number of the kind of each token. O(tokens)."""
        known, kinds = self._numbers, self.kinds
        found = []
        for token in tokens:
            name = token.surface, token.lemma, token.pos, token.conjugation_form
            number = known.get(name)
            if number is None:
                number = known[name] = len(kinds)
                kinds.append(attributes(token))
            found.append(number)
        return found


def attributes(token: Token) -> Attributes:
    """Return the numbers of one token."""
    particle = _particle(token)
    inflected = token.pos[0] in ("助詞", "助動詞", "動詞", "形容詞")
    ending = crc(token.surface) if inflected else crc(_group(token))
    return Attributes(
        crc(_word(token)), ending, crc(_group(token)), _kind(token, particle), particle
    )
