"""What stands in a line of Markdown: emphasis, links, code, escapes, HTML, characters by name."""

from __future__ import annotations

import html
import re
from dataclasses import field

from readers.formats.flow import raised
from readers.formats.markdown.closings import Closings
from readers.formats.markdown.html_tables import HtmlTables
from text.later import later
from text.model.document import Annotation, Border, Printed
from text.records import dataclass

_TARGET = r"\((?:[^()\s]|\([^()\s]*\))*(?:[ \t]+[\"'][^\n]*?[\"'])?\)"
# A link keeps its words, an image its description, code its letters; addresses and marks go.
_INLINE = later(
    r"(?P<comment><!--)"
    r"|(?P<code>`+)(?P<coded>[^`\n]+?)(?P=code)"
    r"|(?P<hard>\\)(?=\r?\n|$)"
    r"|(?P<escape>\\)[!-/:-@\[-`{-~]"
    r"|(?P<note>\[\^[^\[\]\s]{1,60}\])(?!:)"
    rf"|(?P<open>!?\[)(?P<words>(?:[^\[\]\n]|!?\[[^\[\]\n]*\](?:{_TARGET})?)*)"
    rf"\](?:{_TARGET}|\[[^\[\]\n]*\])"
    r"|(?P<strong>\*\*\*|\*\*|__)(?P<stronger>(?=\S)[^\n]*?\S)(?P=strong)"
    r"|(?P<em>\*)(?P<emphasis>(?=[^\s*])[^*\n]*?[^\s*])\*"
    r"|(?P<line>(?<!\w)_)(?P<lined>(?=[^\s_])[^_\n]*?[^\s_])_(?!\w)"
    r"|(?P<auto><)(?P<address>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>"
    r"|<(?P<level>[Ss][Uu][BbPp])>(?P<figures>[0-9+−n-]{1,4})</(?P=level)>"
    r"|(?P<ruby><[Rr][Uu][Bb][Yy](?:[ \t][^<>\n]*)?>)"
    r"|(?P<tag></?[A-Za-z][^<>\n]*>)"
    r"|(?P<struck>~~)(?P<gone>(?=\S)[^\n]*?\S)~~"
    r"|(?P<name>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)",
    re.S,
)
_PAIRS = (
    ("code", "coded"),
    ("open", "words"),
    ("strong", "stronger"),
    ("em", "emphasis"),
    ("line", "lined"),
    ("auto", "address"),
    ("level", "figures"),
    ("struck", "gone"),
)
_LITERAL = frozenset(("coded", "address", "figures"))
_COMMENT_END = later("-->")
_RUBY_END = later("</ruby>", re.I)
_RUBY_TAG = later(r"<(r[tp]c?)(?:[ \t][^<>]*)?>([^<]*)(?:</\1>)?|</?[a-z][^<>]*>", re.I)
_WORD = later(r"(?P<tag></?[A-Za-z][^<>\n]*>)|[^<\s]+|<")
_TAG_NAME = later(r"</?([A-Za-z][A-Za-z0-9]*)")
_BREAKING = later(
    "br|p|div|li|[uod]l|d[td]|table|t(?:head|body|foot|r)|caption|blockquote|pre|[hb]r|summary"
    "|details|h[1-6]|section|article|header|footer|fig(?:ure|caption)|center"
)
"""The elements of HTML that begin a line."""


@dataclass
class Marked:
    """What of a raw text is markup, what it prints instead, and what else stands in it."""

    skips: list[tuple[int, int]] = field(default_factory=list)
    printed: list[Printed] = field(default_factory=list)
    readings: list[Annotation] = field(default_factory=list)
    borders: list[Border] = field(default_factory=list)
    notes: frozenset[str] = frozenset()
    """The marks ([^1]) that lead to a note; others are letters."""
    tables: HtmlTables | None = None
    """The tables of HTML that are open, None where there can be none."""
    closings: Closings = field(default_factory=lambda: Closings(""))
    words: tuple[int, int, int] = (-1, 0, 0)
    """Where the last line looked at ends, and between where it has words."""


def inline(raw: str, start: int, end: int, marked: Marked) -> None:
    """Add to `marked` what stands in raw[start:end], which is a line or a part of one."""
    while match := _INLINE.search(raw, start, end):
        start = _one(raw, match, end, marked)


def _one(raw: str, match: re.Match[str], end: int, marked: Marked) -> int:
    """Add to `marked` what `match` stands for, and return where to go on."""
    first, last = match.span()
    if match["comment"]:
        closed = marked.closings.after(last, _COMMENT_END, end)
        if closed:
            marked.skips.append((first, closed.end()))
        return closed.end() if closed else last
    if match["ruby"]:
        closed = marked.closings.after(last, _RUBY_END, end)
        marked.skips.append((first, last))
        if closed:
            _ruby(raw, last, closed.start(), marked)
            marked.skips.append(closed.span())
        return closed.end() if closed else last
    if match["note"]:
        if match["note"] in marked.notes:
            marked.skips.append((first, last))
    elif match["hard"]:
        marked.skips.append((first, last))
    elif match["escape"]:
        marked.skips.append((first, first + 1))
    elif match["tag"]:
        _tag(raw, match, marked)
    elif match["name"]:
        said = html.unescape(match["name"])
        if said != match["name"]:
            marked.printed.append(Printed(first, last, said))
    else:
        _pair(raw, match, marked)
    return last


def _pair(raw: str, match: re.Match[str], marked: Marked) -> None:
    """Add the marks on both sides of what they mark, and what stands within."""
    inner = next(inner for opening, inner in _PAIRS if match[opening])
    start, end = match.span(inner)
    marked.skips.append((match.start(), start))
    if inner == "figures":
        _raise(match, marked)
    elif inner not in _LITERAL:
        inline(raw, start, end, marked)
    marked.skips.append((end, match.end()))


def _raise(match: re.Match[str], marked: Marked) -> None:
    high = match["level"].lower() == "sup"
    said = raised(match["figures"], "superscript" if high else "subscript")
    if said != match["figures"]:
        marked.printed.append(Printed(*match.span("figures"), said))


def _tag(raw: str, match: re.Match[str], marked: Marked) -> None:
    """Add a tag of HTML: a cell's border, a line break, or nothing that is printed."""
    start, end = match.span()
    named = _TAG_NAME.match(match["tag"])
    name = named.group(1).lower() if named else ""
    if marked.tables is not None and marked.tables.tag(name, start, end):
        return
    if _BREAKING.fullmatch(name) and _within(raw, start, end, marked):
        marked.printed.append(Printed(start, end, "\n"))
        return
    marked.skips.append((start, end))


def _within(raw: str, start: int, end: int, marked: Marked) -> bool:
    """Return whether the line has words on both sides: elsewhere it ends or begins anyway."""
    if end > marked.words[0]:
        stop = raw.find("\n", end)
        stop = stop if stop >= 0 else len(raw)
        begin = raw.rfind("\n", 0, start) + 1
        marked.words = (stop, *_words(raw, begin, stop))
    return marked.words[1] < start and end < marked.words[2]


def _words(raw: str, start: int, end: int) -> tuple[int, int]:
    """Return where the words of raw[start:end] begin and end that stand in no tag."""
    places = [
        match.span()
        for match in _WORD.finditer(raw, start, end)
        if not (match[0][0] == "<" and match[0] != "<")
    ]
    return (places[0][0], places[-1][1]) if places else (end, start)


def _ruby(raw: str, start: int, end: int, marked: Marked) -> None:
    """Add the readings over the words of raw[start:end], which stands within <ruby>."""
    place, base = start, (0, 0)
    for match in _RUBY_TAG.finditer(raw, start, end):
        if place < match.start():
            base = (base[0] if base[1] else place, match.start())
        place = match.end()
        kind = (match.group(1) or "").lower()
        said = match.group(2).strip() if kind in ("rt", "rtc") else ""
        if said and base[1]:
            marked.readings.append(Annotation(*base, said))
            marked.skips.append((base[1], match.end()))
        else:
            marked.skips.append(match.span())
        if kind in ("rt", "rtc"):
            base = (0, 0)


def plain(text: str) -> str:
    """Return the words of a line of Markdown, as they are printed."""
    marked = Marked(closings=Closings(text))
    inline(text, 0, len(text), marked)
    changes: list[tuple[int, int, str]] = [(start, end, "") for start, end in marked.skips]
    changes += marked.printed
    parts: list[str] = []
    place = 0
    for start, end, said in sorted(changes):
        if start >= place:
            parts += [text[place:start], said]
        place = max(place, end)
    return ("".join(parts) + text[place:]).strip()
