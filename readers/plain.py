"""Plain text."""

from __future__ import annotations

from text.model import Document


def read_plain(content: bytes, name: str) -> Document:
    """Return the document whose bytes are `content`: UTF-8, else CP932."""
    for encoding in ("utf-8", "cp932"):
        try:
            return Document(name=name, raw=content.decode(encoding), encoding=encoding)
        except UnicodeDecodeError:
            continue
    return Document(name=name, raw=content.decode("cp932", "replace"), encoding="cp932")
