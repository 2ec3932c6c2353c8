"""How a place of a document is told: 12行目 where there are lines, 段落 and 見出し in a Word file.

Word and Writer show no numbers of lines, and what the reader gives as a line is a paragraph there
or a row of a table; so a place in them is the heading above and the count of paragraphs below it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

from text.messages import say
from text.model.document import NUMBERED_BY_PARAGRAPH, Document
from text.terminal.cells import cells, cut, cut_left
from text.terminal.printable import printable_line

_LONGEST = 20
"""Code points of a heading that are shown."""


def has_paragraphs(name: str) -> bool:
    """Whether the places of the document `name` are paragraphs and not lines."""
    return name.lower().endswith(NUMBERED_BY_PARAGRAPH)


def place_of(name: str, line: int, column: int = 0) -> str:
    """Return the place as it is written after the name: "a.txt:12:3", "a.docx 12段落目"."""
    if has_paragraphs(name):
        return say("report.at-paragraph", document=name, number=line)
    return f"{name}:{line}:{column}" if column else f"{name}:{line}"


def place_cut(name: str, line: int, column: int, width: int) -> str:
    """Return `place_of` in `width` cells, a long name cut in its middle.

    Names differ at either end: 2024年度_案内.docx and 2025年度_案内.docx, 回覧/2024/04_灯.docx and
    回覧/2025/04_灯.docx.
    """
    shown = printable_line(name)
    where = place_of(name, line, column)[len(name) :]
    room = width - cells(where)
    if cells(shown) > room:
        shown = shown.rpartition(".")[0] or shown
        left = cut(shown, (room - 2) * 2 // 3, "")
        shown = f"{left}…{cut_left(shown, room - 2 - cells(left))}"
    return shown + where


def line_of(name: str, line: int) -> str:
    """Return "12行" or "12段落目", without the name."""
    key = "report.paragraph" if has_paragraphs(name) else "report.line"
    return say(key, line=line)


def lines_of(places: Iterable[tuple[str, int]]) -> str:
    """Return the lines of several documents, from the first to the last: "12-15行、3段落目"."""
    by_key: dict[str, set[int]] = {}
    for name, line in places:
        key = "report.paragraph" if has_paragraphs(name) else "report.line"
        by_key.setdefault(key, set()).add(line)
    return say("search.comma").join(
        say(key, line=min(lines) if len(lines) == 1 else f"{min(lines)}-{max(lines)}")
        for key, lines in by_key.items()
    )


def place_within(document: Document, start: int, line: int) -> str:
    """Return where the raw offset `start` of `line` is; in a Word file with the heading above."""
    if not has_paragraphs(document.name):
        return say("report.line", line=line)
    starts, headings = _headings(document)
    index = bisect_right(starts, start) - 1
    if index < 0:
        return say("report.paragraph", line=line)
    below = sum(map(bool, map(str.strip, document.raw[starts[index] : start].split("\n")[:-1])))
    heading = headings[index]
    if len(heading) > _LONGEST:
        heading = f"{heading[:_LONGEST]}…"
    if not below:
        return say("report.heading", heading=heading)
    return say("report.below-heading", heading=heading, number=below)


@lru_cache(maxsize=4)
def _headings(document: Document) -> tuple[list[int], list[str]]:
    from text.structure.sections import sections  # only Word files need it, and it is not light

    found = [
        (section.start, " ".join(section.heading.split()))
        for section in document.sections or sections(document)
        if section.heading.strip()
    ]
    return [start for start, _ in found], [heading for _, heading in found]
