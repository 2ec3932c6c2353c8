"""What a Word style says of its paragraphs: the level of a heading, the list it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from readers.formats.docx.numbering import local, value

TITLE = 0
"""The level of the document's title; headings count from 1."""

_HEADING_NAME = re.compile(r"(?:heading|見出し)\s*([1-9])$", re.IGNORECASE)
_TITLE_NAMES = ("title", "表題")
_LONGEST_CHAIN = 12


@dataclass(frozen=True, slots=True)
class Look:
    """A heading's level (None: body text) and the list and depth that number the paragraph."""

    level: int | None = None
    number: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class _Style:
    look: Look
    based_on: str


class Styles:
    """The styles of a document; `styles` is the root of word/styles.xml, None without one."""

    def __init__(self, styles: Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        for style in styles if styles is not None else ():
            if local(style) == "style":
                self._styles[value(style, "styleId")] = _read(style)

    def look(self, paragraph: Element) -> Look:
        """Return the look of `paragraph`: its own properties, then those of its style's chain."""
        properties = next((part for part in paragraph if local(part) == "pPr"), None)
        if properties is None:
            return Look()
        own, name = _properties(properties)
        level, number, depth = own.level, own.number, own.depth
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(name)
            if style is None:
                break
            level = style.look.level if level is None else level
            if not number and style.look.number:
                number, depth = style.look.number, style.look.depth
            name = style.based_on
        return Look(level, "" if number == "0" else number, depth)


def _read(style: Element) -> _Style:
    look, based_on = Look(), ""
    named: int | None = None
    for part in style:
        kind = local(part)
        if kind == "pPr":
            look = _properties(part)[0]
        elif kind == "basedOn":
            based_on = value(part)
        elif kind == "name":
            match = _HEADING_NAME.search(value(part))
            named = int(match.group(1)) if match else named
            if value(part).lower() in _TITLE_NAMES:
                named = TITLE
    level = look.level if look.level is not None else named
    return _Style(Look(level, look.number, look.depth), based_on)


def _properties(properties: Element) -> tuple[Look, str]:
    """Return what a pPr says, and the style that it names."""
    level: int | None = None
    number, depth, name = "", 0, ""
    for part in properties:
        kind = local(part)
        if kind == "pStyle":
            name = value(part)
        elif kind == "outlineLvl" and value(part).isdigit() and int(value(part)) < 9:
            level = int(value(part)) + 1
        elif kind == "numPr":
            for entry in part:
                if local(entry) == "numId":
                    number = value(entry)
                elif local(entry) == "ilvl" and value(entry).isdigit():
                    depth = int(value(entry))
    return Look(level, number, depth), name
