"""The only gate from document text to a terminal, a page or a table cell.

Control characters, bidi overrides and lone surrogates are shown and never acted on. File names,
queries and error messages count as document text.
"""

from __future__ import annotations

import re

from text.later import later

ACTING = later(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u206f\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def _shown(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if 0xD800 <= code <= 0xDFFF:
        return f"\\u{code:04x}"
    return f"<U+{code:04X}>"


def printable(text: str) -> str:
    """Return `text` with everything that a terminal could act on made visible.

    ESC becomes ␛, C1 controls and bidi overrides <U+009B>; line feed and tab stay.
    """
    return ACTING.sub(_shown, text)


def printable_line(text: str) -> str:
    """Return `printable(text)` on one line: line feeds and tabs are shown too."""
    return printable(text).replace("\n", "\u240a").replace("\t", "\u2409")
