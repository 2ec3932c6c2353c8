"""Marks of iteration: 部分々々 is 部分部分, つゝじ つつじ, すゞ すず."""

from __future__ import annotations

import re

from text.later import later

_KANJI = "[\u3400-\u4dbf\u4e00-\u9fff]"
_TWICE = later(f"({_KANJI}{_KANJI})[々〻]{{2}}")
_AGAIN = later(f"({_KANJI})([々〻]+)")
_KANA = later("([ぁ-ゖァ-ヺ])([ゝゞヽヾ])")
_DOUBLED = later(f"({_KANJI}{_KANJI})\\1|({_KANJI})((?:\\2)+)|([ぁ-ゖァ-ヺ])")
_VOICED = {
    chr(code): chr(code + 1)
    for first, last in ((0x304B, 0x3062), (0x30AB, 0x30C2))
    for code in range(first, last, 2)
} | dict(
    zip("つてとツテトはひふへほハヒフヘホうウ", "づでどヅデドばびぶべぼバビブベボゔヴ", strict=True)
)

MARKS = "々〻ゝゞヽヾ"


def spelled_out(text: str) -> str:
    """Return `text` with what its marks of iteration stand for. O(len(text))."""
    text = _TWICE.sub(r"\1\1", text)
    text = _AGAIN.sub(lambda match: match[1] * (1 + len(match[2])), text)
    last = ""
    while last != text:
        last = text
        text = _KANA.sub(_repeated, text)
    return text


def _repeated(match: re.Match[str]) -> str:
    kana, mark = match[1], match[2]
    return kana + (_VOICED.get(kana, kana) if mark in "ゞヾ" else kana)


def iterated(text: str) -> str:
    """Return `text` with marks of iteration where it repeats itself. O(len(text))."""
    parts: list[str] = []
    place = 0
    while place < len(text):
        match = _DOUBLED.match(text, place)
        if match is None:
            parts.append(text[place])
            place += 1
        elif match[1]:
            same = match[1][0] == match[1][1]
            parts.append(match[1][0] + "々々々" if same else match[1] + "々々")
            place = match.end()
        elif match[2]:
            parts.append(match[2] + "々" * len(match[3]))
            place = match.end()
        else:
            kana, following = match[4], text[place + 1 : place + 2]
            hiragana = kana <= "ゖ"
            mark = ""
            if following == kana:
                mark = "ゝ" if hiragana else "ヽ"
            elif following and following == _VOICED.get(kana):
                mark = "ゞ" if hiragana else "ヾ"
            parts.append(kana + mark)
            place += 1 + len(mark)
    return "".join(parts)
