"""The numbers at the head of lines, (1), ①, 第2条, and the level at which each stands."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from proofreading.draft import Draft
from text.language.figures.list_points import BEFORE_NUMBER
from text.language.figures.numerals import numeral
from text.later import later

KANJI = "一二三四五六七八九十"
IROHA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ"
IROHA_ORDER = "イロハニホヘトチリヌルヲワ"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_HEAD = later(
    rf"^(?P<indent>[ \t\u3000]*)"
    rf"(?:(?P<open>[(（])(?P<inner>[0-9０-９]{{1,2}}|[{KANJI}]{{1,3}}|[ア-ワ])[)）]"
    rf"|(?P<circled>[{CIRCLED}])(?![〜～~・、]|[とや][{CIRCLED}]|から[{CIRCLED}]"
    r"|[ \u3000]?[-－‐–—ー][0-9０-９])"
    rf"|(?P<plain>[0-9０-９]{{1,2}})(?P<stop>[.．、)）]|(?=\u3000+[^\s0-9０-９]))(?:(?![0-9０-９])|{BEFORE_NUMBER})"
    rf"|(?P<blank>[0-9０-９]{{1,2}})(?= [一-鿿ぁ-んァ-ヴー「（(])"
    rf"|(?P<item>[{KANJI}]{{1,3}})(?=\u3000+[^\s{KANJI}〇百千万]"
    r"|(?:及び|から|、)[^\s]{1,10}[ \u3000]*削除)"
    rf"|第[ \u3000]?(?P<ordinal>[0-9０-９]{{1,3}}|[{KANJI}〇百]{{1,6}})[ \u3000]?"
    rf"(?P<counter>号議案|議案|条(?!の)|章|節|項|部|分科会)(?=[\s\u3000:：(（「]|$"
    rf"|(?:及び|から|、)第[^\s]{{1,10}}[ \u3000]*削除)"
    rf"|(?P<asked>[QＱ問])[ .．]?(?P<question>[0-9０-９]{{1,2}})(?![0-9０-９]))",
    re.MULTILINE,
)
_FEWEST = 3
"""Lines that make a list where a blank alone tells a number from what it numbers."""
_RANGE = later(
    r"[ \u3000]*(?:から|[〜～~・]|、|及び|乃至|ないし)[ \u3000]*"
    rf"第?(?P<last>[0-9０-９]{{1,3}}|[{KANJI}〇百]{{1,6}})"
)


_TEMPLATE = later(r"^\{%-?[ \t]*include[ \t][^\n]*\btitle[ \t]*=", re.MULTILINE)
"""A line of a template that puts a heading in its place."""


class Label(NamedTuple):
    """A number at the head of a line: its place, how it is written, its value from 1.

    `indent` is the blank before it in half-width columns, `heading` whether the line is a heading,
    `last` the end of a range (第四条から第六条まで　削除), else the value itself.
    """

    start: int
    end: int
    style: str
    number: int
    indent: int = 0
    heading: bool = False
    last: int = 0


def labels(text: str, headings: Sequence[int] = ()) -> Iterator[Label]:
    """Yield the list numbers of `text`, whose headings start at `headings`. O(len(text))."""
    found = list(_HEAD.finditer(text))
    inner = {match["inner"] for match in found}
    order = IROHA_ORDER if "ロ" in inner and not inner & {"ア", "ウ"} else IROHA
    listed = _listed(text, found)
    for match in found:
        style, number = _read(match)
        if style == "(ア)" and match["inner"] in order:
            style, number = ("(ア)", "(イ)")[order is IROHA_ORDER], order.index(match["inner"]) + 1
        if number is None or (match["blank"] and match.start() not in listed):
            continue
        start = match.end("indent")
        place = bisect_right(headings, start) - 1
        heading = place >= 0 and not text[headings[place] : start].strip()
        ending = _RANGE.match(text, match.end())
        last = numeral(ending["last"]) if ending else None
        yield Label(
            start,
            match.end(),
            style,
            number,
            sum(2 if char == "\u3000" else 4 if char == "\t" else 1 for char in match["indent"]),
            heading,
            int(last) if last is not None and last > number else number,
        )


def _listed(text: str, found: Sequence[re.Match[str]]) -> set[int]:
    """Return where the lines of lists begin that have but a narrow blank behind their numbers.

    Three at least, one below the other, that count from 1: a figure at the head of a line (3 人が)
    numbers nothing.
    """
    listed: set[int] = set()
    run: list[tuple[int, int]] = []
    end = -1
    for match in found:
        number = _number(match["blank"]) if match["blank"] else None
        if number is None:
            continue
        follows = run and match.start() == end and run[-1][1] <= number <= run[-1][1] + 2
        if not follows:
            run = []
        line_end = text.find("\n", match.start())
        end = line_end + 1 if line_end >= 0 else len(text)
        if follows or number == 1:
            run.append((match.start(), number))
            if len(run) >= _FEWEST:
                listed.update(start for start, _ in run)
    return listed


def _read(match: re.Match[str]) -> tuple[str, int | None]:
    fields = match.groupdict()
    if fields["inner"]:
        inner = fields["inner"]
        if inner in IROHA:
            return "(ア)", IROHA.index(inner) + 1
        return "(一)" if inner[0] in KANJI else "(1)", _number(inner)
    if fields["circled"]:
        return "①", CIRCLED.index(fields["circled"]) + 1
    if fields["plain"]:
        stop = unicodedata.normalize("NFKC", fields["stop"] or " ")
        return f"1{stop}", _number(fields["plain"])
    if fields["blank"]:
        return "1 ", _number(fields["blank"])
    if fields["item"]:
        return "一 ", _number(fields["item"])
    if fields["ordinal"]:
        return f"第1{fields['counter']}", _number(fields["ordinal"])
    asked = unicodedata.normalize("NFKC", fields["asked"])
    return f"{asked}1", _number(fields["question"])


def _number(written: str) -> int | None:
    value = numeral(written)
    return None if value is None else int(value)


def heading_places(draft: Draft) -> list[int]:
    """Return where the headings that the format or a template marks as such start, in order."""
    if draft.document.format == "text":
        return []
    view = draft.view
    places = [section.start for section in draft.document.sections]
    places += [match.start() for match in _TEMPLATE.finditer(draft.document.raw)]
    return sorted(view.view_offset(place) for place in places)
