"""Ruby on a page: small kana beside kanji, taken off the page and set behind what they are over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from pdfminer.layout import LTChar

from text.later import later

_KANA = later(r"[\u3041-\u30ff\uff66-\uff9f・]")
_KANJI = later(r"[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_SMALL = 0.65
"""Times the size of the base; larger kana are text."""
_NEAR = 0.9
"""Times the size of the ruby: so near it stands to its base."""
_APART = 0.75
"""Times the size of the ruby: kana so far apart are two readings."""


class Reading(NamedTuple):
    """The reading `text` of the `length` characters that end here."""

    text: str
    length: int


class _Char(NamedTuple):
    """A character along the line (`start`, `end`) and across it (`low`, `high`: towards ruby)."""

    start: float
    end: float
    low: float
    high: float
    item: Any


def readings(container: Any) -> dict[int, Reading]:
    """Take the ruby out of `container` and return it by the identity of the last base character.

    O(characters · characters in a line's width).
    """
    chars = [item for item in container if isinstance(item, LTChar) and item.get_text().strip()]
    if not chars:
        return {}
    sizes = [char.size for char in chars]
    if min(sizes) > _SMALL * max(sizes):
        return {}
    vertical = sum(not _is_across(char) for char in chars) * 2 > len(chars)
    found: dict[int, Reading] = {}
    gone: set[int] = set()
    for group, base in _pairs([_placed(char, vertical) for char in chars]):
        text = "".join(char.item.get_text() for char in group)
        found[id(base[-1].item)] = Reading(text, len(base))
        gone |= {id(char.item) for char in group}
    if gone:
        container._objs = [item for item in container if id(item) not in gone]
    return found


def _is_across(char: Any) -> bool:
    """Whether a character is of horizontal writing, as far as pdfminer knows."""
    matrix = getattr(char, "matrix", None)
    font_vertical = getattr(char, "adv", 0) and char.height > 1.5 * max(char.width, 0.01)
    return bool(matrix is None or not font_vertical)


def _placed(char: Any, vertical: bool) -> _Char:
    if vertical:
        return _Char(-char.y1, -char.y0, char.x0, char.x1, char)
    return _Char(char.x0, char.x1, char.y0, char.y1, char)


def _pairs(chars: list[_Char]) -> Iterator[tuple[list[_Char], list[_Char]]]:
    """Yield each reading and the characters over which it stands, both in order."""
    kanji = [char for char in chars if _KANJI.match(char.item.get_text())]
    small: dict[int, list[_Char]] = defaultdict(list)
    lines: dict[int, list[_Char]] = defaultdict(list)
    for char in kanji:
        lines[round(char.high)].append(char)
    largest = max((char.item.size for char in kanji), default=0)
    for char in chars:
        if char.item.size <= _SMALL * largest and _KANA.match(char.item.get_text()):
            line = _line_of(char, lines)
            if line is not None:
                small[line].append(char)
    for line, group in small.items():
        base = sorted(lines[line] + lines.get(line + 1, []) + lines.get(line - 1, []))
        for part in _parts(sorted(group)):
            over = _over(part, base)
            if over:
                yield part, over


def _line_of(char: _Char, lines: dict[int, list[_Char]]) -> int | None:
    """Return the line of kanji that `char` stands over."""
    size = char.item.size
    for height in range(int(char.low - _NEAR * size) - 1, int(char.low + _NEAR * size) + 2):
        for base in lines.get(height, ()):
            if size <= _SMALL * base.item.size and _meets(char, base, size):
                return height
    return None


def _meets(char: _Char, base: _Char, slack: float) -> bool:
    return char.start < base.end + slack and base.start - slack < char.end


def _parts(group: list[_Char]) -> Iterator[list[_Char]]:
    part = group[:1]
    for char in group[1:]:
        if char.start - part[-1].end > _APART * char.item.size:
            yield part
            part = []
        part.append(char)
    if part:
        yield part


def _over(part: list[_Char], base: list[_Char]) -> list[_Char]:
    """Return the kanji under `part`: those whose middle it covers, the nearest one at the least."""
    start, end = part[0].start, part[-1].end
    slack = 0.4 * part[0].item.size
    found = [char for char in base if start - slack <= (char.start + char.end) / 2 <= end + slack]
    if not found and base:
        middle = (start + end) / 2
        found = [min(base, key=lambda char: abs((char.start + char.end) / 2 - middle))]
    # What does not touch the one before it is another word.
    row = found[:1]
    for char in found[1:]:
        if char.start - row[-1].end > 0.3 * char.item.size:
            break
        row.append(char)
    return row
