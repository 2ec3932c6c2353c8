"""What lies over the cells of a worksheet: text boxes, the titles of charts, pictures."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from readers.formats.docx.package import Package
from readers.formats.flow import Flow
from readers.formats.xml_names import child, local, value

_DEEPEST = 50
"""Groups of shapes in groups that are gone into."""


def put_drawings(flow: Flow, sheet: Package) -> None:
    """Add the words of the drawings of the worksheet, a paragraph each, in their order."""
    for kind, target, within in sheet.relations.values():
        drawing = sheet.at(target) if kind == "drawing" and within else None
        if drawing is not None:
            for shape in _shapes(drawing.root(), 0):
                _put(flow, shape, drawing)


def _shapes(element: Element, depth: int) -> Iterator[Element]:
    """Yield the shapes, frames and pictures in `element`, those of groups too."""
    for part in element:
        if local(part) in ("sp", "cxnSp", "graphicFrame", "pic"):
            if not _is_hidden(part):
                yield part
        elif local(part) == "AlternateContent":
            yield from _shapes(part[0], depth + 1) if len(part) and depth < _DEEPEST else ()
        elif depth < _DEEPEST:
            yield from _shapes(part, depth + 1)


def _named(shape: Element) -> Element | None:
    return next((part for part in shape.iter() if local(part) == "cNvPr"), None)


def _is_hidden(shape: Element) -> bool:
    named = _named(shape)
    return named is not None and value(named, "hidden") in ("1", "true")


def _put(flow: Flow, shape: Element, drawing: Package) -> None:
    flow.end_line()
    start = flow.length
    if local(shape) == "pic":
        named = _named(shape)
        flow.mark(start, "picture", value(named, "descr") if named is not None else "")
        return
    if local(shape) == "graphicFrame":
        chart = next((part for part in shape.iter() if local(part) == "chart"), None)
        shown = drawing.at(drawing.relations.get(value(chart, "id"), ("", "", False))[1]) if (
            chart is not None
        ) else None  # fmt: skip
        for title in shown.root().iter() if shown is not None else ():
            if local(title) == "title":
                _paragraphs(flow, title)
        return
    _paragraphs(flow, child(shape, "txBody"))


def _paragraphs(flow: Flow, body: Element | None) -> None:
    for part in body.iter() if body is not None else ():
        if local(part) == "p":
            words = "".join(_words(part))
            if words.strip():
                flow.end_line()
                flow.paragraph(words)


def _words(paragraph: Element) -> Iterator[str]:
    for part in paragraph.iter():
        if local(part) == "t":
            yield part.text or ""
        elif local(part) == "br":
            yield "\n"
