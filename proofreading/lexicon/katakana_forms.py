"""Foreign words in two forms: サーバー and サーバ, バイオリン and ヴァイオリン.

The dictionary has one lemma for the forms of a word, but also for its plural (メーカーズ), so the
forms must differ by no more than what 外来語の表記 (内閣告示, 1991) leaves to the writer: a long
vowel, and ヴァ, ティ, ウィ and their like for バ, チ, ウイ.
"""

from __future__ import annotations

from text.later import later

_CHOICES = (
    ("ヴァ", "バ"),
    ("ヴィ", "ビ"),
    ("ヴェ", "ベ"),
    ("ヴォ", "ボ"),
    ("ヴ", "ブ"),
    ("ディ", "デ"),
    ("ィ", "イ"),
    ("ェ", "エ"),
    ("ォ", "オ"),
    ("ァ", "ア"),
)
_LONG = later("(?<=[エケセテネヘメレゲゼデベペ])イ")


def folded(word: str) -> str:
    """Return `word` without what the writer may choose; equal for the forms of one word."""
    for written, plain in _CHOICES:
        word = word.replace(written, plain)
    return _LONG.sub("", word).replace("ー", "")


def are_forms(one: str, other: str) -> bool:
    """Return whether two katakana words of one lemma are forms of one word."""
    return one != other and folded(one) == folded(other)
