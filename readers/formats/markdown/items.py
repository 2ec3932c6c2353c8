"""How deep the items of lists in Markdown are: their indentation is no white space."""

from __future__ import annotations

import re
from collections.abc import Iterator

from text.later import later
from text.model.document import Mark

_ITEM = later(r"^(?P<indent>[ \t]*)(?P<mark>[-*+]|\d{1,9}[.)])[ \t]+(?P<words>\S[^\r\n]*)", re.M)
_TAB = 4


def item_marks(raw: str) -> Iterator[Mark]:
    """Yield the items of `raw` with their depths, from "1". O(length).

    An item is in the one above it if it is indented at least as far as that one's words.
    """
    above: list[int] = []
    last = 0
    for match in _ITEM.finditer(raw):
        if _ends_list(raw[last : match.start()]):
            above = []
        last = match.end()
        indent = len(match["indent"].expandtabs(_TAB))
        while above and indent < above[-1]:
            above.pop()
        above.append(indent + len(match["mark"]) + 1)
        yield Mark(*match.span("words"), "item", str(len(above)))


def _ends_list(between: str) -> bool:
    """Return whether a paragraph that is not indented stands between two items."""
    return any(line[:1].strip() for line in between.splitlines())
