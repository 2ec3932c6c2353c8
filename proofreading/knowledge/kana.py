"""The kana of a text that are held against the corpus: pairs of hiragana, runs of katakana."""

from __future__ import annotations

from collections.abc import Iterator

from text.later import later

_HIRAGANA_PAIR = later("(?=([ぁ-ん])([ぁ-ん]))")
_KATAKANA = later("(?<![\u3099-\u309c])[ァ-ヴー]{3,}(?![\u3099-\u309c])")


def kana_pairs(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield (place, left, right) for every two hiragana that stand together."""
    for match in _HIRAGANA_PAIR.finditer(text):
        yield match.start(), match[1], match[2]


def katakana_runs(text: str) -> Iterator[tuple[int, str]]:
    """Yield (place, run) for every run of three katakana or more."""
    for match in _KATAKANA.finditer(text):
        yield match.start(), match.group()
