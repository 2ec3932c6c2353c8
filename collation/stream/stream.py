"""A document as the stream of its visible characters, with the way back to the raw text.

White space and line breaks are never in the stream, so a re-wrapped text has the same stream
whatever is thought of its lines; sentences and paragraphs only say where the stream may be cut.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from collation.stream.fold import same_form
from text.language.bracket_pairs import unpaired
from text.language.segments import paragraphs, sentences
from text.model.document import Document, Section, Span, ViewSpan
from text.running.running import BORDER, running
from text.structure.sections import sections
from text.view.lines import LineIndex
from text.view.normalise import clusters, joins_left
from text.view.view import View

# What folding leaves alone and what never composes leftwards; the rest goes cluster by cluster.
_PLAIN = "!-~\u3001-\u301b\u301d-\u3034\u3041-\u3096\u30a1-\u30fe\u3400-\u4dbf\u4e00-\u9fff"
_RUN = re.compile(rf"(?P<plain>[{_PLAIN}]+)|(?P<space>\s+)|(?P<other>[^{_PLAIN}\s]+)")


@dataclass(frozen=True)
class Stream:
    """The visible characters of a document, or of the section that its `scope` names.

    `text` is folded (see `collation.stream.fold`) and without blanks; `starts[k]` and `ends[k]` are
    the raw offsets of the cluster that gave text[k]. `sentences` and `paragraphs` are offsets into
    `text` at which one begins, in order, the first 0. `view` is the document's running text.
    """

    document: Document
    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    sentences: Sequence[int]
    lines: LineIndex
    view: View

    def paragraph_starts(self, start: int, end: int) -> list[int]:
        """Return the offsets between `start` and `end`, both left out, at which a paragraph begins.

        A paragraph is a line of the running text. O(length of the lines that share [start, end)).
        """
        text = self.view.text
        first = self.view.view_offset(self.starts[start])
        last = self.view.view_offset(self.ends[end - 1] - 1)
        low = text.rfind("\n", 0, first) + 1
        high = text.find("\n", last) + 1 or len(text)
        found = {
            self.offset(self.view.raw_span(low + cut.start, low + cut.start)[0])
            for cut in paragraphs(text[low:high])
        }
        return sorted(offset for offset in found if start < offset < end)

    def paragraph(self, start: int, end: int) -> tuple[int, int]:
        """Return the paragraph, line or cell that holds [start, end), or all of them that do."""
        if not self.text:
            return 0, 0
        text = self.view.text
        first = self.view.view_offset(self.starts[min(start, len(self.text) - 1)])
        last = max(first, self.view.view_offset(self.ends[max(end, 1) - 1] - 1))
        low = max(text.rfind("\n", 0, first), text.rfind(BORDER, 0, first)) + 1
        highs = [place for mark in ("\n", BORDER) if (place := text.find(mark, last)) >= 0]
        high = min(highs, default=len(text))
        begin, _ = self.view.raw_span(low, low)
        stop, _ = self.view.raw_span(high, high)
        return min(start, self.offset(begin)), max(end, self.offset(stop))

    def unpaired(self, start: int, end: int) -> list[str]:
        """Return the brackets in [start, end) that lack their partner in the document."""
        places = self._unpaired
        inside = places[bisect_left(places, start) : bisect_left(places, end)]
        return [self.text[place] for place in inside]

    @cached_property
    def _unpaired(self) -> list[int]:
        view = self.view
        return [self.offset(view.raw_span(at, at + 1)[0]) for at in unpaired(view.text)]

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections of the document; the parts of a letter have their role."""
        return sections(self.document)

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

    def span(self, start: int, end: int) -> Span:
        """Return the span of raw [start, end)."""
        return self.lines.span(start, end)

    def offset(self, raw: int) -> int:
        """Return the first stream offset whose character starts at or after `raw`."""
        return bisect_left(self.starts, raw)


def stream(document: Document) -> Stream:
    """Return the stream of `document`. O(length)."""
    raw = document.raw
    start, end = document.scope or (0, len(raw))
    parts: list[str] = []
    # Arrays: what is only read in them is not written to, so forked processes share its pages.
    starts, ends = array("q"), array("q")
    offsets = array("q", range(end + 1))
    for match in _RUN.finditer(raw, start, end):
        kind, (place, stop) = match.lastgroup, match.span()
        if kind == "plain":
            parts.append(match.group())
            starts += offsets[place:stop]
            ends += offsets[place + 1 : stop + 1]
        elif kind == "other":
            if ends and ends[-1] == place and joins_left(raw[place]):
                place = _take_back(parts, starts, ends)
            for cluster in clusters(raw[place:stop]):
                form = same_form(cluster)
                if form:
                    parts.append(form)
                starts.extend([place] * len(form))
                place += len(cluster)
                ends.extend([place] * len(form))
    view = running(document)
    return Stream(
        document=document,
        text="".join(parts),
        starts=starts,
        ends=ends,
        sentences=_offsets(starts, view, sentences(view.text)),
        lines=LineIndex(raw),
        view=view,
    )


def _offsets(starts: Sequence[int], view: View, segments: Iterable[ViewSpan]) -> list[int]:
    """Return the stream offsets at which `segments` of the view begin, with 0, in order."""
    found = {bisect_left(starts, view.raw_span(cut.start, cut.start)[0]) for cut in segments}
    return sorted((found | {0}) - {len(starts)}) if starts else [0]


def _take_back(parts: list[str], starts: array[int], ends: array[int]) -> int:
    """Drop the last cluster and return its raw start."""
    place = starts[-1]
    while starts and starts[-1] == place:
        parts[-1] = parts[-1][:-1]
        if not parts[-1]:
            parts.pop()
        starts.pop()
        ends.pop()
    return place
