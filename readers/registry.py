"""Which reader reads which file."""

from __future__ import annotations

import sys
from pathlib import Path

from readers.files import read_bytes
from readers.plain import read_plain
from text.model import Document


def suffixes() -> frozenset[str]:
    """Return the suffixes (lower case, with the dot) that some reader reads."""
    return frozenset({".txt"})


def read_file(path: Path, name: str) -> Document:
    """Return the document in the file `path`, called `name`, with what it says of itself.

    Raises KyogoError for a missing file or a folder, UnreadableDocument where no text comes out.
    """
    return _described(read_plain(read_bytes(path, name), name))


def read_standard_input() -> Document:
    """Return the text on standard input as a document called "-"."""
    return _described(read_plain(sys.stdin.buffer.read(), "-"))


def _described(document: Document) -> Document:
    # Imported late: a search of a fresh index knows its documents' names and reads none of them.
    from text.metadata import described

    return described(document)
