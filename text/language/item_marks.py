"""Lines of running text and the marks at their start: clauses, items, headings."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from text.language.figures import numerals
from text.later import later
from text.records import dataclass

LONGEST_HEADING = 40
"""Code points; a longer line is body text."""

# U+001F parts the cells of a table row: each is a line of its own.
_LINE = later(r"[^\r\n\x1f]+")
_SENTENCE_END = tuple("。．、，,")
_BULLET = later(r"[●○◎■□◆◇▼▽▲△★☆・※＊*–—►•✓(（]|[-−][ 　]")
_NUMERAL = r"[0-9]{1,3}|[一二三四五六七八九十百]{1,4}"
_MARKER = later(
    rf"(?P<article>第(?P<n0>{_NUMERAL})(?P<unit>号議案|[編部章節款目条])(?:の[0-9二三四五六七八九十]+)?"
    rf"|議案第(?P<n8>{_NUMERAL})号)"
    r"|(?P<question>(?:[QＱ]|問|質問|設問|議題|議案|論点)\s?(?P<n1>[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})[.．:：]?)"
    r"|(?P<paren>[(（](?P<n2>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})[)）])"
    r"|(?P<circled>(?P<n3>[①-⑳]))"
    r"|(?P<dot>(?P<n4>[0-9０-９]{1,2})(?:[.．、)）](?![0-9０-９])|[ 　]+(?=\S)|$))"
    r"|(?P<kanji>(?P<n5>[一二三四五六七八九十]{1,3})(?:[、.．）)]|[ 　]+|$))"
    r"|(?P<roman>(?P<n6>[Ⅰ-Ⅻ])[.．、 　]?)"
    r"|(?P<kana>[(（]?(?P<n7>[ア-コ])(?:[)）.．]|[ 　]+(?=\S)))"
)
_ARTICLE = later(r"(?:議案)?第[0-9０-９]")
_FIRST = later(r"[第QＱ問質設議論(（①-⑳0-9０-９一二三四五六七八九十Ⅰ-Ⅻア-コ]")
_LABELLED = later(r"\S{1,6}(?:[:：]|[ \u3000]+\S)")
_KANA = "アイウエオカキクケコ"
UNITS = "案編部章節款目条"
"""Units of a statute or book, outermost first; above them the 案 of 第１号議案."""


class Line(NamedTuple):
    """A visible line of running text: [start, end) in view offsets, blanks at both ends left out.

    `gap` says that a blank line (or the start of the text) stands before it.
    """

    start: int
    end: int
    text: str
    gap: bool
    indented: bool


@dataclass(frozen=True, slots=True)
class Marker:
    """A clause mark: its family ("article条", "paren" …), its number and its text."""

    family: str
    number: int
    text: str


def lines(text: str) -> list[Line]:
    """Return the visible lines of `text` in order. O(len(text))."""
    found: list[Line] = []
    last = -1
    for match in _LINE.finditer(text):
        body = match.group().strip()
        if not body:
            continue
        start = text.index(body, match.start()) if body != match.group() else match.start()
        gap = last < 0 or _is_gap(text, last, match.start())
        last = match.end()
        found.append(Line(start, start + len(body), body, gap, start > match.start()))
    return found


def _is_gap(text: str, start: int, end: int) -> bool:
    return end - start > 2 or (end - start == 2 and text[start:end] != "\r\n")


def value(numeral: str) -> int:
    """Return the number that `numeral` (digits of any width, kanji, ①, Ⅳ, ア) stands for."""
    if numeral in _KANA:
        return _KANA.index(numeral) + 1
    if "①" <= numeral[0] <= "⑳" or "Ⅰ" <= numeral[0] <= "Ⅻ":
        return int(unicodedata.numeric(numeral[0]))
    return int(numerals.numeral(numeral) or 0)


def marker(line: str) -> Marker | None:
    """Return the clause mark at the start of `line`, None where there is none."""
    if not _FIRST.match(line):
        return None
    head = unicodedata.normalize("NFKC", line[:12]) if _ARTICLE.match(line) else line
    match = _MARKER.match(head)
    if match is None or match.lastgroup is None:
        return None
    groups = match.groupdict()
    family = next(name for name in _FAMILIES if groups[name])
    numeral = next(groups[f"n{index}"] for index in range(9) if groups[f"n{index}"])
    unit = (groups["unit"] or ("案" if groups["n8"] else ""))[-1:]
    return Marker(family + unit, value(numeral), line[: match.end()].strip())


_FAMILIES = ("article", "question", "paren", "circled", "dot", "kanji", "roman", "kana")


def is_short(line: Line) -> bool:
    """Return whether `line` may be part of a heading or a letter's head."""
    return len(line.text) <= LONGEST_HEADING and not line.text.endswith(_SENTENCE_END)


def headings(found: list[Line]) -> Iterator[tuple[int, int]]:
    """Yield [first, last) of every isolated heading: 1–3 short lines set off by blank lines.

    It must be followed by body text (a long line or one that ends as a sentence does) or by another
    heading, so that stanzas and call-outs are not taken for headings.
    """
    blocks = list(_blocks(found))
    leads = False
    chosen: list[tuple[int, int]] = []
    for first, last in reversed(blocks):
        if leads and _looks_like_heading(found[first:last]):
            chosen.append((first, last))
        elif not (last - first == 1 and found[first].text[0] in "(（"):
            leads = _is_body(found[first])
    yield from reversed(chosen)


def _blocks(found: list[Line]) -> Iterator[tuple[int, int]]:
    first = 0
    for index in range(1, len(found) + 1):
        if index == len(found) or found[index].gap or _opens_paragraph(found, first, index):
            yield first, index
            first = index


def _opens_paragraph(found: list[Line], first: int, index: int) -> bool:
    """An indented line after one to three flush short lines: body directly under its heading."""
    return found[index].indented and not found[index - 1].indented and index - first <= 3


def _looks_like_heading(block: list[Line]) -> bool:
    text = "".join(line.text for line in block)
    return (
        len(block) <= 3
        and all(is_short(line) for line in block)
        and len(text) <= LONGEST_HEADING + 20
        and not _BULLET.match(text)
        and sum(_LABELLED.match(line.text) is not None for line in block) < 2
        and not (text[0] in "「『" and text[-1] in "」』")
        and all(text.count(a) == text.count(b) for a, b in ("「」", "（）", "『』"))
    )


def _is_body(line: Line) -> bool:
    return len(line.text) > LONGEST_HEADING or line.text.endswith(_SENTENCE_END)
