"""Formulas (MathML) on one line: 1/2, √2, 10²."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from readers.formats.flow import raised
from readers.formats.xml_names import local

_LEFT_OUT = frozenset(("annotation", "annotation-xml"))


def line(element: Element) -> str:
    """Return what the formula says. O(length)."""
    kind = local(element)
    if kind in _LEFT_OUT:
        return ""
    parts = [line(part) for part in element]
    if kind == "mfrac" and len(parts) == 2:
        return f"{parts[0]}/{parts[1]}"
    if kind == "msqrt":
        return "√" + "".join(parts)
    if kind == "mroot" and len(parts) == 2:
        return {"3": "∛", "4": "∜"}.get(parts[1], f"{parts[1]}√") + parts[0]
    if kind in ("msup", "msub") and len(parts) == 2:
        return parts[0] + raised(parts[1], "superscript" if kind == "msup" else "subscript")
    return (element.text or "").strip() + "".join(parts)
