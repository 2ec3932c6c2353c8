"""Hard-wrapped lines → running text, with a map back.

A *block* is a run of lines between blank lines. Where most lines of a block end near the same right
edge and not with a full stop, the line breaks are typographic and go; breaks that mean something
(list items, headings, addresses, short lines) stay.
"""

from __future__ import annotations

import re
import unicodedata

from text.view import View, ViewBuilder

_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|$)")
_ITEM = re.compile(
    r"[ \t\u3000]*(?:[●○◎■□◆◇▼▽▲△★☆・※＊*\-–—]|[①-⑳]"
    r"|[(（][0-9０-９一二三四五六七八九十ア-ンa-zA-Z]{1,3}[)）]"
    r"|[0-9０-９]{1,3}[.．、)）]|第[0-9０-９一二三四五六七八九十百]+[条章節項]|[QA][0-9０-９]|記$)"
)
_FULL_STOP = tuple("。．！？!?")
_LATIN = re.compile(r"[0-9A-Za-z,.;:!?)\]'\"]")
_LATIN_START = re.compile(r"[0-9A-Za-z(\['\"]")


def width(text: str) -> int:
    """Return how many terminal cells `text` takes: 2 for wide and full-width code points."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def unwrapped(text: str) -> View:
    """Return the view of `text` in which typographic line breaks are undone. O(len(text)).

    Between Japanese nothing is put in place of the break, between Latin words one blank, and a
    hyphen at the end of a Latin line goes with it. Meaningful breaks remain as they are.
    """
    builder = ViewBuilder()
    block: list[tuple[int, str, str]] = []
    place = 0
    for match in _LINE.finditer(text):
        line, end = match.groups()
        if not line and not end:
            break
        block.append((place, line, end))
        place = match.end()
        if not line.strip():
            _add_block(builder, block)
            block = []
    _add_block(builder, block)
    return builder.view()


def _add_block(builder: ViewBuilder, block: list[tuple[int, str, str]]) -> None:
    edge = max((width(line.rstrip()) for _, line, _ in block), default=0)
    for index, (start, line, end) in enumerate(block):
        following = block[index + 1][1] if index + 1 < len(block) else ""
        if not following.strip() or not _is_wrap(line, following, edge):
            builder.keep(line + end, start)
            continue
        body = line.rstrip(" \t\u3000")
        head = following.lstrip(" \t")
        if _LATIN.match(body[-1:]) and _LATIN_START.match(head[:1]):
            builder.keep(body, start)
            builder.replace(" ", start + len(body), start + len(line) + len(end))
        else:
            builder.keep(body, start)


def _is_wrap(line: str, following: str, edge: int) -> bool:
    body = line.rstrip()
    if edge < 16 or edge > 100 or _ITEM.match(following):
        return False
    if following[:1] in ("\u3000", " "):
        return False
    return width(body) >= edge - 4 and not (body.endswith(_FULL_STOP) and width(body) < edge - 1)
