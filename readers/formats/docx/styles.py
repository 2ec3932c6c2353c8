"""What Word's styles say of paragraphs (heading, list) and of characters (struck out, hidden …)."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from readers.formats.xml_names import child, is_on, local, value, whole
from text.later import later
from text.records import dataclass

TITLE = 0
"""The level of the document's title; headings count from 1."""

_HEADING_NAME = later(r"(?:heading|見出し)\s*([1-9])$", re.IGNORECASE)
_TITLE_NAMES = ("title", "表題")
_LONGEST_CHAIN = 12
_FLAGS = {
    **{"vanish": "hidden", "strike": "struck", "dstrike": "struck", "b": "bold", "i": "italic"},
    "caps": "capitals",
}


@dataclass(frozen=True, slots=True)
class Look:
    """A heading's level (None: body text) and the list and depth that number the paragraph."""

    level: int | None = None
    number: str = ""
    depth: int | None = None
    style: str = ""


@dataclass(frozen=True, slots=True)
class _Style:
    look: Look
    based_on: str
    letters: dict[str, str]


class Styles:
    """The styles of a document; `styles` is the root of styles.xml, None without one."""

    def __init__(self, styles: Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._default = ""
        for style in styles if styles is not None else ():
            if local(style) == "style":
                self._styles[value(style, "styleId")] = _read(style)
                if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true"):
                    self._default = value(style, "styleId")

    def look(self, paragraph: Element) -> Look:
        """Return the look of `paragraph`: its own properties, then those of its style's chain."""
        properties = child(paragraph, "pPr")
        own, name = _properties(properties) if properties is not None else (Look(), "")
        name = name or self._default
        level, number, depth, numbered_by = own.level, own.number, own.depth, name
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(name)
            if style is None:
                break
            level = style.look.level if level is None else level
            if not number and style.look.number:
                number, numbered_by = style.look.number, name
                depth = style.look.depth if depth is None else depth
            name = style.based_on
        return Look(level, "" if number == "0" else number, depth, numbered_by)

    def letters(self, properties: Element | None, paragraph: str = "") -> dict[str, str]:
        """Return how letters look whose own properties (a w:rPr) are `properties`.

        The keys are "hidden", "struck", "bold", "italic", "capitals" ("1" or "0"), "raised",
        "underline", "boxed", "dots" and "font". Bold and italic of the style `paragraph` are left
        out: they set nothing apart within it.
        """
        named = child(properties, "rStyle")
        found = self._of_style(paragraph)
        for key in ("bold", "italic", "font", "underline"):
            found.pop(key, None)
        if named is not None:
            found |= self._of_style(value(named))
        return found | _letters(properties)

    def _of_style(self, name: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(name)
            if style is None:
                break
            found = style.letters | found
            name = style.based_on
        return found


def _read(style: Element) -> _Style:
    look, based_on = Look(), ""
    named: int | None = None
    letters: dict[str, str] = {}
    for part in style:
        kind = local(part)
        if kind == "pPr":
            look = _properties(part)[0]
        elif kind == "rPr":
            letters = _letters(part)
        elif kind == "basedOn":
            based_on = value(part)
        elif kind == "name":
            match = _HEADING_NAME.search(value(part))
            named = int(match.group(1)) if match else named
            if value(part).lower() in _TITLE_NAMES:
                named = TITLE
    level = look.level if look.level is not None else named
    return _Style(Look(level, look.number, look.depth), based_on, letters)


def _properties(properties: Element) -> tuple[Look, str]:
    """Return what a pPr says, and the style that it names."""
    level: int | None = None
    number, name = "", ""
    depth: int | None = None
    for part in properties:
        kind = local(part)
        if kind == "pStyle":
            name = value(part)
        elif kind == "outlineLvl" and whole(value(part), 9) < 9:
            level = int(value(part)) + 1
        elif kind == "numPr":
            for entry in part:
                if local(entry) == "numId":
                    number = value(entry)
                elif local(entry) == "ilvl" and value(entry).isdigit():
                    depth = whole(value(entry), 0)
    return Look(level, number, depth), name


def _letters(properties: Element | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in properties if properties is not None else ():
        kind = local(part)
        if kind in _FLAGS:
            # Word has two ways to strike out; the second must not undo the first.
            on = is_on(part)
            if on or kind != "dstrike":
                found[_FLAGS[kind]] = "1" if on else "0"
        elif kind == "vertAlign":
            found["raised"] = value(part)
        elif kind == "position":
            height = _height(value(part))
            if height:
                found.setdefault("raised", height)
        elif kind == "u":
            found["underline"] = "0" if value(part) == "none" else "1"
        elif kind == "em":
            found["dots"] = "0" if value(part) in ("", "none") else "1"
        elif kind == "bdr":
            found["boxed"] = "0" if value(part) in ("", "none", "nil") else "1"
        elif kind == "rFonts":
            found["font"] = value(part, "ascii") or value(part, "hAnsi") or value(part, "eastAsia")
    return found


_SHIFTED = 4
"""Half-points by which letters must be raised: less evens out the heights of two fonts."""


def _height(position: str) -> str:
    """Return what letters are that are set `position` half-points higher (w:position)."""
    try:
        height = int(float(position.removesuffix("pt")) * (2 if position.endswith("pt") else 1))
    except ValueError:
        return ""
    if abs(height) < _SHIFTED:
        return ""
    return "superscript" if height > 0 else "subscript"
