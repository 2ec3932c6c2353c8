"""What is filled into a PDF's form, and the notes typed onto its pages: they are printed, too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from readers.formats.pdf.reading_order import Placed

_HIDDEN, _NO_VIEW = 2, 32
"""Flags of an annotation (ISO 32000-1, table 165)."""
_PASSWORD = 1 << 13
_RADIO, _PUSH = 1 << 15, 1 << 16
"""Flags of a field (tables 226 and 228)."""
_DEEPEST = 20
_LETTERS = 12.0
"""Points: the size of letters in a field that says nothing of it."""


def form_lines(annotations: Any) -> list[Placed]:
    """Return what the `annotations` of a page (its /Annots) show, each where it stands.

    Texts and choices as they are filled in, ticked boxes as ☑ and others as ☐, chosen buttons of
    a group as ◉ and others as ○. Hidden ones and buttons to be pressed are left out.
    """
    from pdfminer.pdftypes import resolve1

    found: list[Placed] = []
    for entry in resolve1(annotations) or ():
        annotation = resolve1(entry)
        if not isinstance(annotation, Mapping):
            continue
        box = resolve1(annotation.get("Rect"))
        if not isinstance(box, list) or len(box) != 4 or _flags(annotation, "F") & (
            _HIDDEN | _NO_VIEW
        ):  # fmt: skip
            continue
        try:
            x0, y0, x1, y1 = (float(resolve1(side)) for side in box)
        except (TypeError, ValueError):
            continue
        found += _lines(_shown(annotation), min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    return found


def _lines(text: str, x0: float, y0: float, x1: float, y1: float) -> Iterator[Placed]:
    """Yield the lines of `text`, which fills the box from its top."""
    lines = [line for line in text.splitlines() if line.strip()]
    size = min(_LETTERS, (y1 - y0) / max(len(lines), 1)) or _LETTERS
    top = y1 if len(lines) > 1 else (y0 + y1 + size) / 2
    for number, line in enumerate(lines):
        right = min(x1, x0 + size * len(line))
        yield Placed(line, x0, top - size * (number + 1), right, top - size * number, size)


def _shown(annotation: Mapping[str, Any]) -> str:
    kind = _name(annotation.get("Subtype"))
    if kind == "FreeText":
        return _text(annotation.get("Contents"))
    if kind != "Widget":
        return ""
    flags = _flags(annotation, "Ff")
    field = _name(_inherited(annotation, "FT"))
    if field == "Btn" and not flags & _PUSH:
        on = _name(annotation.get("AS")) not in ("", "Off")
        return ("◉" if on else "○") if flags & _RADIO else ("☑" if on else "☐")
    if field == "Tx" and not flags & _PASSWORD:
        return _text(_inherited(annotation, "V"))
    return _text(_inherited(annotation, "V")) if field == "Ch" else ""


def _inherited(annotation: Mapping[str, Any], key: str) -> Any:
    """Return what the field says, or the one that it is part of."""
    from pdfminer.pdftypes import resolve1

    one: Any = annotation
    for _ in range(_DEEPEST):
        if not isinstance(one, Mapping):
            return None
        if key in one:
            return resolve1(one[key])
        one = resolve1(one.get("Parent"))
    return None


def _flags(annotation: Mapping[str, Any], key: str) -> int:
    said = _inherited(annotation, key)
    return said if isinstance(said, int) else 0


def _name(said: Any) -> str:
    from pdfminer.pdftypes import resolve1

    name = getattr(resolve1(said), "name", "")
    return name.decode("latin-1") if isinstance(name, bytes) else str(name)


def _text(said: Any) -> str:
    from pdfminer.pdftypes import resolve1
    from pdfminer.utils import decode_text

    said = resolve1(said)
    if isinstance(said, list):
        return "・".join(filter(None, map(_text, said)))
    if isinstance(said, str):
        return said.strip()
    return decode_text(said).strip() if isinstance(said, bytes) else ""
