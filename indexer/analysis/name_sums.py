"""Checksums of the names under which the use of words is counted."""

from __future__ import annotations

from zlib import adler32, crc32


def word_number(key: str) -> int:
    """Return the checksum of a word's key, 64 bits."""
    content = key.encode("utf-8", "replace")
    return crc32(content) << 32 | adler32(content)


def number(name: str) -> int:
    """Return the checksum of any other name, 32 bits and never 0."""
    return crc32(name.encode("utf-8", "replace")) or 1
