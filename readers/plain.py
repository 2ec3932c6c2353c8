"""Plain text."""

from __future__ import annotations

from text.model import Document


def read_plain(content: bytes, name: str) -> Document:
    """Return the document whose bytes are `content`: UTF-8, else CP932."""
    for encoding in ("utf-8", "cp932"):
        try:
            raw = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return _document(name, raw, encoding)
    return _document(name, content.decode("cp932", "replace"), "cp932")


def _document(name: str, raw: str, encoding: str) -> Document:
    title = next((line.strip() for line in raw.splitlines() if line.strip()), "")
    return Document(name=name, raw=raw, title=title, encoding=encoding)
