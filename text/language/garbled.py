"""Texts that were read in the wrong encoding and saved so: ・ｽ・ｽ, 縺ゅ→, ã\\x81, ï¿½."""

from __future__ import annotations

from text.later import later

_REMNANT = later("・ｽ|ï¿½|[縺繝][\\u3041-\\u3096\\uff61-\\uff9f一-鿿・]|ã[\\x80-\\xbf]")
"""Kana in UTF-8 read as Shift_JIS or Latin-1, and what a lost letter became in either."""
_MANY = 20
_SHARE = 0.02
"""Of the characters; a text that speaks of garbled letters shows some."""


def first_garbled(text: str) -> tuple[int, int] | None:
    """Return the first remnant of a text that is garbled throughout, else None. O(len(text))."""
    found = [match.span() for match in _REMNANT.finditer(text)]
    return found[0] if len(found) >= max(_MANY, len(text) * _SHARE) else None
