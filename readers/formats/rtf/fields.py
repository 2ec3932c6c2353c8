"""Fields of Rich Text: what they say, the form controls that they draw, where their links lead."""

from __future__ import annotations

import re
from dataclasses import field

from readers.formats.docx.fields import EMPTY, TICKED, put
from readers.formats.flow import Flow
from text.later import later
from text.records import dataclass

_LINK = later(r"\s*HYPERLINK\s+(?:\\l\s+)?\"([^\"]*)\"", re.I)
_PAGE = later(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.I)
_BOX, _LIST = 1, 2
_UNSET = 25
"""The state of a form control that nobody has touched: it shows its default."""


@dataclass
class Field:
    """A field; `start` is where its result begins in the paragraph."""

    start: int = 0
    instruction: list[str] = field(default_factory=list)
    settings: dict[str, int] = field(default_factory=dict)
    entries: list[list[str]] = field(default_factory=list)
    has_result: bool = False
    printed: bool = False

    def put(self, flow: Flow) -> None:
        """Add what the field prints by itself; its stored result is then not printed."""
        if self.printed:
            return
        kind = self.settings.get("fftype", 0)
        state = self.settings.get("ffres", _UNSET)
        if state == _UNSET:
            state = self.settings.get("ffdefres", 0)
        if kind == _BOX:
            flow.add(TICKED if state else EMPTY)
        elif kind == _LIST:
            flow.add("".join(self.entries[state]) if 0 <= state < len(self.entries) else "")
        self.printed = kind in (_BOX, _LIST) or put(flow, "".join(self.instruction))

    def end(self, flow: Flow, in_furniture: bool) -> None:
        """Mark the result, which ends here, as a link; a page's number is no running text."""
        if not self.has_result:
            self.put(flow)
            return
        instruction = "".join(self.instruction)
        skips = flow.skips
        free = flow.length > self.start and not (skips and skips[-1][1] > self.start)
        if in_furniture and free and _PAGE.match(instruction):
            skips.append((self.start, flow.length))
        link = _LINK.match(instruction)
        if link and flow.length > self.start:
            flow.mark(self.start, "link", link[1])
