"""What the styles of an OpenDocument text say of its paragraphs and letters."""

from __future__ import annotations

from dataclasses import field
from xml.etree.ElementTree import Element

from readers.formats.xml_names import local, value, whole
from text.records import dataclass

_LONGEST_CHAIN = 12
_TITLE = ("Title", "表題")


@dataclass
class _Style:
    parent: str
    page: str
    display: str
    look: dict[str, str] = field(default_factory=dict)


class Styles:
    """The styles that `roots` (styles.xml, content.xml, in this order) have, by family and name."""

    def __init__(self, roots: list[Element]) -> None:
        self._styles: dict[tuple[str, str], _Style] = {}
        for root in roots:
            for style in root.iter():
                if local(style) == "style" and value(style, "family"):
                    key = value(style, "family"), value(style, "name")
                    self._styles[key] = _Style(
                        value(style, "parent-style-name"),
                        value(style, "master-page-name"),
                        value(style, "display-name") or value(style, "name"),
                        _look(style),
                    )

    def _chain(self, family: str, name: str) -> list[_Style]:
        found: list[_Style] = []
        while len(found) < _LONGEST_CHAIN and (family, name) in self._styles:
            found.append(self._styles[family, name])
            name = found[-1].parent
        return found

    def look(self, family: str, name: str) -> dict[str, str]:
        """Return how letters of the style look.

        The keys are "hidden", "struck", "bold", "italic", "underline", "boxed", "capitals" ("1" or
        "0"), "raised" ("superscript", "subscript" or ""), "dots" and "font".
        """
        found: dict[str, str] = {}
        for style in reversed(self._chain(family, name)):
            found |= style.look
        return found

    def is_title(self, name: str) -> bool:
        """Return whether a paragraph of the style `name` is the title of the document."""
        return any(style.display in _TITLE for style in self._chain("paragraph", name))

    def pages(self, root: Element) -> list[str]:
        """Return the master pages that the blocks of `root` begin, in order; "" for the usual."""
        found: list[str] = []
        for block in root.iter():
            kind = local(block)
            if kind in ("p", "h", "table"):
                family = "table" if kind == "table" else "paragraph"
                chain = self._chain(family, value(block, "style-name"))
                named = next((style.page for style in chain if style.page), "")
                if named or not found:
                    found.append(named)
        return found


def _look(style: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in style:
        if local(part) == "text-properties":
            found |= _letters(part)
    return found


def _letters(properties: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, said in properties.attrib.items():
        name = key.rpartition("}")[2]
        if name in ("text-line-through-style", "text-line-through-type"):
            found["struck"] = "0" if said == "none" else "1"
        elif name == "text-underline-style":
            found["underline"] = "0" if said == "none" else "1"
        elif name == "font-weight":
            bold = said == "bold" or (said.isdigit() and whole(said, 0) >= 600)
            found["bold"] = "1" if bold else "0"
        elif name == "font-style" and "fo:" in key.replace("xsl-fo-compatible:1.0}", "fo:"):
            found["italic"] = "1" if said in ("italic", "oblique") else "0"
        elif name == "text-position":
            found["raised"] = _raised(said.split()[0] if said.split() else "")
        elif name == "text-emphasize":
            found["dots"] = "0" if said.startswith("none") else "1"
        elif name == "text-transform":
            found["capitals"] = "1" if said == "uppercase" else "0"
        elif name == "border":
            found["boxed"] = "0" if said in ("none", "hidden") else "1"
        elif name == "display" and said in ("none", "true"):
            found["hidden"] = "1" if said == "none" else "0"
        elif name in ("font-name", "font-family"):
            found["font"] = said.strip("'\"")
    return found


def _raised(position: str) -> str:
    if position in ("super", "sub"):
        return f"{position}script"
    try:
        height = float(position.rstrip("%"))
    except ValueError:
        return ""
    return "superscript" if height > 0 else "subscript" if height < 0 else ""
