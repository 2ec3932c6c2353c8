"""Sections: headings, clauses and the parts of a letter."""

from __future__ import annotations

from collections.abc import Iterator

from text.language.item_marks import LONGEST_HEADING, UNITS, Line, Marker, headings, lines, marker
from text.later import later
from text.model.document import Document, Section
from text.records import dataclass
from text.running.running import running
from text.structure.letterhead import letterheads
from text.view.view import View

ROLES = {
    "title": "標題",
    "date": "日付",
    "addressee": "宛先",
    "sender": "差出人",
    "body": "本文",
    "note": "記",
}
"""The parts of a letter; each may be named by its role or by the Japanese word."""

_ARTICLE = later("第[0-9０-９〇一二三四五六七八九十百千]+条")
_CAPTION = later("[（(][^（）()。]{1,40}[）)]")
_APPENDED = ("記", "附則", "付則", "別紙", "別表", "別記", "注", "参考")


@dataclass(frozen=True, slots=True)
class _Mark:
    line: int
    heading: str
    level: int
    role: str = ""


def sections(document: Document, view: View | None = None) -> tuple[Section, ...]:
    """Return the sections of `document`, in order, which together cover its raw text.

    The reader's own where it gave them, else what the text shows. `view` is `running(document)`,
    for a caller that has it already. O(len(raw)).
    """
    if document.sections:
        return document.sections
    whole = view or running(document)
    found = lines(whole.text)
    cut: list[Section] = []
    start, heading, level, role = 0, "", 1, ""
    for mark in _marks(found):
        first = found[mark.line - 1 if _captioned(found, mark) else mark.line]
        place = _line_start(document.raw, whole.raw_span(first.start, len(whole.text))[0])
        if document.raw[start:place].strip():
            cut.append(Section(heading, level, start, place, role))
        else:
            place = start
        start, heading, level, role = place, mark.heading, mark.level, mark.role
        if mark.line == 0 and document.title and heading.startswith(document.title):
            heading = document.title
    cut.append(Section(heading, level, start, len(document.raw), role))
    return tuple(cut)


def _captioned(found: list[Line], mark: _Mark) -> bool:
    """Whether the line before the article is its caption: （使用料）, 第６条 …."""
    return (
        mark.line > 0
        and _ARTICLE.match(mark.heading) is not None
        and _CAPTION.fullmatch(found[mark.line - 1].text.strip()) is not None
    )


def _line_start(raw: str, place: int) -> int:
    """Take in the blanks before a section's first line: they belong to it."""
    while place and raw[place - 1] in " \t\u3000":
        place -= 1
    return place


def _marks(found: list[Line]) -> Iterator[_Mark]:
    """Yield where a section begins, in order: letters' parts, headings, clauses, appendices."""
    parts, heads = _letter_parts(found)
    titled = {first: last for first, last in headings(found) if first not in heads}
    clauses = _Clauses()
    above = _Mark(0, "", 1)
    for index, line in enumerate(found):
        if index in parts:
            clauses.close()
            above = parts[index]
            yield above
        elif index in heads:
            continue
        elif (found_marker := marker(line.text)) and (depth := clauses.open(found_marker, line)):
            yield _Mark(index, _clause_heading(line, found_marker), above.level + depth)
        elif line.text in _APPENDED or index in titled:
            clauses.close()
            heading = _joined(found, index, titled.get(index, index + 1))
            role = "note" if line.text in _APPENDED else ""
            above = _Mark(index, heading, 2 if heads else 1, role)
            yield above
        elif clauses.ends_at(line):
            # Body text after a list goes on with what stood before the list.
            clauses.close()
            yield _Mark(index, above.heading, above.level, above.role)


def _letter_parts(found: list[Line]) -> tuple[dict[int, _Mark], set[int]]:
    """Return the marks of the parts of every letter's head, by line, and the lines of the heads."""
    marks: dict[int, _Mark] = {}
    heads: set[int] = set()
    for first, last, parts in letterheads(found):
        for part in parts:
            named = part.role in ("title", "body")
            heading = _joined(found, part.first, part.last) if named else ""
            marks[part.first] = _Mark(
                part.first, heading, 1 if part.first == first else 2, part.role
            )
        heads.update(range(first, last))
        if last < len(found) and parts[-1].role != "body":
            marks[last] = _Mark(last, "", 2, "body")
    return marks, heads


def _joined(found: list[Line], first: int, last: int) -> str:
    return "".join(line.text for line in found[first:last])


def _clause_heading(line: Line, found: Marker) -> str:
    text = line.text
    if len(text) <= LONGEST_HEADING and not text.endswith(("。", "．")):
        return text
    rest = text[len(found.text) :].lstrip()
    if rest[:1] in "（(" and len(found.text) > 1:
        close = max(rest.find("）"), rest.find(")"))
        if 0 < close <= LONGEST_HEADING:
            return found.text + rest[: close + 1]
    return found.text


class _Clauses:
    """The lists that are open, outermost first, and how deep a clause's mark lies in them."""

    def __init__(self) -> None:
        self._open: list[tuple[str, int]] = []
        self._flush = self._sentence = False

    def close(self) -> None:
        """End the lists; the units of a statute stay open."""
        self._open = [entry for entry in self._open if entry[0].startswith("article")]

    def ends_at(self, line: Line) -> bool:
        """Return whether the indented `line` is body text again after flush items.

        Under an item that is a title, not a sentence, it is the item's own text.
        """
        listed = bool(self._open) and not self._open[-1][0].startswith(("article", "question"))
        return listed and self._flush and self._sentence and line.indented

    def open(self, found: Marker, line: Line) -> int:
        """Return the depth (from 1) of the clause; 0 if its number continues no list.

        A number may skip up to two (a gap is the author's, or the proofreader's find), a list
        starts at 1; statutes and questions may start anywhere.
        """
        depth = self._depth(found)
        if depth:
            self._flush = not line.indented
            self._sentence = line.text.endswith("。")
        return depth

    def _depth(self, found: Marker) -> int:
        families = [family for family, _ in self._open]
        if found.family.startswith("article"):
            kept = [entry for entry in self._open if _rank(entry[0]) < _rank(found.family)]
            self._open = [*kept, (found.family, found.number)]
        elif found.family in families:
            depth = families.index(found.family)
            last = self._open[depth][1]
            if not (last < found.number <= last + 3 or found.number == 1):
                return 0
            self._open[depth:] = [(found.family, found.number)]
        elif found.number == 1 or found.family == "question":
            self._open.append((found.family, found.number))
        else:
            return 0
        return len(self._open)


def _rank(family: str) -> int:
    """How deep a unit of a statute lies: 編 0 … 条 6; lists lie below them all."""
    return UNITS.index(family[-1]) if family.startswith("article") else len(UNITS)
