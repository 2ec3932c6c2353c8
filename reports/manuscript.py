"""A Word document whose text is addressed by offsets: where a stretch stands, in which runs.

The text is that of the paragraphs in order, one line feed after each but the last; tabs and line
breaks count one each. Runs are cut where a stretch starts or ends; nothing else is touched, so the
formatting stays.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass

from reports.word import Element, legal, name, run, set_text, w


@dataclass(slots=True)
class _Run:
    start: int
    end: int
    element: Element


@dataclass(slots=True)
class Paragraph:
    """A paragraph over [start, end); its mark, except for the last one's, counts one at `end`."""

    start: int
    end: int
    element: Element


class Manuscript:
    """The paragraphs and runs of a Word document by offset.

    `paragraphs` yields (w:p, its runs that hold text). Building is O(document).
    """

    def __init__(self, paragraphs: Iterable[tuple[Element, list[Element]]]) -> None:
        self.paragraphs: list[Paragraph] = []
        self._runs: list[_Run] = []
        parts: list[str] = []
        place = 0
        for element, runs in paragraphs:
            if self.paragraphs:
                place += 1
            start = place
            words: list[str] = []
            for member in runs:
                text = run_text(member)
                if text:
                    self._runs.append(_Run(place, place + len(text), member))
                    words.append(text)
                    place += len(text)
            parts.append("".join(words))
            self.paragraphs.append(Paragraph(start, place, element))
        self.text = "\n".join(parts)
        self._paragraph_starts = [paragraph.start for paragraph in self.paragraphs]
        self._run_starts = [member.start for member in self._runs]

    def paragraph(self, offset: int) -> Paragraph:
        """Return the paragraph in which `offset` stands (a mark belongs to its own paragraph)."""
        return self.paragraphs[max(bisect_right(self._paragraph_starts, offset) - 1, 0)]

    def following(self, offset: int) -> Element | None:
        """Return the run that starts at `offset` in its paragraph, None at the paragraph's end."""
        self._cut(offset)
        index = bisect_left(self._run_starts, offset)
        if index < len(self._runs) and self._runs[index].start == offset:
            return self._runs[index].element
        return None

    def preceding(self, offset: int) -> Element | None:
        """Return the run that ends at `offset` in its paragraph, None at the paragraph's start."""
        self._cut(offset)
        index = bisect_left(self._run_starts, offset) - 1
        if index >= 0 and self._runs[index].end == offset > self.paragraph(offset).start:
            return self._runs[index].element
        return None

    def runs(self, start: int, end: int) -> list[Element]:
        """Return the runs that hold exactly [start, end), cut where needed."""
        self._cut(start)
        self._cut(end)
        first = bisect_left(self._run_starts, start)
        last = bisect_left(self._run_starts, end)
        return [member.element for member in self._runs[first:last]]

    def near(self, offset: int) -> list[Element]:
        """Return the run of the code point at `offset`, else of the nearest one before or after."""
        if not self._runs:
            return []
        index = max(bisect_right(self._run_starts, offset) - 1, 0)
        member = self._runs[index]
        place = min(max(offset, member.start), member.end - 1)
        return self.runs(place, place + 1)

    def marks(self, start: int, end: int) -> Iterator[Paragraph]:
        """Yield the paragraphs whose mark lies in [start, end)."""
        index = max(bisect_right(self._paragraph_starts, start) - 1, 0)
        while index + 1 < len(self.paragraphs) and self.paragraphs[index].end < end:
            if self.paragraphs[index].end >= start:
                yield self.paragraphs[index]
            index += 1

    def _cut(self, offset: int) -> None:
        index = bisect_right(self._run_starts, offset) - 1
        if index < 0:
            return
        member = self._runs[index]
        if not member.start < offset < member.end:
            return
        rest = _split(member.element, offset - member.start)
        self._runs.insert(index + 1, _Run(offset, member.end, rest))
        self._run_starts.insert(index + 1, offset)
        member.end = offset


_ONE = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}


def run_text(member: Element) -> str:
    """Return the text of a run: w:t, tabs and breaks."""
    return "".join(_child_text(child) for child in member)


def _child_text(child: Element) -> str:
    if child.tag == name("t"):
        return child.text or ""
    for tag, text in _ONE.items():
        if child.tag == name(tag):
            return text
    return ""


def _split(member: Element, length: int) -> Element:
    """Cut a run after `length` code points; return the new run with the rest, put behind it."""
    rest = w("r")
    properties = member.find(name("rPr"))
    if properties is not None:
        rest.append(deepcopy(properties))
    place = 0
    for child in list(member):
        text = _child_text(child)
        if place >= length and child is not properties:
            rest.append(child)
        elif place + len(text) > length:
            part = w("t")
            set_text(part, text[length - place :])
            set_text(child, text[: length - place])
            rest.append(part)
        place += len(text)
    member.addnext(rest)
    return rest


def typescript(body: Element, text: str) -> Manuscript:
    """Write `text` (line feeds only) into an empty document's body, a paragraph per line."""
    paragraphs: list[tuple[Element, list[Element]]] = []
    last = body.find(name("sectPr"))
    for line in legal(text).split("\n"):
        element = w("p")
        runs = [run(line)] if line else []
        element.extend(runs)
        if last is None:
            body.append(element)
        else:
            last.addprevious(element)
        paragraphs.append((element, runs))
    return Manuscript(paragraphs)
