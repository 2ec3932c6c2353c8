"""A changed text back into the bytes of its file: same encoding, same byte order mark."""

from __future__ import annotations

import codecs

from text.errors import UnreadableDocument
from text.model.document import Document

_PLAIN = ("text", "aozora", "markdown")
"""Formats whose raw text is the file's own."""
_MARKS = (b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def rewritten(document: Document, content: bytes, raw: str) -> bytes:
    """Return the file that says `raw` as `content` says `document.raw`.

    Line ends are part of the raw text and stay as they are. Raises UnreadableDocument for what is
    no plain text, for a file with bytes that no encoding could read, and where the encoding cannot
    hold the new text: then nothing is lost, because nothing is written.
    """
    if document.format not in _PLAIN:
        raise UnreadableDocument("error.cannot-rewrite-format", path=document.name)
    if b"\x1b" in content and document.encoding != "iso-2022-jp":
        # Escapes of ISO-2022-JP, read in an encoding that was asked for: a fix would take them out.
        raise _refused(document, document.encoding)
    try:
        same = document.raw.encode(document.encoding)
        new = raw.encode(document.encoding)
    except (UnicodeEncodeError, LookupError) as error:
        raise _refused(document, str(error)) from error
    for mark in _MARKS:
        whole = content == mark + same and not document.undecodable
        if whole:
            return mark + new
    raise _refused(document, document.format)


def _refused(document: Document, why: str) -> UnreadableDocument:
    return UnreadableDocument("error.cannot-rewrite", path=document.name, reason=why)
