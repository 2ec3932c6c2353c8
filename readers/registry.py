"""Which reader reads which file."""

from __future__ import annotations

import sys
from pathlib import Path

from readers.plain import read_plain
from text.errors import KyogoError, UnreadableDocument
from text.model import Document


def suffixes() -> frozenset[str]:
    """Return the suffixes (lower case, with the dot) that some reader reads."""
    return frozenset({".txt"})


def read_file(path: Path, name: str) -> Document:
    """Return the document in the file `path`, called `name`.

    Raises KyogoError for a missing file or a folder, UnreadableDocument where no text comes out.
    """
    if path.is_dir():
        raise KyogoError("error.is-directory", path=name)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise KyogoError("error.missing-file", path=name) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableDocument("error.unreadable-file", path=name, reason=reason) from error
    return read_plain(content, name)


def read_standard_input() -> Document:
    """Return the text on standard input as a document called "-"."""
    return read_plain(sys.stdin.buffer.read(), "-")
