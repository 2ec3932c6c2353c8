"""The letters of an OpenDocument paragraph, as they are printed."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from readers.formats.flow import Flow, raised
from readers.formats.odt.controls import Controls, fieldmark
from readers.formats.odt.styles import Styles
from readers.formats.symbols import symbols
from readers.formats.xml_names import child, is_on, local, value, whole
from text.later import later
from text.model.document import MarkKind

# Comments, the numbers that a list sets anew, texts that stand elsewhere, and programs.
_LEFT_OUT = frozenset(
    (
        "annotation",
        "annotation-end",
        "number",
        "text-box",
        "title",
        "desc",
        "script",
        "forms",
        "tracked-changes",
        "event-listeners",
        "glue-point",
        "image-map",
        "hidden-paragraph",
    )
)
_SHAPES = frozenset(
    (
        "custom-shape",
        "rect",
        "ellipse",
        "circle",
        "line",
        "polyline",
        "polygon",
        "path",
        "caption",
        "regular-polygon",
        "connector",
        "measure",
        "table",
    )
)
_BLANKS = later("[ \t\r\n]+")
_MARKED: tuple[MarkKind, ...] = ("struck", "bold", "italic", "underline", "boxed")
_HIDDEN = "show.notice-hidden"
_MOST_BLANKS = 1_000


_PAGES = frozenset(("page-number", "page-count", "page-continuation"))


class Inline:
    """Reads what stands in a paragraph into a flow.

    `cite` gives the mark of a note, `formula` the text of an embedded object (by its address).
    """

    def __init__(
        self,
        styles: Styles,
        controls: Controls,
        cite: Callable[[Element], str],
        formula: Callable[[str], str],
    ) -> None:
        self._styles = styles
        self._controls = controls
        self._cite = cite
        self._formula = formula
        self._after_blank = True
        self.in_furniture = False
        """Whether a head or foot is read: the number of the page is no text there."""
        self.notices: set[str] = set()

    def paragraph(self, paragraph: Element) -> Flow:
        """Return the text of `paragraph`; blanks are one, and none stands at its start."""
        look = self._styles.look("paragraph", value(paragraph, "style-name"))
        flow = Flow()
        self._after_blank = True
        if look.get("hidden") == "1":
            self._hide(paragraph)
            return flow
        self._children(paragraph, flow, look.get("font", ""))
        return flow

    def _hide(self, element: Element) -> None:
        if "".join(element.itertext()).strip():
            self.notices.add(_HIDDEN)

    def _add(self, text: str | None, flow: Flow, font: str) -> None:
        said = _BLANKS.sub(" ", text or "")
        if self._after_blank:
            said = said.removeprefix(" ")
        if said:
            self._after_blank = said.endswith(" ")
        flow.add(symbols(font, said))

    def _children(self, element: Element, flow: Flow, font: str) -> None:
        self._add(element.text, flow, font)
        for part in element:
            self._part(part, flow, font)
            self._add(part.tail, flow, font)

    def _part(self, part: Element, flow: Flow, font: str) -> None:
        kind = local(part)
        if kind in _LEFT_OUT or kind in _SHAPES:
            return
        if kind not in ("span", "a", "soft-page-break", "bookmark", "change"):
            self._after_blank = False
        if kind == "span":
            self._span(part, flow, font)
        elif kind == "s":
            flow.add(" " * min(whole(value(part, "c"), 1), _MOST_BLANKS))
        elif kind == "tab":
            flow.add("\t")
        elif kind == "line-break":
            flow.add("\n")
        elif kind == "ruby":
            self._ruby(part, flow, font)
        elif kind == "note":
            flow.add_skipped(self._cite(part))
        elif kind == "a":
            start = flow.length
            self._children(part, flow, font)
            flow.mark(start, "link", value(part, "href"))
        elif kind == "hidden-text" or (kind == "conditional-text" and _is_hidden(part)):
            self._hide(part)
        elif kind == "frame":
            self._frame(part, flow)
        elif kind == "control":
            flow.add(self._controls.shown(value(part, "control")))
        elif kind in _PAGES and self.in_furniture:
            start = flow.length
            self._children(part, flow, font)
            if flow.length > start:
                flow.skips.append((start, flow.length))
        elif kind in ("fieldmark", "fieldmark-start"):
            flow.add(fieldmark(part))
            self._children(part, flow, font)
        elif kind != "param":
            self._children(part, flow, font)

    def _span(self, span: Element, flow: Flow, font: str) -> None:
        look = self._styles.look("text", value(span, "style-name"))
        if look.get("hidden") == "1":
            self._hide(span)
            return
        start = flow.length
        piece = Flow()
        self._children(span, piece, look.get("font", font))
        kinds: dict[str, MarkKind] = {"superscript": "superscript", "subscript": "subscript"}
        kind = kinds.get(look.get("raised", ""))
        if kind is not None:
            piece.parts = [raised(piece.text, kind)]
        if look.get("capitals") == "1" and len(piece.text.upper()) == len(piece.text):
            piece.parts = [piece.text.upper()]
        flow.join(piece)
        if kind is not None:
            flow.mark(start, kind)
        for key in _MARKED:
            if look.get(key) == "1" and piece.text.strip():
                flow.mark(start, key)
        if look.get("dots") == "1":
            flow.mark(start, "emphasis-dots")

    def _ruby(self, ruby: Element, flow: Flow, font: str) -> None:
        words: dict[str, Flow] = {}
        for part in ruby:
            words[local(part)] = Flow()
            self._children(part, words[local(part)], font)
        start = flow.length
        flow.join(words.get("ruby-base", Flow()))
        reading = words.get("ruby-text")
        flow.set_reading(start, reading.running if reading else "")

    def _frame(self, frame: Element, flow: Flow) -> None:
        embedded = child(frame, "object")
        if embedded is not None:
            flow.add(self._formula(value(embedded, "href")))
        elif child(frame, "image") is not None:
            said = [child(frame, name) for name in ("desc", "title")]
            words = next((part.text for part in said if part is not None and part.text), "")
            if words:
                flow.mark(flow.length, "picture", " ".join(words.split()))


def _is_hidden(part: Element) -> bool:
    return is_on(part) and value(part, "is-hidden") == "true"
