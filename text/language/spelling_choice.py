"""Which words may be spelt in more than one way, as a matter of style that a house settles.

Words that change between kana and kanji with their meaning are none.
"""

from __future__ import annotations

from text.model.document import Token

_EITHER = """
こと もの ため とき ところ わけ うち ほう はず つもり とおり まま よう ほか あと まえ ほど
くらい ころ ゆえ さい うえ なか もと かた たび ひと あいだ むけ つど てん ふう ごと じょう
ぶん かん みな そと
事 物 為 時 所 訳 内 方 筈 積もり 通り 儘 様 他 後 前 程 位 頃 故 際 上 中 下 元 度 人 間 点 風
毎 皆
"""
_EITHER_WAY = frozenset(_EITHER.split())
_CLASSES = frozenset(["名詞", "動詞", "形容詞", "形状詞"])
_SHORT = 2


def may_vary(token: Token) -> bool:
    """Return whether the spelling of the token is a matter of style that a house settles."""
    return token.known and class_may_vary(token.pos) and word_may_vary(token.base, token.reading)


def class_may_vary(pos: tuple[str, str, str, str]) -> bool:
    """Return whether words of these parts of speech may vary."""
    first, second, third, _ = pos
    return (
        first in _CLASSES
        and second not in ("固有名詞", "数詞", "非自立可能")
        and third not in ("助数詞", "助数詞可能")
    )


def word_may_vary(base: str, reading: str) -> bool:
    """Return whether a word of the dictionary of such a class may vary."""
    return base not in _EITHER_WAY and len(reading) > _SHORT
