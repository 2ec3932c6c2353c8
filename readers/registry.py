"""Which reader reads which file.

A reader is a module with `read(content, name, encoding=None) -> Document`, without `encoding` where
its format has signatures. All but plain text run in a child process (`readers.source.sandbox`). To
add a format: its module, its line in `FORMATS`, and the other steps of CONTRIBUTING.md.
"""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

from readers.source.files import read_bytes
from readers.source.first_bytes import OFFICE, REACH, picture
from text.errors import UnreadableDocument
from text.model.document import Document
from text.records import dataclass

READING = 12
"""Raised with every change of what a reader makes of a file: what was read before is read again."""


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its suffixes (lower case), what its files begin with, and its reader."""

    name: str
    module: str
    suffixes: tuple[str, ...]
    signatures: tuple[bytes, ...] = ()
    sandboxed: bool = False


_ZIP = b"PK\x03\x04"
TEXT = Format("text", "readers.formats.plain", (".txt", ".text"))
FORMATS = (
    TEXT,
    Format("markdown", "readers.formats.markdown.read", (".md", ".markdown"), sandboxed=True),
    Format("html", "readers.formats.html.read", (".html", ".htm", ".xhtml"), sandboxed=True),
    Format("docx", "readers.formats.docx.read", (".docx", ".docm"), (_ZIP,), sandboxed=True),
    Format("odt", "readers.formats.odt.read", (".odt",), (_ZIP,), sandboxed=True),
    Format("rtf", "readers.formats.rtf.read", (".rtf",), (b"{\\rtf",), sandboxed=True),
    Format("xlsx", "readers.formats.xlsx.read", (".xlsx", ".xlsm"), (_ZIP,), sandboxed=True),
    Format("csv", "readers.formats.csv", (".csv",), sandboxed=True),
    Format("pdf", "readers.formats.pdf.read", (".pdf",), (b"%PDF-",), sandboxed=True),
)
_SIGNATURE_REACH = 1_024

_NOTHING = frozenset(("/dev/null", os.devnull))


def suffixes() -> frozenset[str]:
    """Return the suffixes (lower case, with the dot) that some reader reads."""
    return frozenset(suffix for kind in FORMATS for suffix in kind.suffixes)


def read_file(path: Path, name: str, encoding: str | None = None) -> Document:
    """Return the document in the file `path`, called `name`, with what it says of itself.

    `encoding` is that of a text file, where it is known. Raises KyogoError for a missing file or a
    folder, UnreadableDocument where no text comes out. The null device is an empty text: git gives
    it for the side on which a file is not.
    """
    if name in _NOTHING:
        return read_content(b"", name, ".txt")
    return read_content(read_bytes(path, name), name, path.suffix.lower(), encoding)


def read_standard_input() -> Document:
    """Return the text on standard input as a document called "-"."""
    return read_content(sys.stdin.buffer.read(), "-", ".txt")


def read_content(content: bytes, name: str, suffix: str, encoding: str | None = None) -> Document:
    """Return the document whose bytes are `content`, in the format of `suffix` (".pdf").

    A suffix that no reader claims is read as plain text. Raises UnreadableDocument.
    """
    # Imported late: a search of a fresh index knows its documents' names and reads none of them.
    from text.structure.metadata import described

    kind = next((kind for kind in FORMATS if suffix in kind.suffixes), TEXT)
    if seen := picture(content[:REACH]):
        raise UnreadableDocument("reading.picture", path=name, format=seen)
    if kind is TEXT and content.startswith(OFFICE):
        raise UnreadableDocument("reading.old-office", path=name)
    if kind.signatures and not any(
        signature in content[:_SIGNATURE_REACH] for signature in kind.signatures
    ):
        code = "reading.encrypted" if content.startswith(OFFICE) else "reading.not-the-format"
        raise UnreadableDocument(code, path=name, format=kind.name)
    if kind.sandboxed:
        from readers.source.encoding import preferred
        from readers.source.sandbox import read_in_child

        named = None if kind.signatures else preferred() or encoding
        document = read_in_child(kind.module, content, name, named)
    else:
        document = importlib.import_module(kind.module).read(content, name, encoding)
    return described(document)
