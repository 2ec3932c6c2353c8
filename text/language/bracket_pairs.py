"""Brackets and quotation marks that lack their partner, within a few paragraphs of it.

A list mark (1）, イ), ※１）, a)) closes nothing, and a line of program code is none of prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from text.later import later

_PAIRS = dict(zip("「『（(［[【〔《〈“｢", "」』）)］]】〕》〉”｣", strict=True))
_WIDE = {"(": "（", "[": "［", "｢": "「"}
_FAMILY = {left: _WIDE.get(left, left) for left in _PAIRS} | {
    right: _WIDE.get(left, left) for left, right in _PAIRS.items()
}
BRACKETS = frozenset(_FAMILY)
"""Every bracket and mark that has a partner."""
_BRACKET = later("[" + re.escape("".join(_FAMILY)) + "\n\x1f]")
_ENUMERATOR = later(
    r"(?:^|[\s、。，．：:・※＊*注\-|「（(])"
    r"(?:[0-9０-９]{1,3}(?:[-−.．][0-9０-９]{1,2})?|[a-zA-Zａ-ｚＡ-Ｚ]{1,3}|[ァ-ンｱ-ﾝぁ-ん①-⑳Ⅰ-Ⅻⅰ-ⅻ]"
    r"|[一二三四五六七八九十百]{1,4}|例|注|補足|備考|参考|理由|問|答|回答|補|追記)$"
)
_CODE = later(r"`[^`\n]*`|[{};]\s*$|=>|\bfunction\b|^\s*(?://|\$\s)|</?[a-z]+[ >]", re.M)
_JAPANESE = later("[ぁ-ゖァ-ヺ一-龠々]")
REACH = 24
"""Most lines and cells between a bracket and its partner."""


def family(bracket: str) -> str:
    """Return the opening, wide form of `bracket`: （ for ( and )."""
    return _FAMILY[bracket]


def odd(text: str) -> set[str]:
    """Return the families that do not open as often as they close in `text`."""
    depth: dict[str, int] = {}
    for char in BRACKETS.intersection(text):
        name = _FAMILY[char]
        count = text.count(char)
        depth[name] = depth.get(name, 0) + (count if char in _PAIRS else -count)
    return {name for name, count in depth.items() if count}


def unpaired(text: str) -> list[int]:
    """Return the places of the brackets of `text` without a partner, in order. O(len(text))."""
    found: list[int] = []
    opened: dict[str, list[tuple[int, int]]] = {name: [] for name in _FAMILY.values()}
    for line, place in _brackets(text):
        char = text[place]
        waiting = opened[_FAMILY[char]]
        if char in _PAIRS:
            near = waiting and char in "「『" and line - waiting[-1][1] <= 3
            if near and _begins(text, place) and _begins(text, waiting[-1][0]):
                # Speech over several paragraphs opens each of them and is closed once.
                waiting.pop()
            waiting.append((place, line))
        elif char in ")）" and _enumerates(text, place):
            # (1) and （ア） open and close; 1) and ア） only close.
            if waiting and _is_number(text[waiting[-1][0] + 1 : place]):
                waiting.pop()
        else:
            while waiting and line - waiting[-1][1] > REACH:
                found.append(waiting.pop()[0])
            if waiting:
                waiting.pop()
            elif text[place - 1 : place] not in (":", ";"):
                found.append(place)
    found.extend(place for waiting in opened.values() for place, _ in waiting)
    return sorted(found)


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """Yield line (counting cells, too) and place of the brackets outside code."""
    line, low = 0, 0
    inside: list[int] = []
    for match in _BRACKET.finditer(text + "\n"):
        place = match.start()
        if match.group() not in "\n\x1f":
            inside.append(place)
            continue
        if inside and not _is_code(text[low:place]):
            for bracket in inside:
                yield line, bracket
        inside = []
        line, low = line + 1, place + 1


def _is_code(line: str) -> bool:
    return not _JAPANESE.search(line) or bool(_CODE.search(line))


def _begins(text: str, place: int) -> bool:
    """Return whether a line begins at `place`, blanks aside."""
    before = text[max(0, place - 4) : place].rstrip(" \t\u3000")
    return not before or before[-1] in "\n\x1f"


def _enumerates(text: str, place: int) -> bool:
    """Return whether the bracket at `place` closes a list mark."""
    start = max(text.rfind("\n", 0, place) + 1, text.rfind("\x1f", 0, place) + 1, place - 8)
    return bool(_ENUMERATOR.search(text[start:place]))


def _is_number(text: str) -> bool:
    return len(text) <= 8 and bool(_ENUMERATOR.search(text))
