"""Markdown: the text as it is, its marks skipped, its headings as sections.

Read: all lines, tables by cell, code, alternative texts, struck-out text, ruby in brackets.

Not read: the front matter but for title, author and date, comments over several lines.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from readers.formats.flow import sections_from
from readers.formats.markdown_tables import RULE, mark_row, rows
from readers.formats.ruby_notation import with_ruby
from readers.source.encoding import decode
from text.model.document import Border, Document

_FENCE = re.compile(
    r"^ {0,3}(`{3,}|~{3,})[^\n]*\n(?:.*?\n)?? {0,3}\1[`~]*[ \t]*(?=\r?\n|\Z)", re.M | re.S
)
_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S)
_FRONT_FIELD = re.compile(r"^(title|date|author)\s*:\s*[\"']?(.*?)[\"']?\s*$", re.M)
_ATX = re.compile(r"^ {0,3}(#{1,6})(?:[ \t]+|$)(.*?)([ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-+)[ \t]*$")
_QUOTE = re.compile(r"^(?: {0,3}> ?)+")
_RULE = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)[^\[\]]+\]:[ \t]*\S+(?:[ \t]+[\"'(].*[\"')])?[ \t]*$")
_OWN_LINE = re.compile(r"^ {0,3}(?:#{1,6}(?:[ \t]|$)|\||=+\s*$|-+\s*$)")
_NEW_ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])[ \t]|^\u3000")
_BREAK = re.compile(r"\r\n|\n|\r")
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|$)")
# A link keeps its words, an image its description, code its letters; addresses and marks go.
_INLINE = re.compile(
    r"(?P<comment><!--.*?-->)"
    r"|(?P<code>`+)(?P<coded>[^`\n]+?)(?P=code)"
    r"|(?P<open>!?\[)(?P<words>[^\[\]\n]*)"
    r"\](?:\([^()\s]*(?:[ \t]+[\"'][^\n]*?[\"'])?\)|\[[^\[\]\n]*\])"
    r"|(?P<strong>\*\*|__)(?P<stronger>(?=\S)[^\n]*?\S)(?P=strong)"
    r"|(?P<em>\*)(?P<emphasis>(?=[^\s*])[^*\n]*?[^\s*])\*"
    r"|(?P<tag></?[A-Za-z][^<>\n]*>)"
    r"|(?P<struck>~~)(?P<gone>(?=\S)[^\n]*?\S)~~"
    r"|(?P<hard>\\)(?=\r?\n|$)"
    r"|(?P<escape>\\)(?=[!-/:-@\[-`{-~])",
    re.S,
)


def read(content: bytes, name: str, encoding: str | None = None) -> Document:
    """Return the document whose bytes are `content`; its raw text is the file's own.

    Raises UnreadableDocument for a binary file.
    """
    found = decode(content, name, encoding)
    raw = found.text
    skips: list[tuple[int, int]] = []
    headings: list[tuple[int, str, int]] = []
    borders: list[Border] = []
    front = _FRONT.match(raw)
    fields: dict[str, str] = {}
    place = 0
    if front:
        fields = dict(_FRONT_FIELD.findall(front.group(1)))
        skips.append(front.span())
        place = front.end()
    for fence in [*_FENCE.finditer(raw, place), None]:
        end = fence.start() if fence else len(raw)
        _comments(raw, place, end, skips)
        _lines(raw, place, end, skips, headings, borders)
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
        borders=tuple(_outside(borders, disjoint)),
    )
    return with_ruby(replace(document, date=_iso(fields.get("date", ""))))


def _iso(value: str) -> str:
    from text.language.dates import find_dates

    found = find_dates(value[:40])
    return (found[0].iso or "") if found else ""


def _comments(raw: str, start: int, end: int, skips: list[tuple[int, int]]) -> None:
    """Skip comments that run over lines."""
    place = raw.find("<!--", start, end)
    while place >= 0:
        close = raw.find("-->", place + 4, end)
        if close < 0:
            return
        if "\n" in raw[place:close]:
            skips.append((place, close + 3))
        place = raw.find("<!--", close + 3, end)


def _outside(borders: list[Border], skips: tuple[tuple[int, int], ...]) -> Iterator[Border]:
    """Yield the borders that are not skipped (in a comment, say)."""
    starts = [start for start, _ in skips]
    for border in borders:
        at = bisect_right(starts, border.start) - 1
        if at < 0 or skips[at][1] <= border.start:
            yield border


def _fence_marks(raw: str, fence: re.Match[str]) -> list[tuple[int, int]]:
    first = raw.find("\n", fence.start()) + 1
    last = raw.rfind("\n", fence.start(), fence.end()) + 1
    after = _BREAK.match(raw, fence.end())
    return [(fence.start(), first), (last, after.end() if after else fence.end())]


def _lines(
    raw: str,
    start: int,
    end: int,
    skips: list[tuple[int, int]],
    headings: list[tuple[int, str, int]],
    borders: list[Border],
) -> None:
    found = [
        (match.start(), match.group(1), match.end())
        for match in _LINE.finditer(raw, start, end)
        if match.end() > match.start()
    ]
    lines = [line for _, line, _ in found]
    above: tuple[int, str] | None = None
    in_table = 0
    for at, (place, line, stop) in enumerate(found):
        if not in_table and (in_table := rows(lines, at)) and place:
            borders.append(Border(place - 1, place, "row"))
        if in_table:
            in_table -= 1
            if RULE.match(line):
                skips.append((place, stop))
            else:
                mark_row(line, place, stop, skips, borders)
                _inline(raw, place, place + len(line), skips)
            above = None
            continue
        above = _line(raw, place, line, above, skips, headings)


def _line(
    raw: str,
    start: int,
    line: str,
    above: tuple[int, str] | None,
    skips: list[tuple[int, int]],
    headings: list[tuple[int, str, int]],
) -> tuple[int, str] | None:
    """Mark what is markup in a line at `start`; return it if the next may go on with it."""
    place = start
    quote = _QUOTE.match(line)
    if quote:
        skips.append((place, place + quote.end()))
        place += quote.end()
        line = line[quote.end() :]
    title = _ATX.match(line)
    underline = _UNDERLINE.match(line)
    if title:
        headings.append((start, _plain(title.group(2)), len(title.group(1))))
        skips.append((place, place + title.start(2)))
        if title.group(3):
            skips.append((place + title.start(3), place + title.end(3)))
    elif underline and above:
        headings.append((above[0], _plain(above[1].strip()), 1 if "=" in line else 2))
        skips.append((place, place + len(line)))
    elif _RULE.match(line):
        skips.append((place, place + len(line)))
    elif _DEFINITION.match(line):
        skips.append((start, place + len(line)))
    _inline(raw, place, place + len(line), skips)
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


def _inline(raw: str, start: int, end: int, skips: list[tuple[int, int]]) -> None:
    for match in _INLINE.finditer(raw, start, end):
        for whole in ("comment", "tag", "escape", "hard"):
            if match[whole]:
                skips.append(match.span())
        for opening, inner in (
            ("code", "coded"),
            ("open", "words"),
            ("strong", "stronger"),
            ("em", "emphasis"),
            ("struck", "gone"),
        ):
            if match[opening]:
                skips.append((match.start(), match.start(inner)))
                if inner in ("stronger", "emphasis", "gone"):
                    _inline(raw, match.start(inner), match.end(inner), skips)
                skips.append((match.end(inner), match.end()))


def _plain(text: str) -> str:
    skips: list[tuple[int, int]] = []
    _inline(text, 0, len(text), skips)
    parts: list[str] = []
    place = 0
    for start, end in _disjoint(skips):
        parts.append(text[place:start])
        place = end
    return ("".join(parts) + text[place:]).strip()


def _disjoint(skips: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(skips):
        start = max(start, found[-1][1] if found else 0)
        if start < end:
            found.append((start, end))
    return found
