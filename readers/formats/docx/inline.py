"""The letters of a Word paragraph: runs and what stands in them, as they are printed."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from readers.formats.docx.fields import Fields, put
from readers.formats.docx.package import Package
from readers.formats.docx.styles import Styles
from readers.formats.flow import Flow, raised
from readers.formats.symbols import symbol, symbols
from readers.formats.xml_names import child, local, value
from text.model.document import MarkKind

# Deleted or moved away under tracked changes, properties, and what stands elsewhere on the page.
_LEFT_OUT = frozenset(
    ("del", "moveFrom", "delText", "delInstrText", "pPr", "rPr", "sdtPr", "sdtEndPr", "txbxContent")
)
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_PLAIN = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_RAISED: dict[str, MarkKind] = {"superscript": "superscript", "subscript": "subscript"}
_MARKED: tuple[MarkKind, ...] = ("struck", "bold", "italic", "underline", "boxed")
_HIDDEN = "show.notice-hidden"


class Inline:
    """Reads the runs of a paragraph into a flow; `cite` gives the number of a note's reference."""

    def __init__(
        self, styles: Styles, package: Package, cite: Callable[[str, str], str | None]
    ) -> None:
        self._styles = styles
        self._package = package
        self._cite = cite
        self._fields = Fields()
        self._style = ""
        self.notices: set[str] = set()
        self.in_furniture = False

    def paragraph(self, paragraph: Element, style: str) -> Flow:
        """Return the text of `paragraph`, which has the style `style`."""
        self._style = style
        flow = Flow()
        self._children(paragraph, flow)
        return flow

    def _children(self, element: Element, flow: Flow) -> None:
        for part in element:
            self._part(part, flow)

    def _part(self, part: Element, flow: Flow) -> None:
        kind = local(part)
        if kind in _LEFT_OUT:
            return
        if kind == "r":
            self._run(part, flow)
        elif kind == "AlternateContent":
            # The choice and its fallback are twins.
            chosen = child(part, "Choice")
            self._children(chosen if chosen is not None else part, flow)
        elif kind == "hyperlink":
            start = flow.length
            self._children(part, flow)
            target = self._package.target(value(part, "id")) or value(part, "anchor")
            flow.mark(start, "link", target)
        elif kind == "fldSimple":
            if not put(flow, value(part, "instr")):
                self._children(part, flow)
        elif kind == "ruby":
            self._ruby(part, flow)
        elif kind == "t":
            if not self._fields.silent:
                flow.add(part.text or "")
        elif kind == "docPr":
            self._picture(part, flow)
        elif kind == "textpath":
            flow.add(value(part, "string"))
        elif kind in ("f", "rad", "sSup", "sSub") and "math" in part.tag:
            self._formula(kind, part, flow)
        else:
            self._children(part, flow)

    def _run(self, run: Element, flow: Flow) -> None:
        properties = child(run, "rPr")
        look = self._styles.letters(properties, self._style)
        font = look.get("font", "")
        if child(run, "fldChar") is not None:
            # Such a mark has a run of its own; what the field prints stands in the paragraph.
            for part in run:
                self._of_run(part, font, flow)
            return
        piece = Flow()
        for part in run:
            self._of_run(part, font, piece)
        if look.get("hidden") == "1":
            if piece.text.strip():
                self.notices.add(_HIDDEN)
            return
        text = piece.text
        start = flow.length
        kind: MarkKind | None = _RAISED.get(look.get("raised", ""))
        if kind is not None and text:
            piece.parts = [raised(text, kind)]
        if look.get("capitals") == "1" and len(text.upper()) == len(text):
            piece.parts = [text.upper()]
        flow.join(piece)
        if kind is not None:
            flow.mark(start, kind)
        for key in _MARKED:
            if look.get(key) == "1" and text.strip():
                flow.mark(start, key)
        if look.get("dots") == "1":
            flow.mark(start, "emphasis-dots")

    def _of_run(self, part: Element, font: str, piece: Flow) -> None:
        kind = local(part)
        if kind == "fldChar":
            self._fields.character(part, piece, self.in_furniture)
        elif kind == "instrText":
            self._fields.instruct(part.text or "")
        elif self._fields.silent:
            if kind == "t":
                self._fields.instruct(part.text or "")
            elif kind == "sym":
                self._fields.instruct(_sym(part))
        elif kind == "t":
            piece.add(symbols(font, part.text or ""))
        elif kind in _PLAIN:
            piece.add(_PLAIN[kind])
        elif kind == "sym":
            piece.add(_sym(part))
        elif kind in _NOTES:
            said = self._cite(_NOTES[kind], value(part, "id"))
            if said and value(part, "customMarkFollows") not in ("1", "true", "on"):
                piece.add_skipped(said)
        else:
            self._part(part, piece)

    def _ruby(self, ruby: Element, flow: Flow) -> None:
        words: dict[str, Flow] = {}
        for part in ruby:
            if local(part) in ("rt", "rubyBase"):
                words[local(part)] = Flow()
                self._children(part, words[local(part)])
        start = flow.length
        flow.join(words.get("rubyBase", Flow()))
        flow.set_reading(start, words["rt"].running if "rt" in words else "")

    def _picture(self, properties: Element, flow: Flow) -> None:
        said = value(properties, "descr") or value(properties, "title")
        if said:
            flow.mark(flow.length, "picture", said)

    def _formula(self, kind: str, part: Element, flow: Flow) -> None:
        parts: dict[str, Flow] = {}
        for inner in part:
            parts[local(inner)] = Flow()
            self._children(inner, parts[local(inner)])
        if kind == "f":
            flow.join(parts.get("num", Flow()))
            flow.add("/")
            flow.join(parts.get("den", Flow()))
        elif kind == "rad":
            degree = parts.get("deg", Flow()).text.strip()
            flow.add({"": "√", "3": "∛", "4": "∜"}.get(degree, f"{degree}√"))
            flow.join(parts.get("e", Flow()))
        else:
            flow.join(parts.get("e", Flow()))
            start = flow.length
            high = kind == "sSup"
            text = parts.get("sup" if high else "sub", Flow()).text
            flow.add(raised(text, "superscript" if high else "subscript"))
            flow.mark(start, "superscript" if high else "subscript")


def _sym(part: Element) -> str:
    code = value(part, "char")
    try:
        char = chr(int(code, 16))
    except ValueError:
        return ""
    return symbol(value(part, "font"), char) if not "\ud800" <= char <= "\udfff" else ""
