"""Markdown: the text as it is, its marks skipped, its headings as sections.

Read: all lines, tables by cell, code, alternative texts, struck-out text, addresses in <>, ruby in
brackets and as HTML, characters by name (&amp;), tables (by cell) and line breaks of HTML.

Not read: the front matter but for title, author and date, comments, scripts and styles.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from readers.formats.flow import sections_from
from readers.formats.markdown.closings import Closings
from readers.formats.markdown.html_tables import HtmlTables
from readers.formats.markdown.inline import Marked, inline, plain
from readers.formats.markdown.items import item_marks
from readers.formats.markdown.tables import RULE, mark_row, rows
from readers.formats.ruby_notation import with_ruby
from readers.source.encoding import decode
from text.later import later
from text.model.document import Border, Document, Printed

_FENCE = later(
    r"^ {0,3}(`{3,}|~{3,})[^\n]*\n(?:.*?\n)?? {0,3}\1[`~]*[ \t]*(?=\r?\n|\Z)", re.M | re.S
)
_FRONT = later(r"\A---[ \t]*\r?\n(.*?\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S)
_FRONT_FIELD = later(r"^(title|date|author)\s*:\s*[\"']?(.*?)[\"']?\s*$", re.M)
_ATX = later(r"^ {0,3}(#{1,6})(?:[ \t]+|$)(.*?)([ \t]+#+)?[ \t]*$")
_UNDERLINE = later(r"^ {0,3}(=+|-+)[ \t]*$")
_QUOTE = later(r"^(?: {0,3}> ?)+")
_RULE = later(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_DEFINITION = later(r"^ {0,3}\[(?!\^)[^\[\]]+\]:[ \t]*\S+(?:[ \t]+[\"'(].*[\"')])?[ \t]*$")
_NOTE = later(r"^ {0,3}(\[\^[^\[\]\s]{1,60}\]):", re.M)
_OWN_LINE = later(r"^ {0,3}(?:#{1,6}(?:[ \t]|$)|\||=+\s*$|-+\s*$)")
_NEW_ITEM = later(r"^\s*(?:[-*+]|\d{1,9}[.)])[ \t]|^\u3000")
_BREAK = later(r"\r\n|\n|\r")
_LINE = later(r"([^\r\n]*)(?:\r\n|\n|\r|$)")
_CODE = later(r"^(?: {4}| {0,3}\t)[ \t]*\S")
_UNPRINTED = later(r"^ {0,3}<(script|style)\b", re.M | re.I)
_UNPRINTED_END = {name: later(rf"</{name}[ \t]*>", re.I) for name in ("script", "style")}


def read(content: bytes, name: str, encoding: str | None = None) -> Document:
    """Return the document whose bytes are `content`; its raw text is the file's own.

    Raises UnreadableDocument for a binary file.
    """
    found = decode(content, name, encoding)
    raw = found.text
    marked = Marked(closings=Closings(raw), notes=frozenset(_NOTE.findall(raw)))
    skips, borders = marked.skips, marked.borders
    marked.tables = HtmlTables(raw, skips, borders, marked.printed)
    headings: list[tuple[int, str, int]] = []
    front = _FRONT.match(raw)
    fields: dict[str, str] = {}
    place = 0
    if front:
        fields = dict(_FRONT_FIELD.findall(front.group(1)))
        skips.append(front.span())
        place = front.end()
    for fence in [*_FENCE.finditer(raw, place), None]:
        end = fence.start() if fence else len(raw)
        _comments(raw, place, end, marked)
        _lines(raw, place, end, marked, headings)
        if fence:
            skips.extend(_fence_marks(raw, fence))
            place = fence.end()
    document = Document(
        name=name,
        raw=raw,
        title=fields.get("title", "") or (headings[0][1] if headings else ""),
        sender=fields.get("author", ""),
        format="markdown",
        encoding=found.encoding,
        undecodable=found.undecodable,
        certainty=found.certainty,
        sections=sections_from(headings, len(raw)),
        skips=(disjoint := tuple(_disjoint(skips))),
        borders=tuple(_outside(sorted(borders), disjoint)),
        annotations=tuple(sorted(marked.readings)),
        printed=tuple(_outside(sorted(marked.printed), disjoint)),
        marks=tuple(item_marks(raw)),
    )
    return with_ruby(replace(document, date=_iso(fields.get("date", ""))))


def _iso(value: str) -> str:
    from text.language.figures.dates import find_dates

    found = find_dates(value[:40])
    return (found[0].iso or "") if found else ""


def _comments(raw: str, start: int, end: int, marked: Marked) -> None:
    """Skip comments that run over lines, and scripts."""
    skips = marked.skips
    for match in _UNPRINTED.finditer(raw, start, end):
        closed = marked.closings.after(match.end(), _UNPRINTED_END[match[1].lower()], end)
        if closed:
            skips.append((match.start(), closed.end()))
    place = raw.find("<!--", start, end)
    while place >= 0:
        close = raw.find("-->", place + 4, end)
        if close < 0:
            return
        if "\n" in raw[place:close] and raw[place - 1 : place] != "`":
            skips.append((place, close + 3))
        place = raw.find("<!--", close + 3, end)


_Stretch = TypeVar("_Stretch", Border, Printed)


def _outside(found: list[_Stretch], skips: tuple[tuple[int, int], ...]) -> Iterator[_Stretch]:
    """Yield those of `found` that are not skipped (in a comment, say), disjoint."""
    starts = [start for start, _ in skips]
    end = 0
    for one in found:
        at = bisect_right(starts, one.start) - 1
        if one.start >= end and (at < 0 or skips[at][1] <= one.start):
            end = one.end
            yield one


def _fence_marks(raw: str, fence: re.Match[str]) -> list[tuple[int, int]]:
    first = raw.find("\n", fence.start()) + 1
    last = raw.rfind("\n", fence.start(), fence.end()) + 1
    after = _BREAK.match(raw, fence.end())
    return [(fence.start(), first), (last, after.end() if after else fence.end())]


def _lines(
    raw: str,
    start: int,
    end: int,
    marked: Marked,
    headings: list[tuple[int, str, int]],
) -> None:
    found = [
        (match.start(), match.group(1), match.end())
        for match in _LINE.finditer(raw, start, end)
        if match.end() > match.start()
    ]
    lines = [line for _, line, _ in found]
    skips, borders = marked.skips, marked.borders
    above: tuple[int, str] | None = None
    in_table = 0
    in_list = was_code = False
    for at, (place, line, stop) in enumerate(found):
        if not in_table and (in_table := rows(lines, at)) and place:
            borders.append(Border(place - 1, place, "row"))
        if in_table:
            in_table -= 1
            if RULE.match(line):
                skips.append((place, stop))
            else:
                mark_row(line, place, stop, skips, borders)
                inline(raw, place, place + len(line), marked)
            above = None
            continue
        blank_above = not at or not lines[at - 1].strip()
        if _CODE.match(line) and not in_list and (blank_above or was_code):
            above, was_code = None, True
            continue
        was_code = was_code and not line.strip()
        if line.strip() and not line[0].isspace():
            in_list = bool(_NEW_ITEM.match(line))
        above = _line(raw, place, line, above, marked, headings)


def _line(
    raw: str,
    start: int,
    line: str,
    above: tuple[int, str] | None,
    marked: Marked,
    headings: list[tuple[int, str, int]],
) -> tuple[int, str] | None:
    """Mark what is markup in a line at `start`; return it if the next may go on with it."""
    skips = marked.skips
    place = start
    quote = _QUOTE.match(line)
    if quote:
        skips.append((place, place + quote.end()))
        place += quote.end()
        line = line[quote.end() :]
    title = _ATX.match(line)
    underline = _UNDERLINE.match(line)
    if title:
        headings.append((start, plain(title.group(2)), len(title.group(1))))
        skips.append((place, place + title.start(2)))
        if title.group(3):
            skips.append((place + title.start(3), place + title.end(3)))
    elif underline and above:
        headings.append((above[0], plain(above[1].strip()), 1 if "=" in line else 2))
        skips.append((place, place + len(line)))
    elif _RULE.match(line):
        skips.append((place, place + len(line)))
    elif _DEFINITION.match(line):
        skips.append((start, place + len(line)))
    inline(raw, place, place + len(line), marked)
    _soft_break(raw, above, place, line, skips)
    body = line.strip() and not (title or underline or _OWN_LINE.match(line))
    return (place, line) if body else None


def _soft_break(
    raw: str, above: tuple[int, str] | None, place: int, line: str, skips: list[tuple[int, int]]
) -> None:
    """Skip the break between two lines of a Japanese paragraph: Markdown shows none."""
    if above is None or not line.strip() or _OWN_LINE.match(line) or _NEW_ITEM.match(line):
        return
    words = above[1].rstrip()
    end = above[0] + len(words)
    if words[-1] > "\u2e7f" and line.lstrip()[0] > "\u2e7f" and "  " not in raw[end : end + 2]:
        skips.append((end, place + len(line) - len(line.lstrip())))


def _disjoint(skips: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(skips):
        start = max(start, found[-1][1] if found else 0)
        if start < end:
            found.append((start, end))
    return found
