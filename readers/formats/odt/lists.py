"""The numbers that an OpenDocument list sets before its items."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from readers.formats.numerals import numeral
from readers.formats.xml_names import local, value

_FORMATS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "１": "decimalFullWidth",
    "①": "decimalEnclosedCircle",
    "一": "japaneseCounting",
    "ア": "aiueoFullWidth",
    "ｱ": "aiueo",
    "ｲ": "iroha",
    "イ": "irohaFullWidth",
    "壱": "japaneseLegal",
    "甲": "ideographTraditional",
    "子": "ideographZodiac",
}
"""Word's name for a number format by the first sign of OpenDocument's: `ア, イ, ウ, ...`."""


@dataclass(frozen=True, slots=True)
class _Level:
    style: str
    prefix: str
    suffix: str
    start: int
    shown: int


class Lists:
    """The lists of a document, counted on as their items come."""

    def __init__(self, roots: list[Element]) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        for root in roots:
            for style in root.iter():
                if local(style) == "list-style":
                    self._levels[value(style, "name")] = dict(_levels(style))

    def begin(self, style: str, continues: bool) -> None:
        """Begin an outermost list of `style`, anew or where the last one of it ended."""
        if not continues:
            self._counts[style].clear()

    def label(self, style: str, depth: int, start: str = "") -> str:
        """Return the label of the next item at `depth` (from 1), with its blank; "" for none."""
        levels = self._levels.get(style, {})
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts[style]
        counts[depth] = int(start) if start.isdigit() else counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        if level.style == "bullet":
            return "・"
        if not level.style:
            return ""
        first = max(1, depth - level.shown + 1)
        numbers = [
            numeral(counts.get(at, levels[at].start), levels[at].style)
            for at in range(first, depth + 1)
            if at in levels and levels[at].style not in ("", "bullet")
        ]
        return f"{level.prefix}{'.'.join(numbers)}{level.suffix}".strip() + " "


def _levels(style: Element) -> Iterator[tuple[int, _Level]]:
    for part in style:
        kind = local(part)
        depth = _number(value(part, "level"), 1)
        if kind == "list-level-style-bullet":
            yield depth, _Level("bullet", "", "", 1, 1)
        elif kind == "list-level-style-number":
            form = value(part, "num-format")
            yield (
                depth,
                _Level(
                    _FORMATS.get(form[:1], "decimal") if form else "",
                    value(part, "num-prefix"),
                    value(part, "num-suffix"),
                    _number(value(part, "start-value"), 1),
                    _number(value(part, "display-levels"), 1),
                ),
            )


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isdigit() and len(text) < 6 else otherwise
