"""OpenDocument texts (.odt): headings, tables by cell, footnotes, tracked changes as accepted."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from readers.formats.archive import Archive
from readers.formats.flow import Flow
from readers.formats.odt.lists import Lists
from readers.formats.xml_names import local, value
from text.model.document import Document

# The deleted text of tracked changes lies in tracked-changes; ruby-text is a reading.
_LEFT_OUT = frozenset(("tracked-changes", "sequence-decls", "forms", "note", "annotation"))


def read(content: bytes, name: str) -> Document:
    """Return the document in the .odt file `content`. Raises UnreadableDocument."""
    archive = Archive(content, name)
    flow = Flow()
    root = archive.xml("content.xml")
    styles = [archive.xml("styles.xml")] if "styles.xml" in archive else []
    reader = _Reader(flow, Lists([*styles, root]))
    for part in root:
        if local(part) == "body":
            reader.blocks(part)
    reader.end_notes()
    return flow.document(name, "odt", "odt")


class _Reader:
    def __init__(self, flow: Flow, lists: Lists) -> None:
        self.flow = flow
        self._lists = lists
        self._cited: list[Element] = []

    def blocks(self, parent: Iterable[Element]) -> None:
        """Add the headings, paragraphs, list items and cells of `parent` in order."""
        for block in parent:
            kind = local(block)
            if kind == "h":
                level = value(block, "outline-level")
                self.flow.heading(self._text(block), int(level) if level.isdigit() else 1)
            elif kind == "p":
                self._paragraph(block)
            elif kind == "list":
                self._list(block, "", 1)
            elif kind not in _LEFT_OUT:
                self.blocks(block)
                if kind == "table":
                    self.flow.add("\n")

    def _list(self, block: Element, style: str, depth: int) -> None:
        own = value(block, "style-name") or style
        if depth == 1:
            self._lists.begin(own, value(block, "continue-numbering") == "true")
        for item in block:
            label = ""
            if local(item) == "list-item":
                label = self._lists.label(own, depth, value(item, "start-value"))
            for part in item:
                if local(part) == "list":
                    self._list(part, own, depth + 1)
                elif local(part) == "p":
                    self._paragraph(part, label)
                    label = ""
                elif local(part) == "h":
                    self.blocks([part])
                    label = ""

    def _paragraph(self, paragraph: Element, label: str = "") -> None:
        place = self.flow.length
        self.flow.add(label)
        self._inline(paragraph)
        if self.flow.length > place:
            self.flow.add("\n")
        else:
            self.flow.paragraph("")
        for box in paragraph.iter():
            if local(box) == "text-box":
                self.blocks(box)

    def _text(self, element: Element) -> str:
        apart = _Reader(Flow(), self._lists)
        apart._cited = self._cited
        apart._inline(element)
        return apart.flow.document("", "", "").raw

    def _inline(self, element: Element) -> None:
        self.flow.add(element.text or "")
        for child in element:
            kind = local(child)
            if kind == "s":
                count = value(child, "c")
                self.flow.add(" " * min(int(count) if count.isdigit() else 1, 1_000))
            elif kind == "tab":
                self.flow.add("\t")
            elif kind == "line-break":
                self.flow.add("\n")
            elif kind == "ruby":
                self._ruby(child)
            elif kind == "note":
                self._cited.append(child)
                self.flow.add(f"[{len(self._cited)}]")
            elif kind not in _LEFT_OUT and kind != "text-box":
                self._inline(child)
            self.flow.add(child.tail or "")

    def _ruby(self, ruby: Element) -> None:
        words = {local(part): "".join(part.itertext()) for part in ruby}
        self.flow.add_reading(words.get("ruby-base", ""), words.get("ruby-text", ""))

    def end_notes(self) -> None:
        """Add the notes that the text cites, each under its number."""
        for number, note in enumerate(self._cited, 1):
            bodies = [part for part in note if local(part) == "note-body"]
            text = "".join("".join(body.itertext()) for body in bodies).strip()
            self.flow.paragraph(f"[{number}] {text}")
