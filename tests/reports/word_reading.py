"""Reads a Word document with tracked changes as it would be with all accepted or all rejected."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Literal

import docx
from docx.oxml.ns import qn

_DROPPED = {
    "accept": (qn("w:del"), qn("w:moveFrom")),
    "reject": (qn("w:ins"), qn("w:moveTo")),
}


def settled(content: bytes, how: Literal["accept", "reject"]) -> str:
    """Return the text, a line feed per paragraph mark that remains but the last."""
    body = docx.Document(BytesIO(content)).element.body
    parts: list[str] = []
    paragraphs = list(body.iter(qn("w:p")))
    for place, paragraph in enumerate(paragraphs):
        parts.append(_text(paragraph, _DROPPED[how]))
        marks = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
        gone = marks is not None and any(marks.find(tag) is not None for tag in _DROPPED[how])
        if not gone and place + 1 < len(paragraphs):
            parts.append("\n")
    return "".join(parts)


def _text(element: Any, dropped: tuple[str, ...]) -> str:
    if element.tag in dropped or element.tag == qn("w:pPr"):
        return ""
    if element.tag in (qn("w:t"), qn("w:delText")):
        return element.text or ""
    if element.tag == qn("w:tab"):
        return "\t"
    if element.tag in (qn("w:br"), qn("w:cr")):
        return "\n"
    return "".join(_text(child, dropped) for child in element)
