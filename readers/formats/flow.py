"""Collects the text of a document from its parts, with headings as sections and skips."""

from __future__ import annotations

from text.model.document import Annotation, Document, Section


class Flow:
    """The text so far, one paragraph a line, and what stands where in it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0
        self._headings: list[tuple[int, str, int]] = []
        self._skips: list[tuple[int, int]] = []
        self._readings: list[Annotation] = []
        self.pages: list[int] = []

    def add(self, text: str) -> None:
        """Add running text."""
        self._parts.append(text)
        self.length += len(text)

    def add_skipped(self, text: str) -> None:
        """Add text that is shown but is not running text."""
        if text:
            self._skips.append((self.length, self.length + len(text)))
            self.add(text)

    def add_reading(self, base: str, reading: str) -> None:
        """Add `base` with the ruby `reading` over it."""
        if base and reading:
            self._readings.append(Annotation(self.length, self.length + len(base), reading))
        self.add(base)

    def annotate(self, base: str, reading: str, start: int) -> int:
        """Set `reading` over the first `base` from offset `start` on; return the offset behind."""
        text = "".join(self._parts)
        place = text.find(base, start)
        if place < 0:
            return start
        self._readings.append(Annotation(place, place + len(base), reading))
        return place + len(base)

    def paragraph(self, text: str, gap: str = "\n") -> None:
        """Add `text` as a paragraph of its own; an empty one is a blank line, several are one."""
        if text.strip():
            self.add(text + gap)
        elif self._parts and self._parts[-1] != "\n":
            self.add("\n")

    def heading(self, text: str, level: int) -> None:
        """Add `text` as a heading of `level` (from 1, outermost): a section begins."""
        if text.strip():
            self.begin_section(text.strip(), level)
            self.add(text.strip() + "\n")

    def begin_section(self, heading: str, level: int) -> None:
        """Begin a section here whose heading is text that follows."""
        self._headings.append((self.length, heading, level))

    def name_section(self, heading: str) -> None:
        """Give the section begun last its heading."""
        if self._headings:
            start, _, level = self._headings[-1]
            self._headings[-1] = (start, heading, level)

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
            raw="".join(self._parts),
            title=title.strip(),
            date=date,
            sender=sender.strip(),
            format=format_,
            encoding=encoding,
            undecodable=undecodable,
            sections=sections_from(self._headings, self.length),
            skips=tuple(self._skips),
            annotations=tuple(self._readings),
            pages=tuple(self.pages),
            notices=notices,
        )


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
