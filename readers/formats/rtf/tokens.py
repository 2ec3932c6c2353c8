"""The tokens of Rich Text: braces, control words and symbols, bytes in hexadecimal, plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from text.later import later

_TOKEN = later(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})? ?"
    r"|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<symbol>.)|(?P<open>\{)|(?P<close>\})"
    r"|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.S,
)

TokenKind = Literal["word", "byte", "symbol", "open", "close", "text"]


class Token(NamedTuple):
    """A token: a control word with its number (None without one), or what stands in the file."""

    kind: TokenKind
    text: str = ""
    number: int | None = None


def tokens(source: str) -> Iterator[Token]:
    r"""Yield the tokens of `source`, one character for each byte. O(length).

    The bytes that \binN announces are passed over; a line break is nothing, after \ a paragraph.
    """
    place, end = 0, len(source)
    while place < end:
        match = _TOKEN.match(source, place)
        if match is None:
            return
        place = match.end()
        kind = match.lastgroup
        if kind in ("word", "number"):
            number = match["number"]
            if match["word"] == "bin":
                place += max(int(number or 0), 0)
            else:
                yield Token("word", match["word"], None if number is None else int(number))
        elif kind == "symbol" and match["symbol"] in "\r\n":
            yield Token("word", "par")
        elif kind == "byte":
            yield Token("byte", chr(int(match["byte"], 16)))
        elif kind in ("symbol", "text"):
            yield Token("symbol" if kind == "symbol" else "text", match[kind])
        elif kind in ("open", "close"):
            yield Token("open" if kind == "open" else "close")
