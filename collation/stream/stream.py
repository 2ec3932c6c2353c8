"""A document as the stream of its visible characters, with the way back to the raw text.

White space and line breaks are never in the stream, so a re-wrapped text has the same stream
whatever is thought of its lines; sentences and paragraphs only say where the stream may be cut.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from collation.stream.bracketed import inside
from collation.stream.fold import shape
from collation.stream.marks import (
    Beginnings,
    Lead,
    closes,
    inline,
    lead,
    may_open,
)
from collation.stream.sentence_starts import parts_a_figure
from collation.stream.tables import Tables
from text.language.bracket_pairs import REACH, odd, unpaired
from text.language.segments import paragraphs
from text.model.document import PARAGRAPHED, Document, Section, Span
from text.records import dataclass
from text.running.running import BORDER
from text.structure.sections import sections
from text.view.lines import LineIndex
from text.view.view import View


@dataclass(frozen=True)
class Stream:
    """The visible characters of a document, or of the section that its `scope` names.

    `text` is folded (see `collation.stream.fold`) and without blanks; `starts[k]` and `ends[k]` are
    the raw offsets of the cluster that gave text[k]. `sentences` and `paragraphs` are offsets into
    `text` at which one begins, in order, the first 0. A sentence begins with the marks of its line.
    `cells` are those of `sentences` that are a cell, but not the first of its row. `view` is the
    document's running text. `brackets` are the raw places of the round brackets with full stops
    in them, inside of which no sentence begins.
    """

    document: Document
    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    sentences: Sequence[int]
    cells: frozenset[int]
    lines: LineIndex
    view: View
    brackets: Sequence[tuple[int, int]] = ()

    def in_brackets(self, offset: int) -> bool:
        """Return whether `offset` stands in round brackets with sentences of their own."""
        return bool(self.brackets) and inside(self.brackets, self.raw_from(offset))

    def paragraph_starts(self, start: int, end: int) -> list[int]:
        """Return the offsets between `start` and `end`, both left out, at which a paragraph begins.

        A paragraph is a line of the running text, or one of marks alone. O(length of the lines
        that share [start, end)).
        """
        text = self.view.text
        first = self.view.view_offset(self.starts[start])
        last = self.view.view_offset(self.ends[end - 1] - 1)
        low = text.rfind("\n", 0, first) + 1
        high = text.find("\n", last) + 1 or len(text)
        places = (
            self.view.raw_span(low + cut.start, low + cut.start)[0]
            for cut in paragraphs(text[low:high])
        )
        found = {self.offset(self._beginnings.before(place)) for place in places}
        if self.marks:
            found.update(self._lone_marks(start, end))
        return sorted(
            offset
            for offset in found
            if start < offset < end
            and not parts_a_figure(self.document.raw, self.text, (self.starts, self.ends), offset)
        )

    def _lone_marks(self, start: int, end: int) -> Iterator[int]:
        """Yield where lines begin in [start, end) that are marks alone, and what follows them."""
        low, high = bisect_left(self.sentences, start), bisect_left(self.sentences, end)
        for first, last in pairwise([*self.sentences[low:high], end]):
            if first not in self.cells and not self.bare(first, last):
                yield first
                yield last

    def paragraph(self, start: int, end: int) -> tuple[int, int]:
        """Return the paragraph, line or cell that holds [start, end), or all of them that do."""
        if not self.text:
            return 0, 0
        text = self.view.text
        first = self.view.view_offset(self.starts[min(start, len(self.text) - 1)])
        last = max(first, self.view.view_offset(self.ends[max(end, 1) - 1] - 1))
        low = text.rfind("\n", 0, first) + 1
        high = text.find("\n", last)
        high = high if high >= 0 else len(text)
        if self.cells:
            low = max(low, text.rfind(BORDER, low, first) + 1)
            border = text.find(BORDER, last, high)
            high = border if border >= 0 else high
        begin, _ = self.view.raw_span(low, low)
        stop, _ = self.view.raw_span(high, high)
        return min(start, self.offset(begin)), max(end, self.offset(stop))

    def unpaired(self, start: int, end: int, around: bool = False) -> list[str]:
        """Return the brackets in [start, end), or `around` it, that lack their partner nearby."""
        if start == end and not around:
            return []
        view = self.view
        low = high = view.view_offset(self.raw_from(start))
        high = max(low, view.view_offset(self.raw_before(end)))
        for _ in range(REACH):
            low = max(view.text.rfind("\n", 0, low), 0)
            following = view.text.find("\n", high + 1)
            high = following if following >= 0 else len(view.text)
        places = [
            self.offset(view.raw_span(low + at, low + at + 1)[0])
            for at in unpaired(view.text[low:high])
        ]
        return [self.text[place] for place in places if around or start <= place < end]

    def odd(self, start: int, end: int) -> frozenset[str]:
        """Return the families of brackets that do not open in [start, end) as often as they close.

        Cheap where the same was asked before: a text on one line is one paragraph.
        """
        found = self._odd.get((start, end))
        if found is None:
            found = self._odd[start, end] = frozenset(odd(self.text[start:end]))
        return found

    @cached_property
    def _odd(self) -> dict[tuple[int, int], frozenset[str]]:
        return {}

    @cached_property
    def _beginnings(self) -> Beginnings:
        return Beginnings(self.document)

    @cached_property
    def tables(self) -> Tables:
        """The borders of tables."""
        return Tables(self.document)

    def borders(self, offset: int, merged: bool) -> str:
        """Return the borders before the character at `offset` (see `Tables.between`)."""
        return self.tables.between(self.raw_before(offset), self.raw_from(offset), merged)

    def within_row(self, offset: int) -> bool:
        """Return whether a row of a table goes on at `offset`, be it behind a break in a cell."""
        return self.tables.within_row(self.raw_before(offset), self.raw_from(offset))

    def separated(self, offset: int) -> bool:
        """Return whether a blank stands before the character at `offset` of the running text.

        So does a line break, but not one where a line was merely full.
        """
        before, here = self.ends[offset - 1], self.starts[offset]
        if before == here:
            return False
        first = self.view.view_offset(before - 1)
        gap = self.view.text[first : self.view.view_offset(here)]
        return any(map(str.isspace, gap[1:]))

    def shape(self, start: int, end: int) -> str:
        """Return the form of what raw [start, end) says (see `collation.stream.fold.shape`)."""
        raw, printed = self.document.raw, self.document.printed
        parts = []
        for one in printed[bisect_left(printed, start, key=lambda one: one.start) :]:
            if one.end > end:
                break
            if raw[one.start] == "&":
                parts += [raw[start : one.start], one.text]
                start = one.end
        return shape("".join([*parts, raw[start:end]]))

    def reading(self, start: int, end: int, merged: bool = False) -> str:
        """Return text[start:end] with all that tells it from another: forms, blanks and borders.

        Those of `merged` cells are others, if both sides can have such.
        """
        if start == end:
            return ""
        said = self.shape(*self.raw_span(start, end))
        edges = [
            f"{offset - start}{borders}"
            for offset in (range(start, end + 1) if self.tables else ())
            if (borders := self.borders(offset, merged))
        ]
        blanks = [
            f"{offset - start} "
            for offset in range(start + 1, end)
            if self.text[offset - 1 : offset + 1].isascii() and self.separated(offset)
        ]
        return "\0".join([said, *edges, *blanks])

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections of the document; the parts of a letter have their role."""
        return sections(self.document)

    @cached_property
    def marks(self) -> list[tuple[int, int]]:
        """The marks of Markdown and HTML inside the lines: tags, **, targets of links; in order."""
        found = [(self.offset(start), self.offset(end)) for start, end in inline(self.document)]
        return [(start, end) for start, end in found if start < end]

    @cached_property
    def mark_ends(self) -> list[int]:
        """The ends of `marks`."""
        return [end for _, end in self.marks]

    def in_mark(self, offset: int) -> bool:
        """Return whether a cut at `offset` would go through one of `marks`."""
        if not self.marks:
            return False
        number = bisect_left(self.marks, (offset, 0)) - 1
        return number >= 0 and offset < self.mark_ends[number]

    def behind_closing_marks(self, offset: int) -> int:
        """Return the end of the marks that close something (]( ), </b>, **) at `offset`."""
        number = bisect_left(self.marks, (offset, 0))
        while number < len(self.marks) and self.marks[number][0] == offset:
            start, end = self.marks[number]
            if offset in self.sentence_starts or not closes(self.text[start:end]):
                break
            offset, number = end, number + 1
        return offset

    def marks_in(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the marks that lie whole in [start, end)."""
        low = bisect_left(self.marks, (start, 0))
        return self.marks[low : max(low, bisect_right(self.mark_ends, end))]

    def lead(self, start: int, end: int) -> Lead:
        """Return the marks (#, -, (3), 第三条) with which the line [start, end) opens.

        All of it is empty where no line begins at `start`.
        """
        if (
            start == end
            or not may_open(self.document.raw[self.starts[start]])
            or start not in self.sentence_starts
            or start in self.cells
        ):
            return Lead(start, start, start, start)
        found = lead(self.document.raw, self.starts[start], self.ends[end - 1])
        return Lead(*(max(start, min(self.offset(place), end)) for place in found))

    @cached_property
    def leads(self) -> dict[int, int]:
        """Where sentences begin that open with marks, and where their words do."""
        raw, starts, raw_ends = self.document.raw, self.starts, self.ends
        found = {}
        for start, end in pairwise([*self.sentences, len(self.text)]):
            if start == end or not may_open(raw[starts[start]]) or start in self.cells:
                continue
            mark = lead(raw, starts[start], raw_ends[end - 1])
            if mark.start < mark.end and start < (stop := self.offset(mark.end)) < end:
                found[start] = stop
        return found

    def opens_with(self, start: int, end: int) -> bool:
        """Return whether [start, end) is among the marks with which a sentence opens."""
        first = self.sentences[bisect_right(self.sentences, start) - 1]
        return start == first or end <= self.leads.get(first, first)

    def words_of(self, start: int, end: int) -> str:
        """Return text[start:end], a sentence, without the marks that open its line."""
        return self.text[self.leads.get(start, start) : end]

    def bare(self, start: int, end: int) -> str:
        """Return text[start:end], a sentence, without any marks: what is said in it."""
        return self.untagged(min(self.leads.get(start, start), end), end)

    def untagged(self, start: int, end: int) -> str:
        """Return text[start:end] without tags and the other marks inside the lines."""
        if not self.marks:
            return self.text[start:end]
        parts, place = [], start
        for low, high in self.marks_in(start, end):
            parts.append(self.text[place:low])
            place = high
        return "".join([*parts, self.text[place:end]])

    def said(self, cuts: Sequence[int]) -> list[str]:
        """Return what is said between each two of `cuts`; of mere marks, the marks."""
        text, leads = self.text, self.leads
        if self.marks:
            return [self.bare(i, k) or text[i:k] for i, k in pairwise(cuts)]
        if not leads:
            return [text[i:k] for i, k in pairwise(cuts)]
        return [text[leads.get(i, i) : k] or text[i:k] for i, k in pairwise(cuts)]

    @cached_property
    def sentence_starts(self) -> frozenset[int]:
        """`sentences` as a set."""
        return frozenset(self.sentences)

    @property
    def scope(self) -> tuple[int, int]:
        """The raw [start, end) that is compared."""
        return self.document.scope or (0, len(self.document.raw))

    def divides(self, offset: int) -> bool:
        """Return whether the stream may be cut at `offset`: no cluster stands across it."""
        inside = 0 < offset < len(self.text)
        return not inside or self.starts[offset - 1] != self.starts[offset]

    def raw_before(self, offset: int) -> int:
        """Return the raw end of the character before stream offset `offset`, or the scope's."""
        return self.ends[offset - 1] if offset else self.scope[0]

    def raw_from(self, offset: int) -> int:
        """Return the raw start of the character at stream offset `offset`, or the scope's end."""
        return self.starts[offset] if offset < len(self.text) else self.scope[1]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw [start, end) of text[start:end], which must not be empty."""
        return self.starts[start], self.ends[end - 1]

    def count(self, start: int, end: int) -> int:
        """Return how many sentences [start, end) has, one at the least if there is anything.

        A row of a table counts as one, a line of mere marks (a tag, a rule, an empty cell) as none.
        """
        if start == end:
            return 0
        low, high = bisect_right(self.sentences, start), bisect_left(self.sentences, end)
        cuts = [cut for cut in self.sentences[low:high] if cut not in self.cells]
        said = (self.untagged(i, k) for i, k in pairwise([start, *cuts, end]))
        return max(1, sum(any(map(str.isalnum, words)) for words in said))

    def opens_line(self, offset: int) -> bool:
        """Return whether a line or cell begins at `offset`."""
        if offset in (0, len(self.text)) or offset in self.cells:
            return True
        gap = self.document.raw[self.ends[offset - 1] : self.starts[offset]]
        return "\n" in gap or "\r" in gap

    def opens_paragraph(self, offset: int) -> bool:
        """Return whether a line that is no mere wrap begins at `offset`, or a blank one is before.

        The lines of a Word file or a web page are its paragraphs.
        """
        gap = self.document.raw[self.ends[offset - 1] : self.starts[offset]] if offset else "\n"
        if self.document.format in PARAGRAPHED:
            return "\n" in gap
        return gap.count("\n") > 1

    def span(self, start: int, end: int) -> Span:
        """Return the span of raw [start, end)."""
        return self.lines.span(start, end)

    def offset(self, raw: int) -> int:
        """Return the first stream offset whose character starts at or after `raw`."""
        return bisect_left(self.starts, raw)
