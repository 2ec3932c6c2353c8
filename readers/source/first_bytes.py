"""What a file is by its first bytes, whatever its name says: a picture called .doc is a picture."""

from __future__ import annotations

from pathlib import Path

REACH = 16
"""Bytes that are looked at."""
OFFICE = b"\xd0\xcf\x11\xe0"
"""What old .doc, .xls and .ppt files begin with, and the envelope of an encrypted .docx."""
_PICTURES = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
)
_HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1")


def picture(head: bytes) -> str:
    """Return what kind of picture begins with `head` ("JPEG"), "" for anything else."""
    if head[4:12] in _HEIC:
        return "HEIC"
    if head.startswith(b"BM") and head[6:10] == bytes(4):
        return "BMP"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "WebP"
    return next((kind for first, kind in _PICTURES if head.startswith(first)), "")


def picture_in(path: Path) -> str:
    """Return what kind of picture the file is; "" for anything else and what cannot be read."""
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            return picture(file.read(REACH))
    except OSError:
        return ""
