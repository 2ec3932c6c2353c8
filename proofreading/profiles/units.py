"""Units behind figures, which a document writes one way: 5kg and 3キログラム are two."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from text.later import later

_UNITS: tuple[tuple[str, ...], ...] = (
    ("キログラム", "kg", "ｋｇ", "㎏", "KG", "ＫＧ", "Kg", "キロ㌘"),
    ("ミリグラム", "mg", "ｍｇ", "㎎"),
    ("グラム", "g", "ｇ"),
    ("キロメートル", "km", "ｋｍ", "㎞", "KM", "ＫＭ", "Km"),
    ("センチメートル", "cm", "ｃｍ", "㎝", "CM", "ＣＭ"),
    ("ミリメートル", "mm", "ｍｍ", "㎜", "MM", "ＭＭ"),
    ("平方メートル", "m2", "ｍ２", "m²", "ｍ²", "㎡", "平米"),
    ("立方メートル", "m3", "ｍ３", "m³", "ｍ³", "㎥", "立米"),
    ("メートル", "m", "ｍ"),
    ("ミリリットル", "ml", "ｍｌ", "mL", "ｍＬ", "㎖"),
    ("リットル", "l", "ｌ", "L", "Ｌ", "ℓ"),
    ("パーセント", "%", "％"),
    ("ヘクタール", "ha", "ｈａ", "㏊"),
)
_OF = {form: unit[0] for unit in _UNITS for form in unit}
_FIGURE = "[0-9０-９]"
_WRITTEN = later(
    f"(?<={_FIGURE})[ \u3000]?("
    + "|".join(sorted(map(re.escape, _OF), key=len, reverse=True))
    + ")(?![A-Za-zＡ-Ｚａ-ｚ0-9０-９²³/／ァ-ヶー])"
)


def mixed_units(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the units written otherwise than the document mostly does, as text[start:end].

    With each, how the document mostly writes it. Silent where two ways are equally common: then
    the document has no way of its own. O(n).
    """
    found: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for match in _WRITTEN.finditer(text):
        found[_OF[match[1]]][match[1]].append(match.span(1))
    for ways in found.values():
        ranked = sorted(ways, key=lambda way: -len(ways[way]))
        if len(ranked) < 2 or len(ways[ranked[0]]) == len(ways[ranked[1]]):
            continue
        for way in ranked[1:]:
            for start, end in ways[way]:
                yield start, end, ranked[0]
