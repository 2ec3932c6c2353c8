"""Word documents (.docx): headings, tables cell by cell, footnotes, tracked changes as accepted.

The XML is read directly: python-docx has neither footnotes nor tracked changes.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from readers.formats.archive import Archive
from readers.formats.docx.numbering import Numbering, local, value
from readers.formats.docx.styles import TITLE, Styles
from readers.formats.flow import Flow
from text.model.document import Document

# Deleted or moved away under tracked changes, and the fallback twin of a drawing.
_LEFT_OUT = frozenset(("del", "moveFrom", "delText", "instrText", "Fallback", "pPr", "rPr", "rt"))
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}


def read(content: bytes, name: str) -> Document:
    """Return the document in the .docx file `content`. Raises UnreadableDocument."""
    archive = Archive(content, name)
    body = archive.xml("word/document.xml")
    reader = _Reader(
        Styles(_part(archive, "word/styles.xml")),
        Numbering(_part(archive, "word/numbering.xml")),
        _notes(archive),
    )
    for block in body:
        if local(block) == "body":
            reader.blocks(block)
    reader.end_notes()
    return reader.flow.document(name, "docx", "docx", title=reader.title)


def _part(archive: Archive, name: str) -> Element | None:
    return archive.xml(name) if name in archive else None


def _notes(archive: Archive) -> dict[tuple[str, str], Element]:
    found: dict[tuple[str, str], Element] = {}
    for kind in ("footnotes", "endnotes"):
        part = f"word/{kind}.xml"
        if part in archive:
            for note in archive.xml(part):
                found[kind, value(note, "id")] = note
    return found


def _mark_is_deleted(paragraph: Element) -> bool:
    """Return whether the paragraph runs on into the next once its deletions are accepted."""
    return any(
        local(mark) == "del"
        for properties in paragraph
        if local(properties) == "pPr"
        for part in properties
        if local(part) == "rPr"
        for mark in part
    )


def _row_is_deleted(row: Element) -> bool:
    return any(
        local(part) == "del"
        for properties in row
        if local(properties) == "trPr"
        for part in properties
    )


class _Reader:
    def __init__(
        self, styles: Styles, numbering: Numbering, notes: dict[tuple[str, str], Element]
    ) -> None:
        self.flow = Flow()
        self.title = ""
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._cited: list[Element] = []
        self._rubies: list[tuple[str, str]] = []

    def blocks(self, parent: Element) -> None:
        """Add the paragraphs and tables of `parent` in order."""
        for block in parent:
            kind = local(block)
            if kind == "p":
                self._paragraph(block)
            elif kind == "tbl":
                self._table(block)
            elif kind not in _LEFT_OUT and kind != "sectPr":
                self.blocks(block)

    def _paragraph(self, paragraph: Element) -> None:
        text = self._text(paragraph)
        look = self._styles.look(paragraph)
        level = look.level
        if look.number and text.strip():
            text = self._numbering.label(look.number, look.depth) + text
        place = self.flow.length
        if level is None:
            self.flow.paragraph(text, "" if _mark_is_deleted(paragraph) else "\n")
        elif level == TITLE:
            self.title = self.title or text
            self.flow.paragraph(text)
        else:
            self.flow.heading(text, level)
        for base, reading in self._rubies:
            place = self.flow.annotate(base, reading, place)
        self._rubies.clear()
        self._text_boxes(paragraph)

    def _text_boxes(self, element: Element) -> None:
        for child in element:
            kind = local(child)
            if kind == "txbxContent":
                self.blocks(child)
            elif kind not in _LEFT_OUT:
                self._text_boxes(child)

    def _text(self, element: Element) -> str:
        parts: list[str] = []
        for child in element:
            kind = local(child)
            if kind in _LEFT_OUT or kind == "txbxContent":
                continue
            if kind == "t":
                parts.append(child.text or "")
            elif kind == "tab":
                parts.append("\t")
            elif kind in ("br", "cr"):
                parts.append("\n")
            elif kind in ("noBreakHyphen", "softHyphen"):
                parts.append("-" if kind == "noBreakHyphen" else "")
            elif kind == "ruby":
                self._ruby(child, parts)
            elif kind in _NOTES:
                self._cite(_NOTES[kind], value(child, "id"), parts)
            else:
                parts.append(self._text(child))
        return "".join(parts)

    def _cite(self, kind: str, identity: str, parts: list[str]) -> None:
        note = self._notes.get((kind, identity))
        if note is not None:
            self._cited.append(note)
            parts.append(f"[{len(self._cited)}]")

    def _ruby(self, ruby: Element, parts: list[str]) -> None:
        words = {local(part): self._text(part) for part in ruby}
        base = words.get("rubyBase", "")
        parts.append(base)
        if base and words.get("rt"):
            self._rubies.append((base, words["rt"]))

    def _table(self, table: Element) -> None:
        self._cells(table)
        self.flow.add("\n")

    def _cells(self, element: Element) -> None:
        for child in element:
            kind = local(child)
            if kind == "tc":
                self.blocks(child)
            elif kind == "tr" and _row_is_deleted(child):
                continue
            elif kind in ("tr", "sdt", "sdtContent", "ins", "customXml"):
                self._cells(child)

    def end_notes(self) -> None:
        """Add the notes that the text cites, each under its number."""
        for number, note in enumerate(self._cited, 1):
            text = "".join(self._text(paragraph) for paragraph in note).strip()
            self.flow.paragraph(f"[{number}] {text}")
