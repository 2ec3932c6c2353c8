"""Names in the XML of office formats, without their namespaces."""

from __future__ import annotations

from xml.etree.ElementTree import Element


def local(element: Element) -> str:
    """Return the element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def value(element: Element, attribute: str = "val") -> str:
    """Return the attribute of that local name, "" if there is none."""
    for key, text in element.attrib.items():
        if key.rpartition("}")[2] == attribute:
            return text
    return ""


def child(element: Element | None, name: str) -> Element | None:
    """Return the first child of that local name."""
    for part in element if element is not None else ():
        if local(part) == name:
            return part
    return None


def whole(text: str, otherwise: int) -> int:
    """Return the number that `text` writes in up to five digits, else `otherwise`."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise


def is_on(element: Element | None) -> bool:
    """Return whether the on/off property `element` of a Word document is there and on."""
    return element is not None and value(element).lower() not in ("0", "false", "off", "none")
