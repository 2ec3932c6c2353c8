"""The heads and feet of the printed pages of a worksheet."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from readers.formats.flow import Flow
from readers.formats.xml_names import child, value
from text.later import later
from text.model.document import MarkKind

_CODE = later(
    r"&(?:\"[^\"]*\"|K(?:[0-9A-Fa-f]{6}|[0-9]{2}[+-][0-9]{3})|[0-9]{1,3} ?"
    r"|\[(?P<name>[A-Za-z]{1,8})\]|(?P<letter>.))",
    re.S,
)
_ASIDE = frozenset("LCR")
_SHEET = frozenset(("A", "TAB"))
_TOGGLES: dict[str, MarkKind] = {"S": "struck", "X": "superscript", "Y": "subscript"}
_KINDS = {"headers": ("firstHeader", "oddHeader", "evenHeader")}
_KINDS["footers"] = ("firstFooter", "oddFooter", "evenFooter")


def put(flow: Flow, element: Element | None, kind: str, title: str, seen: set[str]) -> None:
    """Add the "headers" or "footers" of the sheet `title` that were not `seen`, as furniture."""
    if element is None:
        return
    on = {key for key in ("differentFirst", "differentOddEven") if _is_on(element, key)}
    for name in _KINDS[kind]:
        part = child(element, name)
        first = name.startswith("first") and "differentFirst" not in on
        even = name.startswith("even") and "differentOddEven" not in on
        if part is None or first or even:
            continue
        edge = _edge(part.text or "", title)
        if edge.text.strip() and edge.text not in seen:
            seen.add(edge.text)
            flow.end_line()
            flow.edge(edge)


def _is_on(element: Element, key: str) -> bool:
    return value(element, key) in ("1", "true")


def _edge(text: str, title: str) -> Flow:
    """Return what a head or foot prints; numbers of pages, dates and file names are left out."""
    flow = Flow()
    begun: dict[str, int] = {}
    place = 0
    for match in _CODE.finditer(text):
        flow.add(text[place : match.start()].replace("\r\n", "\n"))
        place = match.end()
        code = (match["name"] or match["letter"] or "").upper()
        if code == "&":
            flow.add("&")
        elif code in _ASIDE and match["letter"]:
            flow.end_line()
        elif code in _SHEET:
            flow.add(title)
        elif code in _TOGGLES:
            start = begun.pop(code, None)
            if start is None:
                begun[code] = flow.length
            else:
                flow.mark(start, _TOGGLES[code])
    flow.add(text[place:].replace("\r\n", "\n"))
    for code, start in begun.items():
        flow.mark(start, _TOGGLES[code])
    return flow
