"""OpenDocument (.odt): what is printed, headers, footers, text boxes and list numbers included.

Read: paragraphs and headings with their numbers, list items with theirs, tables by cell (merged
cells, too), headers and footers (once each), text boxes and shapes, footnotes and endnotes, ruby,
superscripts and subscripts, struck-out text, symbols (Wingdings …), form controls and check boxes,
formulas line by line, link targets and pictures' alternative texts, tracked changes as accepted.

Not read: hidden text, comments, pictures, charts, embedded files, colours and sizes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from readers.formats.archive import Archive
from readers.formats.flow import Flow
from readers.formats.odt.controls import Controls
from readers.formats.odt.formulas import line
from readers.formats.odt.inline import Inline
from readers.formats.odt.lists import Lists
from readers.formats.odt.styles import Styles
from readers.formats.odt.tables import rows
from readers.formats.table import add_table
from readers.formats.xml_names import child, local, value, whole
from text.model.document import Document

# What was deleted under tracked changes, what declares, the patterns of indexes, comments.
_LEFT_OUT = frozenset(
    (
        "tracked-changes",
        "sequence-decls",
        "variable-decls",
        "user-field-decls",
        "forms",
        "annotation",
        "dde-connection-decls",
        "table-of-content-source",
        "alphabetical-index-source",
        "illustration-index-source",
        "table-index-source",
        "object-index-source",
        "scripts",
        "user-index-source",
        "bibliography-source",
        "title",
        "desc",
        "event-listeners",
    )
)
_SHAPES = frozenset(
    (
        "custom-shape",
        "rect",
        "ellipse",
        "circle",
        "caption",
        "polygon",
        "path",
        "connector",
        "line",
        "polyline",
        "regular-polygon",
        "measure",
    )
)
_HEADS = ("header-first", "header", "header-left")
_FEET = ("footer-first", "footer", "footer-left")


def read(content: bytes, name: str) -> Document:
    """Return the document in the .odt file `content`. Raises UnreadableDocument."""
    archive = Archive(content, name)
    root = archive.xml("content.xml")
    styles = archive.xml("styles.xml") if "styles.xml" in archive else None
    roots = [styles, root] if styles is not None else [root]
    reader = _Reader(archive, roots, Styles(roots))
    pages = list(_pages(roots, reader.styles.pages(root)))
    reader.edges(pages, _HEADS)
    for part in root:
        if local(part) == "body":
            reader.blocks(part)
    reader.end_notes()
    reader.edges(pages, _FEET)
    return reader.flow.document(
        name, "odt", "odt", title=reader.title, notices=tuple(sorted(reader.inline.notices))
    )


def _pages(roots: Iterable[Element], used: Iterable[str]) -> Iterator[Element]:
    """Yield the master pages of the document, which begins with the first of `used`."""
    found = {
        value(page, "name"): page
        for root in roots
        for page in root.iter()
        if local(page) == "master-page"
    }
    seen: set[str] = set()
    for name in used:
        # "" is the page that no style has named.
        here = name or next(iter(found), "")
        while here in found and here not in seen:
            seen.add(here)
            yield found[here]
            here = value(found[here], "next-style-name")


class _Reader:
    def __init__(self, archive: Archive, roots: list[Element], styles: Styles) -> None:
        self.flow = Flow()
        self.title = ""
        self.styles = styles
        self._archive = archive
        self._lists = Lists(roots)
        self._cited: list[Element] = []
        self.inline = Inline(styles, Controls(roots), self._cite, self._formula)

    def blocks(self, parent: Iterable[Element]) -> None:
        """Add the headings, paragraphs, list items and tables of `parent` in order."""
        for block in parent:
            kind = local(block)
            if kind == "h":
                self._heading(block)
            elif kind == "p":
                self._paragraph(block)
            elif kind == "list":
                self._list(block, "", 1)
            elif kind == "table":
                add_table(self.flow, list(rows(block, self._apart)))
            elif kind == "section" and value(block, "display") in ("none", "condition"):
                if value(block, "display") == "none" or value(block, "is-hidden") == "true":
                    self.inline.notices.add("show.notice-hidden")
                else:
                    self.blocks(block)
            elif kind == "frame":
                self._boxes([block])
            elif kind not in _LEFT_OUT:
                self.blocks(block)

    def _apart(self, parent: Element) -> Flow:
        """Return the blocks of `parent` as a flow of their own."""
        outer, self.flow = self.flow, Flow()
        self.blocks(parent)
        inner, self.flow = self.flow, outer
        return inner

    def _heading(self, block: Element, label: str = "") -> None:
        level = max(1, whole(value(block, "outline-level"), 1))
        piece = Flow()
        if not label and value(block, "is-list-header") != "true":
            label = self._lists.heading(level, value(block, "start-value"))
        piece.add(label)
        piece.join(self.inline.paragraph(block))
        self.flow.heading(piece, level)
        self._boxes(block)

    def _paragraph(self, paragraph: Element, label: str = "") -> None:
        piece = Flow()
        piece.add(label)
        piece.join(self.inline.paragraph(paragraph))
        if not self.title and self.styles.is_title(value(paragraph, "style-name")):
            self.title = piece.running
        self.flow.paragraph(piece)
        self._boxes(paragraph)

    def _list(self, block: Element, style: str, depth: int) -> None:
        own = value(block, "style-name") or style
        if depth == 1:
            self._lists.begin(
                own,
                value(block, "continue-numbering") == "true",
                value(block, "id"),
                value(block, "continue-list"),
            )
        for item in block:
            label = ""
            if local(item) == "list-item":
                named = value(item, "style-override") or own
                # An item that only holds a deeper list has no number of its own.
                if any(local(part) in ("p", "h") for part in item):
                    label = self._lists.label(named, depth, value(item, "start-value"))
            for part in item:
                if local(part) == "list":
                    self._list(part, own, depth + 1)
                elif local(part) == "p":
                    self._paragraph(part, label)
                    label = ""
                elif local(part) == "h":
                    self._heading(part, label)
                    label = ""
                elif local(part) != "number":
                    self.blocks([part])

    def _boxes(self, element: Iterable[Element]) -> None:
        """Add the texts in the boxes and shapes that are anchored in `element`."""
        for part in element:
            kind = local(part)
            if kind == "text-box" or kind in _SHAPES:
                self.blocks(part)
            elif kind == "table":
                self.blocks([part])
            elif kind not in _LEFT_OUT and kind != "note":
                self._boxes(part)

    def _formula(self, address: str) -> str:
        """Return the formula that the object at `address` is, "" for any other object."""
        part = f"{address.removeprefix('./').strip('/')}/content.xml"
        if part not in self._archive:
            return ""
        root = self._archive.xml(part)
        return line(root) if local(root) == "math" else ""

    def _cite(self, note: Element) -> str:
        self._cited.append(note)
        return f"[{len(self._cited)}]"

    def end_notes(self) -> None:
        """Add the notes that the text cites, each under its number."""
        number = 0
        while number < len(self._cited):
            body = child(self._cited[number], "note-body")
            number += 1
            piece = Flow()
            piece.add(f"[{number}] ")
            if body is not None:
                piece.join(self._apart(body), trimmed=True)
            self.flow.paragraph(piece)

    def edges(self, pages: Iterable[Element], names: tuple[str, ...]) -> None:
        """Add the headers or footers of `pages`, each once, as the page's furniture."""
        seen: set[str] = set()
        self.inline.in_furniture = True
        for page in pages:
            for name in names:
                part = child(page, name)
                if part is None or value(part, "display") == "false":
                    continue
                edge = self._apart(part)
                if edge.text.strip() and edge.text not in seen:
                    seen.add(edge.text)
                    self.flow.edge(edge)
        self.inline.in_furniture = False
