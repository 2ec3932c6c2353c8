"""Hiragana and katakana."""

from __future__ import annotations

from text.later import later

_KATAKANA = later("[ァ-ヶ]")
_AS_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}


def hiragana(text: str) -> str:
    """Return `text` with its katakana as hiragana."""
    return _KATAKANA.sub(lambda match: chr(ord(match.group()) - 0x60), text)


def katakana(text: str) -> str:
    """Return `text` with its hiragana as katakana."""
    return text.translate(_AS_KATAKANA)
