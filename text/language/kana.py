"""Hiragana and katakana."""

from __future__ import annotations

from typing import TYPE_CHECKING

from text.later import later

if TYPE_CHECKING:
    pass


_KATAKANA = later("[ァ-ヶ]")


def hiragana(text: str) -> str:
    """Return `text` with its katakana as hiragana."""
    return _KATAKANA.sub(lambda match: chr(ord(match.group()) - 0x60), text)


def _katakana(char: str) -> str:
    return chr(ord(char) + 0x60) if "ぁ" <= char <= "ゖ" else char
