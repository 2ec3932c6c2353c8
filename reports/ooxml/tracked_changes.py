"""Tracked changes in WordprocessingML: runs in w:ins and w:del, tracked paragraph marks, moves.

A deleted line end is a mark w:del on the paragraph that it ended, which then joins the next one; an
inserted line end is a new paragraph before the place, its mark w:ins (ECMA-376-1, 17.13.5).
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from reports.ooxml.elements import Element, name, run, w
from reports.ooxml.forms import Forms
from reports.ooxml.manuscript import Manuscript
from reports.ooxml.paragraph_order import Change
from text.model.collation import Hunk

_BEFORE_NUMBER = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"),
)
"""What the schema puts before a paragraph's numbering."""
_NEW = ("ins", "moveTo", "moveToRangeStart")
_WRAPPERS = ("ins", "moveTo", "hyperlink", "smartTag")


class Tracker:
    """Writes changes into a manuscript; every change gets the attributes `stamped` and an id."""

    def __init__(
        self,
        manuscript: Manuscript,
        stamped: dict[str, str],
        last_id: int = 0,
        forms: Forms | None = None,
    ) -> None:
        self.forms = forms
        self.manuscript = manuscript
        self.stamped = stamped
        self._last_id = last_id

    def apply(self, script: Sequence[Change], start: int = 0) -> None:
        """Track `script`; its kept and deleted texts are the manuscript's, from `start` on."""
        place, index = start, 0
        while index < len(script):
            first = script[index]
            group = [first]
            while index + len(group) < len(script) and _same_move(
                first, script[index + len(group)]
            ):
                group.append(script[index + len(group)])
            index += len(group)
            end = place + sum(len(change.text) for change in group)
            if first.edit == "insert":
                self._insert(group, place)
                continue
            if first.edit == "delete":
                self._delete(group, place)
            place = end

    def _attributes(self) -> dict[str, str]:
        self._last_id += 1
        return {"id": str(self._last_id), **self.stamped}

    def _delete(self, group: Sequence[Change], start: int) -> None:
        moved = _move(group[0])
        range_start, range_end = self._range("moveFrom", moved) if moved else (None, None)
        if range_start is not None:
            self._put(range_start, start)
        place = start
        for change in group:
            tag = "del" if moved is None or change.within else "moveFrom"
            end = place + len(change.text)
            for member in self.manuscript.runs(place, end):
                wrapper = w(tag, **self._attributes())
                member.addprevious(wrapper)
                wrapper.append(member)
                if tag == "del":
                    _as_deleted(member)
            for paragraph in self.manuscript.marks(place, end):
                # LibreOffice 7.4 leaves the moved mark of an empty paragraph behind.
                empty = paragraph.start == paragraph.end
                self._mark(paragraph.element, "del" if empty else tag)
            place = end
        if range_end is not None:
            self._put(range_end, place)

    def _insert(self, group: Sequence[Change], place: int) -> None:
        moved = _move(group[0])
        paragraph = self.manuscript.paragraph(place).element
        anchor = self._lifted(self.manuscript.following(place), paragraph)
        before = self.manuscript.preceding(place)
        properties = _properties(anchor if before is None else before)
        pieces: list[Element] = []
        range_start, range_end = self._range("moveTo", moved) if moved else (None, None)
        if range_start is not None:
            pieces.append(range_start)
        for change in group:
            tag = "ins" if moved is None or change.within else "moveTo"
            lines = change.text.split("\n")
            for number, line in enumerate(lines):
                if number:
                    _add(pieces, paragraph, anchor)
                    pieces = []
                    mark = tag if lines[number - 1] else "ins"
                    front = _split_paragraph(paragraph, anchor)
                    self._fit(front)
                    self._mark(front, mark)
                if line:
                    wrapper = w(tag, **self._attributes())
                    wrapper.append(run(line, properties))
                    pieces.append(wrapper)
        if range_end is not None:
            pieces.append(range_end)
        _add(pieces, paragraph, anchor)
        if anchor is None and "\n" in "".join(change.text for change in group):
            self._fit(paragraph)

    def _fit(self, paragraph: Element) -> None:
        """Give a paragraph that is new in all its text the form of its kind."""
        inside = [child for child in paragraph if child.tag != name("pPr")]
        if self.forms is None or not inside or any(child.tag != name("ins") for child in inside):
            return
        words = "".join(part.text or "" for child in inside for part in child.iter(name("t")))
        self.forms.fit(paragraph, words)

    def _put(self, marker: Element, place: int) -> None:
        paragraph = self.manuscript.paragraph(place).element
        _add([marker], paragraph, self._lifted(self.manuscript.following(place), paragraph))

    def _range(self, kind: str, hunk: Hunk) -> tuple[Element, Element]:
        attributes = self._attributes()
        start = w(f"{kind}RangeStart", **attributes, name=f"move{hunk.number}")
        return start, w(f"{kind}RangeEnd", id=attributes["id"])

    def _mark(self, paragraph: Element, tag: str) -> None:
        """Track the paragraph's mark; the marks come first among its run properties."""
        marks = _mark_properties(paragraph)
        place = sum(1 for child in marks if child.tag in (name("ins"), name("moveTo")))
        marks.insert(place, w(tag, **self._attributes()))

    def _lifted(self, member: Element | None, paragraph: Element) -> Element | None:
        """Return the element before which text goes that stands before the run `member`.

        A wrapper around the run (another's insertion, a link) is cut in two there, because an
        insertion may not stand inside an insertion.
        """
        if member is None:
            return None
        anchor = member
        parent = anchor.getparent()
        while parent is not None and parent is not paragraph:
            if parent.tag in {name(tag) for tag in _WRAPPERS} and anchor.getprevious() is not None:
                parent.addprevious(self._front(parent, anchor))
            anchor, parent = parent, parent.getparent()
        return anchor

    def _front(self, wrapper: Element, anchor: Element) -> Element:
        """Return a wrapper of the same kind with what stands in `wrapper` before `anchor`."""
        front = deepcopy(wrapper)
        for child in list(front):
            front.remove(child)
        if name("id") in front.attrib:
            front.set(name("id"), self._attributes()["id"])
        for child in list(anchor.itersiblings(preceding=True))[::-1]:
            front.append(child)
        return front


def _move(change: Change) -> Hunk | None:
    hunk = change.hunk
    return hunk if hunk is not None and hunk.operation == "move" else None


def _same_move(first: Change, other: Change) -> bool:
    return _move(first) is not None and other.hunk is first.hunk and other.edit == first.edit


def _as_deleted(member: Element) -> None:
    for part in member.findall(name("t")):
        part.tag = name("delText")
    for part in member.findall(name("instrText")):
        part.tag = name("delInstrText")


def _properties(member: Element | None) -> Element | None:
    """Return the formatting of a run without what was tracked of it; None where it has none."""
    inner = member.find(f".//{name('rPr')}") if member is not None else None
    if inner is None:
        return None
    properties = deepcopy(inner)
    for tag in ("ins", "del", "moveFrom", "moveTo", "rPrChange"):
        for child in properties.findall(name(tag)):
            properties.remove(child)
    return properties


def _add(pieces: Sequence[Element], paragraph: Element, anchor: Element | None) -> None:
    for piece in pieces:
        if anchor is None:
            paragraph.append(piece)
        else:
            anchor.addprevious(piece)


def _split_paragraph(paragraph: Element, anchor: Element | None) -> Element:
    """Move what stands before `anchor` into a new paragraph of the same form; return that."""
    front = w("p")
    form = paragraph.find(name("pPr"))
    if form is not None:
        copied = deepcopy(form)
        for tag in ("sectPr", "pPrChange"):
            for child in copied.findall(name(tag)):
                copied.remove(child)
        marks = copied.find(name("rPr"))
        for tag in ("ins", "del", "moveFrom", "moveTo", "rPrChange"):
            for child in marks.findall(name(tag)) if marks is not None else ():
                marks.remove(child)
        front.append(copied)
    before = []
    for child in paragraph:
        if child is anchor:
            break
        if child is not form:
            before.append(child)
    if form is not None and all(child.tag in {name(tag) for tag in _NEW} for child in before):
        _unnumbered(front)
    front.extend(before)
    paragraph.addprevious(front)
    return front


def _unnumbered(paragraph: Element) -> None:
    """Take Word's own number off a new paragraph: its text brings the number along."""
    form = paragraph.find(name("pPr"))
    before = [child for child in form if child.tag in {name(tag) for tag in _BEFORE_NUMBER}]
    for child in form.findall(name("numPr")):
        form.remove(child)
    number = w("numPr")
    number.append(w("numId", val="0"))
    if before:
        before[-1].addnext(number)
    else:
        form.insert(0, number)


def _mark_properties(paragraph: Element) -> Element:
    form = paragraph.find(name("pPr"))
    if form is None:
        form = w("pPr")
        paragraph.insert(0, form)
    marks = form.find(name("rPr"))
    if marks is None:
        marks = w("rPr")
        later = [child for child in form if child.tag in (name("sectPr"), name("pPrChange"))]
        if later:
            later[0].addprevious(marks)
        else:
            form.append(marks)
    return marks
