"""A Word document whose text is addressed by offsets: where a stretch stands, in which runs.

Tabs and line breaks count one code point each, and so does a paragraph's mark. Runs are cut where a
stretch starts or ends; nothing else is touched, so the formatting stays.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy

from reports.ooxml.elements import Element, legal, name, run, set_text, w
from text.records import dataclass


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


PlacedRun = tuple[int, Element]
"""A run and the offset at which its text starts."""


class Manuscript:
    """The paragraphs and runs of a Word document by offset.

    `paragraphs` are (start, end, w:p, its runs that hold text, each with its offset), in order and
    disjoint; at `end` stands the line feed of the paragraph's mark. Offsets between paragraphs (a
    blank line that no paragraph stands for) count as the start of the next one.
    """

    def __init__(self, paragraphs: Iterable[tuple[int, int, Element, Sequence[PlacedRun]]]) -> None:
        self.paragraphs: list[Paragraph] = []
        self._runs: list[_Run] = []
        for start, end, element, runs in paragraphs:
            self.paragraphs.append(Paragraph(start, end, element))
            for place, member in runs:
                self._runs.append(_Run(place, place + len(run_text(member)), member))
        self._paragraph_starts = [paragraph.start for paragraph in self.paragraphs]
        self._run_starts = [member.start for member in self._runs]

    def paragraph(self, offset: int) -> Paragraph:
        """Return the paragraph in which `offset` stands (a mark belongs to its own paragraph)."""
        index = max(bisect_right(self._paragraph_starts, offset) - 1, 0)
        if offset > self.paragraphs[index].end and index + 1 < len(self.paragraphs):
            index += 1
        return self.paragraphs[index]

    def following(self, offset: int) -> Element | None:
        """Return the run before which text at `offset` goes, None at the paragraph's end.

        The run that starts there, or behind what Word sets by itself there (a number, a note).
        """
        paragraph = self.paragraph(offset)
        self._cut(max(offset, paragraph.start))
        index = bisect_left(self._run_starts, max(offset, paragraph.start))
        if index < len(self._runs) and self._runs[index].start < paragraph.end:
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
        rest = cut_run(member.element, offset - member.start)
        self._runs.insert(index + 1, _Run(offset, member.end, rest))
        self._run_starts.insert(index + 1, offset)
        member.end = offset


_ONE = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def run_text(member: Element) -> str:
    """Return the text of a run: w:t, tabs and breaks, the words under ruby."""
    return "".join(_child_text(child) for child in member)


def _child_text(child: Element) -> str:
    if child.tag == name("t"):
        return child.text or ""
    if child.tag == name("ruby"):
        base = child.find(name("rubyBase"))
        return "".join(run_text(member) for member in base) if base is not None else ""
    for tag, text in _ONE.items():
        if child.tag == name(tag):
            return text
    return ""


def cut_run(member: Element, length: int) -> Element:
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
            head, tail = w("t"), w("t")
            set_text(head, text[: length - place])
            set_text(tail, text[length - place :])
            # Ruby over words that are cut goes with the cut.
            member.replace(child, head)
            rest.append(tail)
        place += len(text)
    member.addnext(rest)
    return rest


def typescript(body: Element, text: str) -> Manuscript:
    """Write `text` (line feeds only) into an empty document's body, a paragraph per line."""
    paragraphs: list[tuple[int, int, Element, list[PlacedRun]]] = []
    last = body.find(name("sectPr"))
    place = 0
    for line in legal(text).split("\n"):
        element = w("p")
        runs = [(place, run(line))] if line else []
        element.extend(member for _, member in runs)
        if last is None:
            body.append(element)
        else:
            last.addprevious(element)
        paragraphs.append((place, place + len(line), element, runs))
        place += len(line) + 1
    return Manuscript(paragraphs)
