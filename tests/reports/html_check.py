"""Parses a page as a browser does and says what in it is not ours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import html5lib

_ELEMENTS = """
html head meta title style body header main section article aside footer nav h1 h2 h3 p div span a
b u mark del ins ruby rp rt table caption colgroup col thead tbody tr th td ul ol li dl dt dd
details summary fieldset legend label input figure figcaption blockquote strong
"""
_ATTRIBUTES = """
lang class id href scope open checked type for charset http-equiv content name colspan rowspan
aria-label
"""
ELEMENTS = frozenset(_ELEMENTS.split())
ATTRIBUTES = frozenset(_ATTRIBUTES.split())
_META = frozenset(
    {"charset", "Content-Security-Policy", "viewport", "color-scheme", "referrer", "generator"}
)


def tree(page: str) -> Any:
    return html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False)


def foreign(page: str) -> list[str]:
    """Return what stands in `page` that no report of ours writes."""
    return list(_foreign(tree(page)))


def _foreign(root: Any) -> Iterator[str]:
    for node in root.iter():
        if not isinstance(node.tag, str) or node.tag not in ELEMENTS:
            yield f"element {node.tag}"
            continue
        for name, value in node.attrib.items():
            if name not in ATTRIBUTES:
                yield f"attribute {name} of {node.tag}"
            if name == "href" and not value.startswith("#"):
                yield f"link to {value}"
        if node.tag == "meta":
            known = node.get("http-equiv") or node.get("name") or "charset"
            if known not in _META:
                yield f"meta {known}"
        if node.tag == "input" and node.get("type") not in ("checkbox", "radio"):
            yield f"input {node.get('type')}"
