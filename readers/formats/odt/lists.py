"""The numbers that OpenDocument sets before the items of lists and before headings."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from readers.formats.numerals import numeral
from readers.formats.symbols import symbol
from readers.formats.xml_names import child, local, value, whole
from text.later import later
from text.records import dataclass

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
    "壹": "ideographLegalTraditional",
    "甲": "ideographTraditional",
    "子": "ideographZodiac",
    "〇": "ideographDigital",
    "0": "decimalZero",
}
"""Word's name for a number format by the first sign of OpenDocument's: `ア, イ, ウ, ...`."""
_PLACE = later("%([0-9]{1,2})%")
_OUTLINE = "\0outline"


@dataclass(frozen=True, slots=True)
class _Level:
    style: str
    prefix: str
    suffix: str
    start: int
    shown: int
    pattern: str = ""
    bullet: str = ""


class Lists:
    """The lists of a document, counted on as their items come."""

    def __init__(self, roots: list[Element]) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._last: dict[str, dict[int, int]] = {}
        """Style → the counts of the last list of that style."""
        self._named: dict[str, dict[int, int]] = {}
        """Name of a list → its counts."""
        self._counts: dict[int, int] = {}
        self._headings: dict[int, int] = {}
        for root in roots:
            for style in root.iter():
                if local(style) == "list-style":
                    self._levels[value(style, "name")] = dict(_levels(style))
                elif local(style) == "outline-style":
                    self._levels[_OUTLINE] = dict(_levels(style))

    def begin(self, style: str, continues: bool, name: str = "", of: str = "") -> None:
        """Begin an outermost list of `style`, anew, where the last one of it ended or where the
        list `of` did; it is called `name`."""
        if of in self._named:
            self._counts = self._named[of]
        elif (continues or of) and style in self._last:
            self._counts = self._last[style]
        else:
            self._counts = {}
        self._last[style] = self._counts
        if name:
            self._named[name] = self._counts

    def label(self, style: str, depth: int, start: str = "") -> str:
        """Return the label of the next item at `depth` (from 1), with its blank; "" for none."""
        return self._label(self._levels.get(style, {}), self._counts, depth, start)

    def heading(self, depth: int, start: str = "") -> str:
        """Return the number of the next heading of level `depth`, with its blank; "" for none."""
        return self._label(self._levels.get(_OUTLINE, {}), self._headings, depth, start)

    def _label(
        self, levels: dict[int, _Level], counts: dict[int, int], depth: int, start: str
    ) -> str:
        level = levels.get(depth)
        if level is None:
            return ""
        counts[depth] = whole(start, counts.get(depth, level.start - 1) + 1)
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        if level.style == "bullet":
            return f"{level.bullet} " if level.bullet not in ("", "・") else "・"
        if not level.style:
            return ""
        numbers = {
            at: numeral(counts.get(at, levels[at].start), levels[at].style)
            for at in range(1, depth + 1)
            if at in levels and levels[at].style not in ("", "bullet")
        }
        if level.pattern:
            written = _PLACE.sub(lambda match: numbers.get(int(match.group(1)), ""), level.pattern)
        else:
            first = max(1, depth - level.shown + 1)
            shown = [numbers[at] for at in range(first, depth + 1) if at in numbers]
            written = f"{level.prefix}{'.'.join(shown)}{level.suffix}"
        return f"{written.strip()} " if written.strip() else ""


def _levels(style: Element) -> Iterator[tuple[int, _Level]]:
    for part in style:
        kind = local(part)
        depth = whole(value(part, "level"), 1)
        if kind == "list-level-style-bullet":
            char = value(part, "bullet-char")
            yield depth, _Level("bullet", "", "", 1, 1, bullet=_bullet(part, char))
        elif kind in ("list-level-style-number", "outline-level-style"):
            form = value(part, "num-format")
            yield (
                depth,
                _Level(
                    _FORMATS.get(form[:1], "decimal") if form else "",
                    value(part, "num-prefix"),
                    value(part, "num-suffix"),
                    whole(value(part, "start-value"), 1),
                    whole(value(part, "display-levels"), 1),
                    value(part, "num-list-format"),
                ),
            )


def _bullet(level: Element, char: str) -> str:
    """Return the bullet `char` as it looks; a plain dot is ・ whatever wrote it."""
    letters = child(level, "text-properties")
    font = (
        value(letters, "font-name") or value(letters, "font-family") if letters is not None else ""
    )
    return symbol(font.strip("'\""), char) if len(char) == 1 else ""
