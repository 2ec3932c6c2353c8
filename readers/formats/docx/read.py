"""Word (.docx): what is printed, headers, footers, text boxes and list numbers included.

Read: paragraphs and headings, the numbers that Word sets before list items, tables by cell (merged
cells, too), headers and footers (once each), text boxes, footnotes and endnotes, ruby, superscripts
and subscripts, struck-out text, symbols (Wingdings …), form fields and check boxes, EQ fields (old
ruby, 囲い文字, fractions), WordArt, formulas line by line, link targets and pictures' alternative
texts, tracked changes as accepted.

Not read: hidden text, comments, pictures, charts, embedded files, colours and sizes.

The XML is read directly: python-docx has neither footnotes nor tracked changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from readers.formats.archive import Archive
from readers.formats.docx.inline import Inline
from readers.formats.docx.numbering import Numbering
from readers.formats.docx.package import Package
from readers.formats.docx.styles import TITLE, Look, Styles
from readers.formats.docx.tables import rows
from readers.formats.flow import Flow
from readers.formats.table import add_table
from readers.formats.xml_names import child, is_on, local, value
from text.model.document import Document

_LEFT_OUT = frozenset(("del", "moveFrom", "Fallback", "sectPr", "pPr", "sdtPr", "sdtEndPr"))
_PAGES = ("first", "default", "even")


def read(content: bytes, name: str) -> Document:
    """Return the document in the .docx file `content`. Raises UnreadableDocument."""
    package = Package(Archive(content, name))
    body = child(package.root(), "body")
    reader = _Reader(package)
    if body is not None:
        sections = list(_sections(body))
        reader.edges(sections, "headerReference")
        reader.blocks(body)
        reader.end_notes()
        reader.edges(sections, "footerReference")
    return reader.flow.document(
        name, "docx", "docx", title=reader.title, notices=tuple(sorted(reader.inline.notices))
    )


def _parts(element: Element | None) -> list[Element]:
    return list(element) if element is not None else []


def _sections(body: Element) -> Iterator[Element]:
    for element in body.iter():
        if local(element) == "sectPr":
            yield element


def _mark_is_deleted(paragraph: Element) -> bool:
    """Return whether the paragraph runs on into the next once its deletions are accepted."""
    letters = child(child(paragraph, "pPr"), "rPr")
    return child(letters, "del") is not None or child(letters, "moveFrom") is not None


def _is_drop_cap(paragraph: Element) -> bool:
    """Return whether the paragraph is the large first letter of the next one."""
    frame = child(child(paragraph, "pPr"), "framePr")
    return frame is not None and value(frame, "dropCap") in ("drop", "margin")


class _Reader:
    def __init__(self, package: Package) -> None:
        self.flow = Flow()
        self.title = ""
        self._package = package
        self._styles = Styles(package.part("styles"))
        self._numbering = Numbering(package.part("numbering"))
        self._notes = {
            (kind, value(note, "id")): note
            for kind in ("footnotes", "endnotes")
            for note in _parts(package.part(kind))
        }
        self._cited: list[Element] = []
        self._within_notes = False
        self._runs_on: Flow | None = None
        self.inline = Inline(self._styles, package, self._cite)

    def blocks(self, parent: Element) -> None:
        """Add the paragraphs and tables of `parent` in order."""
        for block in parent:
            kind = local(block)
            if kind == "p":
                self._paragraph(block)
            elif kind == "tbl":
                add_table(self.flow, list(rows(block, self._apart)))
            elif kind == "AlternateContent":
                chosen = child(block, "Choice")
                self.blocks(chosen if chosen is not None else block)
            elif kind not in _LEFT_OUT:
                self.blocks(block)

    def _apart(self, parent: Element) -> Flow:
        """Return the blocks of `parent` as a flow of their own."""
        outer, self.flow = self.flow, Flow()
        self.blocks(parent)
        inner, self.flow = self.flow, outer
        return inner

    def _paragraph(self, paragraph: Element) -> None:
        look = self._styles.look(paragraph)
        text = self.inline.paragraph(paragraph, look.style)
        piece, self._runs_on = self._runs_on or Flow(), None
        gone = _mark_is_deleted(paragraph)
        if look.number and not (gone and not text.text.strip()):
            piece.add(self._label(look))
        piece.join(text)
        if gone or _is_drop_cap(paragraph):
            self._runs_on = piece
        elif look.level is None:
            self.flow.paragraph(piece)
        elif look.level == TITLE:
            self.title = self.title or piece.running
            self.flow.paragraph(piece)
        else:
            self.flow.heading(piece, look.level)
        self._text_boxes(paragraph)

    def _label(self, look: Look) -> str:
        depth = look.depth
        if depth is None:
            depth = self._numbering.depths.get((look.number, look.style), 0)
        return self._numbering.label(look.number, depth)

    def _text_boxes(self, element: Element) -> None:
        for part in element:
            kind = local(part)
            if kind == "txbxContent":
                self.blocks(part)
            elif kind == "AlternateContent":
                chosen = child(part, "Choice")
                self._text_boxes(chosen if chosen is not None else part)
            elif kind == "relIds":
                self._diagram(part)
            elif kind not in _LEFT_OUT:
                self._text_boxes(part)

    def _diagram(self, relations: Element) -> None:
        """Add the texts of a diagram (SmartArt), which lies in a part of its own."""
        part = self._package.by_id(value(relations, "dm"))
        for shape in part.iter() if part is not None else ():
            if local(shape) == "p" and "drawingml" in shape.tag:
                words = [text.text or "" for text in shape.iter() if local(text) == "t"]
                self.flow.paragraph("".join(words))

    def _cite(self, kind: str, identity: str) -> str | None:
        note = self._notes.get((kind, identity))
        if note is None:
            return None
        if self._within_notes and note in self._cited:
            # A note that cites itself, or two that cite each other, would never end.
            return f"[{self._cited.index(note) + 1}]"
        self._cited.append(note)
        return f"[{len(self._cited)}]"

    def end_notes(self) -> None:
        """Add the notes that the text cites, each under its number."""
        if self._runs_on is not None:
            self.flow.paragraph(self._runs_on)
        number = 0
        self._within_notes = True
        while number < len(self._cited):
            note = self._apart(self._cited[number])
            number += 1
            piece = Flow()
            piece.add(f"[{number}] ")
            piece.join(note, trimmed=True)
            self.flow.paragraph(piece)

    def edges(self, sections: list[Element], kind: str) -> None:
        """Add the headers or footers of `sections`, each once, as the page's furniture."""
        self.inline.in_furniture = True
        evens = is_on(child(self._package.part("settings"), "evenAndOddHeaders"))
        seen: set[str] = set()
        for section in sections:
            named = {value(part, "type"): part for part in section if local(part) == kind}
            for page in _PAGES:
                first = page == "first" and not is_on(child(section, "titlePg"))
                if page not in named or first or (page == "even" and not evens):
                    continue
                part = self._package.by_id(value(named[page], "id"))
                edge = self._apart(part) if part is not None else Flow()
                if edge.text.strip() and edge.text not in seen:
                    seen.add(edge.text)
                    self.flow.edge(edge)
        self.inline.in_furniture = False
