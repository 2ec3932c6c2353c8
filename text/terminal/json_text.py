"""JSON as it is printed: parsed by anything, and safe to look at on a terminal.

Japanese stays readable. What a terminal acts on (C1 controls, bidi overrides) and what UTF-8
cannot hold (lone surrogates: bytes of a file name that is no UTF-8) is escaped, so that a parser
gives back exactly the text that went in.
"""

from __future__ import annotations

import json
from typing import Any, TextIO

from text.terminal.printable import ACTING


def dumps(value: Any, indent: int | None = None) -> str:
    """Return `value` as JSON. O(its size)."""
    # Controls below U+0020 within strings are escaped already; those between them are layout.
    return ACTING.sub(_escaped, json.dumps(value, ensure_ascii=False, indent=indent))


def dump(value: Any, stream: TextIO, indent: int | None = None) -> None:
    """Write `value` as JSON, with a line feed at its end."""
    stream.write(dumps(value, indent) + "\n")


def _escaped(match: Any) -> str:
    code = ord(match.group())
    if code < 0x20:
        return str(match.group())
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
