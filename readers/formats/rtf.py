"""Rich Text Format (.rtf): the text, tables cell by cell; footnotes stand where they are cited."""

from __future__ import annotations

import re

from readers.formats.flow import Flow
from readers.formats.table import add_table
from text.errors import UnreadableDocument
from text.later import later
from text.model.document import Document

_CELL_END = later(r"\\cell(?![a-z])")
_ROW_END = later(r"\\row(?![a-z])")
_JAPANESE = later(r"\\ansicpg932|\\fcharset128")
_PAIR = later(
    r"\\'(?P<lead>8[1-9a-f]|9[0-9a-f]|e[0-9a-f]|f[0-9a-c])"
    r"(?:\\'(?P<hex>[0-9a-f]{2})|\\(?P<escaped>[\\{}])|(?P<plain>[@-\[\]-z|~]))",
    re.I,
)
"""A character of Shift_JIS; Word writes its second byte as a letter where it is one."""
_UNIT = "\x1f"


def read(content: bytes, name: str) -> Document:
    """Return the text of the .rtf file `content`. Raises UnreadableDocument."""
    from striprtf.striprtf import rtf_to_text

    source = content.decode("latin-1")
    if _JAPANESE.search(source):
        source = _PAIR.sub(_in_hexadecimal, source)
    # The library would write | for a cell's end, as if it stood in the text.
    source = _ROW_END.sub(r"\\par", _CELL_END.sub(rf"\\'{ord(_UNIT):02x}", source))
    try:
        text: str = rtf_to_text(source, errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, KeyError, IndexError, AttributeError) as error:
        raise UnreadableDocument("reading.broken-file", path=name, reason=str(error)) from error
    flow = Flow()
    rows: list[list[Flow | None]] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        if _UNIT in line:
            rows.append([_cell(cell) for cell in line.removesuffix(_UNIT).split(_UNIT)])
            continue
        add_table(flow, rows)
        rows = []
        flow.add(f"{line}\n")
    add_table(flow, rows)
    return flow.document(name, "rtf", "rtf")


def _in_hexadecimal(match: re.Match[str]) -> str:
    second = match["hex"] or f"{ord(match['escaped'] or match['plain']):02x}"
    return f"\\'{match['lead']}\\'{second}"


def _cell(text: str) -> Flow:
    flow = Flow()
    flow.add(text.strip())
    return flow
