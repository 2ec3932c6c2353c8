"""Fields of a Word paragraph: what is between their marks, and what they print.

A field is `begin`, its instruction, `separate`, its result as last worked out, `end`; one may stand
in another. Most print their result; some have none in the file and print what they say.
"""

from __future__ import annotations

import re
from dataclasses import field
from xml.etree.ElementTree import Element

from readers.formats.docx.equations import equation
from readers.formats.flow import Flow
from readers.formats.symbols import symbol
from readers.formats.xml_names import child, is_on, local, value, whole
from text.later import later
from text.records import dataclass

_SYMBOL = later(r"\s*SYMBOL\s+(0x[0-9a-fA-F]+|\d+)(?:.*?\\f\s+\"?([^\"\\]+)\"?)?", re.I | re.S)
_BUTTON = later(r"\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s(.*)", re.I | re.S)
_PAGE = later(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.I)
_LINK = later(r"\s*HYPERLINK\s+(?:\\l\s+)?\"([^\"]*)\"", re.I)
TICKED, EMPTY = "☑", "☐"


@dataclass
class _Field:
    form: Element | None
    instruction: list[str] = field(default_factory=list)
    in_result: bool = False
    printed: bool = False
    start: int = 0


class Fields:
    """The fields that are open, outermost first, from one run to the next."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def silent(self) -> bool:
        """Whether what stands here is not printed: an instruction, or a result worked out anew."""
        return any(not one.in_result or one.printed for one in self._open)

    def instruct(self, text: str) -> None:
        """Take `text` as part of an instruction."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].instruction.append(text)

    def character(self, mark: Element, flow: Flow, in_furniture: bool) -> None:
        """Take the mark `mark` (w:fldChar); what a field prints by itself is added to `flow`.

        In a header or footer the number of the page is no running text.
        """
        kind = value(mark, "fldCharType")
        if kind == "begin":
            self._open.append(_Field(child(mark, "ffData"), start=flow.length))
        elif self._open and kind == "separate":
            self._work_out(self._open[-1], flow)
            self._open[-1].in_result = True
            self._open[-1].start = flow.length
        elif self._open and kind == "end":
            one = self._open[-1]
            if not one.in_result:
                self._work_out(one, flow)
            self._open.pop()
            self._ended(one, flow, in_furniture)

    def _work_out(self, one: _Field, flow: Flow) -> None:
        outer = self._open[:-1]
        if any(not other.in_result for other in outer):
            return
        one.printed = put(flow, "".join(one.instruction), one.form)

    def _ended(self, one: _Field, flow: Flow, in_furniture: bool) -> None:
        instruction = "".join(one.instruction)
        place = min(one.start, flow.length)
        if in_furniture and one.in_result and _PAGE.match(instruction) and flow.length > place:
            flow.skips.append((place, flow.length))
        link = _LINK.match(instruction)
        if link and one.in_result:
            flow.mark(place, "link", link[1])


def put(flow: Flow, instruction: str, form: Element | None = None) -> bool:
    """Add what a field prints by its instruction alone; return whether it is such a field."""
    if equation(instruction, flow):
        return True
    box = child(form, "checkBox")
    if box is not None:
        ticked = child(box, "checked")
        flow.add(
            TICKED if is_on(ticked if ticked is not None else child(box, "default")) else EMPTY
        )
        return True
    chosen = child(form, "ddList")
    if chosen is not None:
        entries = [value(entry) for entry in chosen if local(entry) == "listEntry"]
        result = child(chosen, "result")
        result = result if result is not None else child(chosen, "default")
        at = whole(value(result), 0) if result is not None else 0
        flow.add(entries[at] if at < len(entries) else "")
        return True
    sign = _SYMBOL.match(instruction)
    if sign:
        code = int(sign[1], 0) if len(sign[1]) < 8 else 0
        if 0 < code < 0xD800:
            flow.add(symbol((sign[2] or "").strip(), chr(code)))
        return True
    button = _BUTTON.match(instruction)
    if button:
        flow.add(button[1].strip())
        return True
    return False
