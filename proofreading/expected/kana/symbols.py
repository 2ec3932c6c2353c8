"""The alphabet in which kana are counted: each hiragana for itself, all kanji as one sign.

Endings, particles and the words around them are written in hiragana; which kanji stands before them
matters little. What `models/kana.py` counts and what a draft is looked up by is cut here alone.
"""

from __future__ import annotations

OTHER, KANJI, KATAKANA, DIGIT, LATIN, STOP, COMMA, OPEN, CLOSE, BREAK = range(10)
FIRST = 16
"""The symbol of ぁ; those from here on are hiragana."""
BITS = 7
"""A symbol takes so many bits of a key."""

_CLASSES = (
    (KANJI, "一鿿㐀䶿々々〇〇"),
    (KATAKANA, "ァヺーー"),
    (DIGIT, "09０９"),
    (LATIN, "AZazＡＺａｚ"),
    (STOP, "。。．．？？！！??!!"),
    (COMMA, "、、，，,,"),
    (OPEN, "「「『『““‘‘（（((［［[[【【〔〔《《〈〈"),
    (CLOSE, "」」』』””’’））))］］]]】】〕〕》》〉〉"),
    (BREAK, "\n\n"),
)
"""The first and the last of each range of characters."""


class _Table(dict[int, str]):
    def __missing__(self, code: int) -> str:
        found = self[code] = chr(_symbol(chr(code)))
        return found


def _symbol(char: str) -> int:
    if "ぁ" <= char <= "ゖ":
        return FIRST + ord(char) - ord("ぁ")
    for one, ends in _CLASSES:
        if any(low <= char <= high for low, high in zip(ends[::2], ends[1::2], strict=True)):
            return one
    return OTHER


_TABLE = _Table()


def symbols(text: str) -> str:
    """Return the symbol of each code point of `text`, as code points of that number. O(length)."""
    return text.translate(_TABLE)


def key(symbols: str) -> int:
    """Return the number of a stretch of symbols: unlike for stretches of unlike length."""
    found = 1
    for symbol in symbols:
        found = found << BITS | ord(symbol)
    return found
