"""What stands around a word: the word before and behind, and what qualifies it."""

from __future__ import annotations

from collections.abc import Sequence

from text.later import later
from text.model.document import Token

KANJI = later("[一-鿿々]")
INFLECTED = frozenset(["動詞", "形容詞", "助動詞"])


def word_before(tokens: Sequence[Token], index: int) -> str:
    """Return the surface of the word before, "" at the head."""
    return tokens[index - 1].surface if index else ""


def word_after(tokens: Sequence[Token], index: int, steps: int = 1) -> str:
    """Return the surface of the word `steps` on, "" past the end."""
    place = index + steps
    return tokens[place].surface if place < len(tokens) else ""


def adnominal(tokens: Sequence[Token], index: int) -> bool:
    """Return whether an inflected word qualifies it: 許可しない事, 行った所."""
    if not index:
        return False
    before = tokens[index - 1]
    form = before.conjugation_form
    return (
        before.end == tokens[index].start
        and before.pos[0] in INFLECTED
        and (form.startswith("連体形") or form.startswith("終止形"))
        and before.surface != "だ"
    )


def kanji_follows(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a noun or suffix in kanji joins on: 事前, 時間帯."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        after is not None
        and after.start == tokens[index].end
        and KANJI.match(after.surface) is not None
        and after.pos[0] in ("名詞", "接尾辞")
    )


def noun_led(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a noun stands before the particle before."""
    return index >= 2 and tokens[index - 2].pos[0] in (
        "名詞",
        "代名詞",
        "接尾辞",
        "助詞",
        "補助記号",
    )
