"""Collects the text of a document from its parts, with what stands where in it.

A flow may be a whole text, a paragraph or a cell; one is joined to another with all that it holds.
"""

from __future__ import annotations

from dataclasses import field

from text.later import later
from text.model.document import Annotation, Border, BorderKind, Document, Mark, MarkKind, Section
from text.records import dataclass
from text.running.page_numbers import is_page_number

_HIGH = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOW = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_FIGURES = later(r"[0-9]+|[+\-−][0-9]*|[0-9]+[+\-−]|n")
_LOW_FIGURES = later(r"[0-9]+")
_ENDS = "\n"


def raised(text: str, kind: MarkKind) -> str:
    """Return `text` as it stands in a plain text if it is set high or low: 10², H₂O.

    Only figures have such characters; everything else stays as it is.
    """
    if kind == "superscript" and _FIGURES.fullmatch(text):
        return text.translate(_HIGH)
    if kind == "subscript" and _LOW_FIGURES.fullmatch(text):
        return text.translate(_LOW)
    return text


@dataclass
class Flow:
    """The text so far, one paragraph a line, and what stands where in it (code points)."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    headings: list[tuple[int, str, int]] = field(default_factory=list)
    skips: list[tuple[int, int]] = field(default_factory=list)
    readings: list[Annotation] = field(default_factory=list)
    borders: list[Border] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    furniture: list[tuple[int, int]] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)

    # Text

    def add(self, text: str) -> None:
        """Add running text."""
        if text:
            self.parts.append(text)
            self.length += len(text)

    def add_skipped(self, text: str) -> None:
        """Add text that is shown but is not running text."""
        if text:
            self.skips.append((self.length, self.length + len(text)))
            self.add(text)

    def skip(self, start: int, end: int) -> None:
        """Let the text from `start` to `end` be no running text, whatever was skipped in it."""
        inside = [skip for skip in self.skips if skip[1] <= start or skip[0] >= end]
        self.skips = sorted([*inside, (start, end)])

    def add_reading(self, base: str, reading: str) -> None:
        """Add `base` with the ruby `reading` over it: 漢字《かんじ》, the reading skipped."""
        start = self.length
        self.add(base)
        self.set_reading(start, reading)

    def set_reading(self, start: int, reading: str) -> None:
        """Set the ruby `reading` over the text from offset `start` to here."""
        reading = " ".join(reading.replace("《", "").replace("》", "").split())
        if self.length > start and reading:
            self.readings.append(Annotation(start, self.length, reading))
            self.add_skipped(f"《{reading}》")

    def mark(self, start: int, kind: MarkKind, value: str = "", source: str = "") -> None:
        """Say how the text from offset `start` to here looks."""
        if self.length > start or kind == "picture":
            self.marks.append(Mark(start, self.length, kind, value, source))

    # Paragraphs and sections

    @property
    def text(self) -> str:
        """What was collected so far. O(length) after an addition."""
        if len(self.parts) > 1:
            self.parts[:] = ["".join(self.parts)]
        return self.parts[0] if self.parts else ""

    @property
    def ends_line(self) -> bool:
        """Whether a new line begins here."""
        return not self.parts or self.parts[-1].endswith("\n")

    @property
    def ends_cell(self) -> bool:
        """Whether a cell of a table begins here."""
        return bool(self.borders) and self.borders[-1].end == self.length

    def end_line(self) -> None:
        """Begin a new line, unless one begins here."""
        if not self.ends_line:
            self.add("\n")

    def blank_line(self) -> None:
        """Leave a line blank; several are one, and none stands at the start."""
        self.end_line()
        if self.parts and self.parts[-1] != "\n":
            self.add("\n")

    def join(self, other: Flow, trimmed: bool = False) -> None:
        """Add `other` with all that it holds, `trimmed` of line breaks at both ends. O(other)."""
        text = other.text
        lead, body = 0, text
        if trimmed:
            lead, body = len(text) - len(text.lstrip(_ENDS)), text.strip(_ENDS)
        shift, end = self.length - lead, self.length + len(body)

        def at(place: int) -> int:
            return min(max(place + shift, self.length), end)

        self.headings += [(at(start), words, level) for start, words, level in other.headings]
        self.skips += [(at(a), at(b)) for a, b in other.skips if at(a) < at(b)]
        self.readings += [Annotation(at(a), at(b), said) for a, b, said in other.readings]
        borders = [
            border._replace(start=at(border.start), end=at(border.end)) for border in other.borders
        ]
        self.borders += [border for border in borders if border.start < border.end]
        self.marks += [
            mark._replace(start=at(mark.start), end=at(mark.end)) for mark in other.marks
        ]
        self.furniture += [(at(a), at(b)) for a, b in other.furniture]
        self.pages += [at(page) for page in other.pages]
        self.add(body)

    def paragraph(self, piece: Flow | str, gap: str = "\n") -> None:
        """Add `piece` as a paragraph of its own; an empty one is a blank line, several are one."""
        if isinstance(piece, str):
            piece = Flow([piece], len(piece))
        if piece.text.strip():
            self.join(piece)
            self.add(gap)
        elif piece.length or self.parts:
            self.marks += [replace_mark(mark, self.length) for mark in piece.marks]
            if self.parts and self.parts[-1] != "\n":
                self.add("\n")

    def heading(self, piece: Flow | str, level: int) -> None:
        """Add `piece` as a heading of `level` (from 1, outermost): a section begins."""
        if isinstance(piece, str):
            piece = Flow([piece], len(piece))
        name = " ".join(piece.running.split())
        if name:
            self.begin_section(name, level)
            start = self.length
            self.join(piece)
            self.mark(start, "heading", str(level))
            self.add("\n")
        else:
            self.paragraph(piece)

    @property
    def running(self) -> str:
        """The text without its skips."""
        parts: list[str] = []
        place, text = 0, self.text
        for start, end in self.skips:
            parts.append(text[place:start])
            place = end
        return "".join(parts) + text[place:]

    def begin_section(self, heading: str, level: int) -> None:
        """Begin a section here whose heading is text that follows."""
        self.headings.append((self.length, heading, level))

    def name_section(self, heading: str) -> None:
        """Give the section begun last its heading."""
        if self.headings:
            start, _, level = self.headings[-1]
            self.headings[-1] = (start, heading, level)

    # Tables

    def border(self, kind: BorderKind) -> None:
        """Add a border between two cells ("cell", "merged") or the end of a row ("row")."""
        text = "\n" if kind == "row" else "\t"
        self.borders.append(Border(self.length, self.length + 1, kind))
        self.add(text)

    def begin_table(self) -> None:
        """Let the line break before a table, if there is one, part it from what is above."""
        self.end_line()
        last = self.length - 1
        if self.length and not (self.borders and self.borders[-1].start == last):
            self.borders.append(Border(last, self.length, "row"))

    # Pages

    def edge(self, edge: Flow) -> None:
        """Add the head or foot of a page as its furniture; the marks round a page number, whose
        digits are worked out anew on each page and already skipped, are skipped, too."""
        place = self.length
        self.join(edge)
        self.end_line()
        for line in edge.text.splitlines(keepends=True):
            if line.strip():
                self.furniture.append((place, place + len(line)))
                if is_page_number(line) and not self._shows_letters(place, line):
                    self.skip(place, place + len(line))
            place += len(line)

    def _shows_letters(self, place: int, line: str) -> bool:
        """Return whether a letter or digit of the line at `place` is no result of a field."""
        hidden = {at for start, end in self.skips if end > place for at in range(start, end)}
        return any(char.isalnum() and place + at not in hidden for at, char in enumerate(line))

    def document(
        self,
        name: str,
        format_: str,
        encoding: str,
        *,
        title: str = "",
        date: str = "",
        sender: str = "",
        undecodable: int = 0,
        notices: tuple[str, ...] = (),
    ) -> Document:
        """Return what was collected as a document."""
        return Document(
            name=name,
            raw=self.text,
            title=title.strip(),
            date=date,
            sender=sender.strip(),
            format=format_,
            encoding=encoding,
            undecodable=undecodable,
            sections=sections_from(self.headings, self.length),
            skips=tuple(self.skips),
            annotations=tuple(self.readings),
            pages=tuple(self.pages),
            borders=tuple(self.borders),
            # Of marks in one place, pictures without a word between them, the order is the page's.
            marks=tuple(sorted(self.marks, key=lambda mark: mark[:3])),
            furniture=tuple(self.furniture),
            notices=notices,
        )


def replace_mark(mark: Mark, place: int) -> Mark:
    """Return `mark` with an empty stretch at `place`."""
    return mark._replace(start=place, end=place)


def sections_from(headings: list[tuple[int, str, int]], length: int) -> tuple[Section, ...]:
    """Return sections that cover [0, length) from (offset, heading, level) in order; () from []."""
    if not headings:
        return ()
    starts = [*(start for start, _, _ in headings), length]
    found = [Section("", 1, 0, starts[0])] if starts[0] else []
    for index, (start, heading, level) in enumerate(headings):
        if start < starts[index + 1]:
            found.append(Section(heading, level, start, starts[index + 1]))
    return tuple(found)
