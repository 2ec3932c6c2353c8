"""Word documents: a blank one for Japanese text, its elements, and what XML can hold of a text.

python-docx comes with the extra `docx`; whoever writes Word calls `require` first, so that its lack
is said in one sentence.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from text.errors import KyogoError
from text.later import later

Element = Any
"""An lxml element; lxml has no types of its own."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOT_XML = later("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PIECES = later(r"\t|\n|[^\t\n]+")
FONT = "游明朝"
LATIN_FONT = "Times New Roman"


def require() -> None:
    """Raise KyogoError, naming the extra to install, unless python-docx is at hand."""
    try:
        import docx  # noqa: F401
    except ImportError:
        raise KyogoError("report.needs-docx") from None


def legal(text: str) -> str:
    """Return `text` with what XML cannot hold shown, one code point for one.

    C0 controls become their pictures (␛), lone surrogates and noncharacters U+FFFD.
    """
    return _NOT_XML.sub(_shown, text)


def _shown(match: re.Match[str]) -> str:
    code = ord(match.group())
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"


def w(tag: str, **attributes: str) -> Element:
    """Return the element w:`tag` with attributes of the same namespace."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    return OxmlElement(f"w:{tag}", attrs={qn(f"w:{k}"): v for k, v in attributes.items()})


def name(tag: str) -> str:
    """Return w:`tag` as lxml spells it."""
    from docx.oxml.ns import qn

    return qn(f"w:{tag}")


def run(text: str, properties: Element | None = None, kind: str = "t") -> Element:
    """Return a run with `text`, a copy of the run properties and tabs as tabs.

    `kind` is "t", or "delText" inside a deletion. A line feed becomes a line break in the run.
    """
    element = w("r")
    if properties is not None:
        element.append(_copy(properties))
    for piece in _PIECES.findall(legal(text)):
        if piece == "\t":
            element.append(w("tab"))
        elif piece == "\n":
            element.append(w("br"))
        else:
            part = w(kind)
            part.text = piece
            part.set(_SPACE, "preserve")
            element.append(part)
    return element


def underlined(text: str) -> Element:
    """Return a run with `text` underlined."""
    properties = w("rPr")
    properties.append(w("u", val="single"))
    return run(text, properties)


def emphasised(text: str, marks: str) -> Element:
    """Return a run with `text` as `marks` says: "underline", "bold" or "both"."""
    properties = w("rPr")
    if marks in ("bold", "both"):
        properties.append(w("b"))
    if marks in ("underline", "both"):
        properties.append(w("u", val="single"))
    return run(text, properties)


def set_text(part: Element, text: str) -> None:
    """Give the w:t (or w:delText) `part` another text, its blanks kept."""
    part.text = text
    part.set(_SPACE, "preserve")


def _copy(element: Element) -> Element:
    from copy import deepcopy

    return deepcopy(element)


def blank_document(*, landscape: bool = False, size: float = 10.5) -> Any:
    """Return an empty A4 document (python-docx) with Japanese fonts; `size` in points."""
    require()
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm, Pt

    document = docx.Document()
    section = document.sections[0]
    width, height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.page_width, section.page_height = width, height
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    for edge in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, edge, Mm(20))
    style = document.styles["Normal"]
    style.font.name, style.font.size = LATIN_FONT, Pt(size)
    style.paragraph_format.space_after = Pt(0)
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    fonts.set(name("eastAsia"), FONT)
    properties.append(w("lang", val="ja-JP", eastAsia="ja-JP"))
    return document


def mark_as_report(document: Any) -> None:
    """Have the Word document (python-docx) say that it is a report: no document of a corpus."""
    document.core_properties.content_status = "kyogo-report"


def stamp(author: str, moment: datetime | None) -> dict[str, str]:
    """Return the attributes author and date of a tracked change; without a moment, now (UTC)."""
    when = (moment or datetime.now(UTC)).astimezone(UTC)
    return {"author": legal(author), "date": when.strftime("%Y-%m-%dT%H:%M:%SZ")}
