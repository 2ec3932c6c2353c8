"""The labels that Word sets before the items of a list: 第１条, 1.2, (1), ①, ア."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import field, replace
from xml.etree.ElementTree import Element

from readers.formats.numerals import numeral, padded
from readers.formats.symbols import symbol
from readers.formats.xml_names import child, is_on, local, value, whole
from text.later import later
from text.records import dataclass

_PLACE = later(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: how its numbers are written, and the text around them (`第%1条`).

    `follows` is what parts the label from the item; `restarts` is the depth (from 1) whose next
    number lets this one begin anew, 0 for none; `legal` writes the numbers above in digits.
    """

    style: str = "decimal"
    text: str = ""
    start: int = 1
    follows: str = " "
    restarts: int | None = None
    legal: bool = False
    font: str = ""
    custom: str = ""

    def written(self, number: int) -> str:
        """Return `number` in this level's style."""
        write: Callable[[int], str] = padded(self.custom) if self.custom else self._numeral
        return write(number)

    def _numeral(self, number: int) -> str:
        return numeral(number, self.style)


@dataclass
class _List:
    """A numbered list: the counts that it shares, its levels, and where it begins anew."""

    name: str
    levels: dict[int, Level]
    anew: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document, counted on as their items come. `numbers` is numbering.xml's root.

    Lists of one definition count on together; one with a start of its own (番号の再開) begins
    there with its first item.
    """

    def __init__(self, numbers: Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self.depths: dict[tuple[str, str], int] = {}
        """The depth at which a list numbers the paragraphs of a style: (list, style) → depth."""
        definitions: dict[str, dict[int, Level]] = {}
        links: dict[str, str] = {}
        named: dict[str, str] = {}
        styles: dict[str, dict[str, int]] = {}
        for part in numbers if numbers is not None else ():
            name = value(part, "abstractNumId")
            if local(part) == "abstractNum":
                definitions[name] = dict(_levels(part))
                styles[name] = dict(_styles(part))
                for entry in part:
                    if local(entry) == "numStyleLink":
                        links[name] = value(entry)
                    elif local(entry) == "styleLink":
                        named[value(entry)] = name
        for part in numbers if numbers is not None else ():
            if local(part) != "num":
                continue
            link = child(part, "abstractNumId")
            name = value(link) if link is not None else ""
            name = named.get(links.get(name, ""), name)
            identity = value(part, "numId")
            self._lists[identity] = _instance(part, name, definitions.get(name, {}))
            for style, depth in styles.get(name, {}).items():
                self.depths[identity, style] = depth

    def label(self, number: str, depth: int) -> str:
        """Return the label of the next item at `depth` (from 0) of the list `number`, "" for none.

        It ends in what parts it from the item. Deeper levels begin anew.
        """
        found = self._lists.get(number)
        level = found.levels.get(depth) if found else None
        if found is None or level is None:
            return ""
        counts = self._counts[found.name]
        anew = found.anew.pop(depth, None)
        counts[depth] = counts.get(depth, level.start - 1) + 1 if anew is None else anew
        for deeper in [other for other in counts if other > depth]:
            restarts = found.levels.get(deeper, Level()).restarts
            if restarts is None or depth < restarts:
                del counts[deeper]
        text = self._written(found.levels, level, counts).strip()
        return f"{text}{level.follows}" if text else ""

    def _written(self, levels: dict[int, Level], level: Level, counts: dict[int, int]) -> str:
        if level.style == "bullet":
            return "".join(symbol(level.font, char) or "・" for char in level.text)

        def written(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            place = levels.get(at, Level())
            number = counts.get(at, place.start)
            if level.legal and place.style != "none":
                return str(number)
            return place.written(number)

        return _PLACE.sub(written, level.text)


def _instance(part: Element, name: str, defined: dict[int, Level]) -> _List:
    """Return the list `part` (a w:num) with its overrides of the definition's levels."""
    found = _List(name, dict(defined))
    for entry in part:
        if local(entry) != "lvlOverride":
            continue
        depth = whole(value(entry, "ilvl"), 0)
        for over in entry:
            if local(over) == "lvl":
                found.levels[depth] = _level(over)
                found.anew.setdefault(depth, found.levels[depth].start)
            elif local(over) == "startOverride":
                found.anew[depth] = whole(value(over), 1)
        if depth in found.anew and depth in found.levels:
            found.levels[depth] = replace(found.levels[depth], start=found.anew[depth])
    return found


def _levels(definition: Element) -> Iterator[tuple[int, Level]]:
    for entry in definition:
        if local(entry) == "lvl":
            yield whole(value(entry, "ilvl"), 0), _level(entry)


def _styles(definition: Element) -> Iterator[tuple[str, int]]:
    for entry in definition:
        style = child(entry, "pStyle") if local(entry) == "lvl" else None
        if style is not None:
            yield value(style), whole(value(entry, "ilvl"), 0)


def _level(entry: Element) -> Level:
    parts = {local(part): part for part in entry}
    # A format of later versions stands beside its fallback.
    chosen = child(parts.get("AlternateContent"), "Choice")
    format_ = child(chosen, "numFmt") if chosen is not None else None
    format_ = parts.get("numFmt") if format_ is None else format_
    words = {name: value(part) for name, part in parts.items()}
    style = value(format_) if format_ is not None else "decimal"
    fonts = child(parts.get("rPr"), "rFonts")
    restarts = words.get("lvlRestart")
    return Level(
        style,
        words.get("lvlText", ""),
        whole(words.get("start", "1"), 1),
        {"nothing": "", "space": " "}.get(words.get("suff", ""), " "),
        None if restarts is None else whole(restarts, 0),
        is_on(parts.get("isLgl")),
        (value(fonts, "ascii") or value(fonts, "hAnsi")) if fonts is not None else "",
        value(format_, "format") if format_ is not None and style == "custom" else "",
    )
