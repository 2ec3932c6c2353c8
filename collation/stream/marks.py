"""The marks of a line and of Markdown: what they are, where they stand, where a sentence begins.

A heading's # or a list's bullet and number belong to the line that they open, an HTML tag or ** is
one mark and never shared with its neighbour. Everything here is in raw offsets.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from text.later import later
from text.model.document import Document
from text.view.lines import LineIndex

_D = "0-9０-９"
_K = "一二三四五六七八九十百〇"
_B = "[ \t\u3000]"
_BULLET = (
    rf"(?:[-*+–]{_B}+|(?![○〇◯●□■△▲]{{2}})[・●○◎■□◆◇▶►▪▫☆★※•◦‣⁃➢✓✔]{_B}*|\#{{1,6}}{_B}+|>{_B}?"
    rf"|\|{_B}*|\[[ xX]\]{_B}+|<!--{_B}*)"
)
_ITEM = (
    rf"(?:[(（](?:[{_D}]{{1,3}}(?:[-.．][{_D}]{{1,2}})*|[{_K}]{{1,4}}|[ァ-ンｱ-ﾝぁ-んA-Za-zＡ-Ｚａ-ｚ]"
    rf"|[ivxIVX]{{1,4}})[)）]{_B}*"
    rf"|(?:[{_D}]{{1,3}}(?:[-.．][{_D}]{{1,2}})*|[{_K}]{{1,4}}|[ァ-ンｱ-ﾝA-Za-zＡ-Ｚａ-ｚ]|[ivxIVX]{{1,4}})"
    rf"(?:[)）]{_B}*|[.．](?![{_D}A-Za-z]){_B}*|、{_B}+)"
    rf"|[{_D}]{{1,2}}(?:[-－‐.．][{_D}]{{1,2}}){{1,3}}{_B}+"
    rf"|[QＱ問][{_D}]{{1,2}}[.．:：、)）]?{_B}*"
    # A4 is a size of paper where nothing parts it from what follows.
    rf"|[AＡ][{_D}]{{1,2}}(?:[.．:：、)）]{_B}*|{_B}+(?!用紙|サイズ|[判版横縦]))"
    rf"|[①-⑳㉑-㉟ⅰ-ⅻⅠ-Ⅻ]{_B}*"
    rf"|第[{_D}{_K}]{{1,5}}[編部章節款目条項号](?:の[{_D}{_K}]{{1,3}})*(?=[\s\u3000（(]|$){_B}*"
    rf"|(?:[{_D}]{{1,3}}|[{_K}]{{1,4}}|[ァ-ン])(?:[\t\u3000]{_B}*|{_B}+(?![名人円件個本枚年月日時分回台部冊点歳％%:：.,]))(?=\S)"
    rf"|(?:[{_D}]{{1,3}}|[{_K}]{{1,4}}|[ァ-ン])(?={_B}*(?:[\r\n|]|$)))"
)
_LEAD = later(rf"{_BULLET}*(?P<item>{_ITEM})?")
_BEFORE = later(rf"(?:{_BULLET}|{_B})*")
_LINE_END = later(rf"{_B}*\r?\n?")
_FIGURES = later(rf"[{_D}]+|[{_K}]+|[①-⑳]")
_LETTERS = later("[ⅰ-ⅻⅠ-Ⅻ]|[ァ-ンｱ-ﾝぁ-ん]|[A-Za-zＡ-Ｚａ-ｚ]+")
_TAGS = later(r"<[^<>]*>|\*{1,3}|_{1,2}|~~|`+|\\|.[^<*_~`\\]*", re.S)
_COMMENT = later("<!--|-->")
_OPENS = later(r"(?:\#|>|!?\[$|<(?!/|br\b|hr\b|!)|\|)")


_RANGES = ("ァン", "①㉟", "Ⅰⅿ", "AZ", "az", "Ａｚ", "ｱﾝ", "09", "０９")
_FIRST = frozenset("-*+–・●○◎■□◆◇▶►▪▫☆★※•◦‣⁃➢✓✔#>|[<(（第" + _K).union(
    *({chr(code) for code in range(ord(low), ord(high) + 1)} for low, high in map(tuple, _RANGES))
)


def may_open(char: str) -> bool:
    """Return whether `char` may be the first of the marks of a line: most sentences have none."""
    return char in _FIRST


def opens_item(raw: str, place: int) -> bool:
    """Return whether a list mark stands at `place`, where a line begins."""
    if not may_open(raw[place : place + 1]):
        return False
    end = raw.find("\n", place)
    found = lead(raw, place, end if end >= 0 else len(raw))
    mark = raw[found.item : found.item_end]
    # A lone number may be the rest of a sentence that was wrapped before it.
    return found.item > place or (bool(mark) and (not mark.isalnum() or mark[0] == "第"))


def items(document: Document, lines: LineIndex) -> Iterator[int]:
    """Yield where the lines begin that open with a list mark, wherever they seem to run on."""
    raw = document.raw
    for start in lines.starts:
        place = start
        while place < len(raw) and raw[place] in " \t\u3000":
            place += 1
        if opens_item(raw, place):
            yield place
        elif raw.startswith(":::", place):
            # A container of Markdown opens or closes: a line by itself.
            yield place
            yield (
                lines.starts[bisect_right(lines.starts, start)]
                if start < lines.starts[-1]
                else place
            )


class Lead(NamedTuple):
    """The marks at the start of a line, raw [start, end), and the number among them.

    [item, item_end) is the item's own mark, such as (3) or 第三条; empty where there is none.
    """

    start: int
    end: int
    item: int
    item_end: int


def lead(raw: str, start: int, end: int) -> Lead:
    """Return the marks with which raw[start:end] opens; a number on a line of its own counts."""
    match = _LEAD.match(raw, start, end)
    assert match is not None
    item, item_end = match.span("item") if match["item"] else (match.end(), match.end())
    stop = match.end()
    if item < item_end:
        item_end = item + len(raw[item:item_end].rstrip())
        line_end = _LINE_END.match(raw, item_end, end)
        if line_end is not None and "\n" in line_end.group():
            following = _BEFORE.match(raw, line_end.end(), end)
            # A bullet behind "- 第三条" opens an item of its own.
            if following is not None and not (item > start and following.group().strip()):
                stop = following.end()
    return Lead(start, stop, item, item_end)


def is_alone(raw: str, start: int, end: int) -> bool:
    """Return whether raw[start:end] is the number of an item and nothing else."""
    found = lead(raw, start, end)
    return found.item < found.item_end and not raw[found.end : end].strip()


def numbered(raw: str, start: int) -> bool:
    """Return whether the line at `start` opens with the number of an item."""
    if not may_open(raw[start : start + 1]):
        return False
    end = raw.find("\n", start)
    found = lead(raw, start, end if end >= 0 else len(raw))
    return found.item < found.item_end


def numerals(mark: str) -> tuple[list[tuple[int, int]], str]:
    """Return where the numerals of an item's mark stand, and its form: "1-(3)" → …, "0-(0)".

    Letters and kana count only where there are neither digits nor kanji.
    """
    pattern = _FIGURES if _FIGURES.search(mark) else _LETTERS
    places = [match.span() for match in pattern.finditer(mark)]
    return places, pattern.sub("0", mark)


def closes(mark: str) -> bool:
    """Return whether a mark of Markdown belongs to what stands before it."""
    return mark[0] not in "[!" and not (mark[0] == "<" and not re.match("</|<br", mark))


def inline(document: Document) -> list[tuple[int, int]]:
    """Return the marks of Markdown in the raw text, one by one, in order; of no other format.

    The description of an image is part of its mark, the target of a link a mark of its own.
    """
    if document.format != "markdown":
        return []
    raw, found = document.raw, []
    image = -1
    tags = [one[:2] for one in document.printed if raw[one.start] == "<"]
    for start, end in sorted([*document.skips, *tags]):
        text = raw[start:end]
        if not text.strip() or "\n" in text.strip():
            continue
        if text == "![":
            image = start
        elif text.startswith("]"):
            found.append((image if image >= 0 else start, start + 1))
            found.append((start + 1, end))
            image = -1
        else:
            image = -1
            pattern = _COMMENT if text.startswith("<!--") else _TAGS
            found += [
                (start + match.start(), start + match.end())
                for match in pattern.finditer(text)
                if match.group().strip()
            ]
    return [(start, end) for start, end in found if start < end]


class Beginnings:
    """Where a sentence of a Markdown document begins once its marks belong to it."""

    def __init__(self, document: Document) -> None:
        self._raw = document.raw
        self._skips = document.skips if document.format == "markdown" else ()
        self._starts = [start for start, _ in self._skips]
        self._ends = [end for _, end in self._skips]

    def __bool__(self) -> bool:
        return bool(self._skips)

    def before(self, place: int) -> int:
        """Return where the marks begin that open the sentence at `place`."""
        raw = self._raw
        while True:
            number = bisect_right(self._ends, place) - 1
            if number < 0:
                return place
            start, end = self._skips[number]
            mark = raw[start:end]
            if raw[end:place].strip(" \t\u3000") or "\n" in mark or not mark.strip():
                return place
            if not self._opens(mark, start):
                return place
            place = start

    def _opens(self, mark: str, start: int) -> bool:
        line = self._raw.rfind("\n", 0, start) + 1
        body = mark.strip()
        before = self._raw[line:start]
        if not before.strip(" \t\u3000"):
            return not body.startswith("](")
        if body in ("**", "*", "__", "~~", "`"):
            return before.count(body) % 2 == 0
        return bool(_OPENS.match(body))

    def of_lines(self, lines: Sequence[int]) -> Iterator[int]:
        """Yield where the lines begin that open with a mark; a joined line is none."""
        raw = self._raw
        for start in lines:
            place = start
            while place < len(raw) and raw[place] in " \t\u3000":
                place += 1
            number = bisect_right(self._starts, place) - 1
            if number < 0 or self._ends[number] <= place:
                continue
            mark = raw[self._starts[number] : self._ends[number]]
            if mark.strip() or (start and not self._skipped(start - 1)):
                yield place

    def _skipped(self, place: int) -> bool:
        number = bisect_left(self._starts, place + 1) - 1
        return (
            number >= 0
            and place < self._ends[number]
            and not self._raw[self._starts[number] : self._ends[number]].strip()
        )
