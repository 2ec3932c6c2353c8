"""UTF-16 code units."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    pass


def units(text: str) -> str:
    """Return `text` with every code point beyond U+FFFF as its two surrogates."""
    if not text or max(text) < "\U00010000":
        return text
    return "".join(map(chr, array("H", text.encode("utf-16-le", "surrogatepass"))))
