"""Where a block of lines was broken by its right edge: the edge, and which breaks it explains.

A break is the edge's work when what begins the next line would not have fitted on this one (see
`text.running.measured_lines`). So a short line that ends a paragraph, a heading or a verse is told
from a full one without knowing what it says.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from text.language.item_marks import marker
from text.later import later
from text.records import dataclass
from text.running.measured_lines import MIDWORD, SLACK, Line

NARROWEST = 26
"""Terminal cells: 13 full-width characters. Below, equal lines are as likely verse."""
_PROSE = later(r"[、。，．」]|[a-z]+ [a-z]+")


def items(block: list[Line]) -> set[int]:
    """Return which lines of `block` are items of a list: a near number begins another line."""
    marks = {index: mark for index, line in enumerate(block) if (mark := marker(line.body))}
    numbers = {(mark.family, mark.number) for mark in marks.values()}
    return {
        index
        for index, mark in marks.items()
        if any((mark.family, mark.number + step) in numbers for step in (-2, -1, 1, 2))
    }


def is_prose(block: list[Line]) -> bool:
    """Return whether sentences run through the lines of `block`, unlike in verse or a table.

    At least a quarter of its lines (one at least) have punctuation before their end.
    """
    running = sum(1 for line in block if _PROSE.search(line.body, 0, len(line.body) - 1))
    return running * 4 >= len(block) and running > 0


@dataclass(slots=True)
class Edge:
    """A right edge in cells, how many breaks within a sentence it explains, what speaks against it.

    Against it speak breaks within a sentence that it does not explain and lines that reach beyond.
    """

    cells: int
    explained: int
    against: int
    midword: int = 0
    """Of the breaks explained, those before a line that begins as no phrase does (を, る, ん …)."""

    @property
    def cuts_words(self) -> bool:
        """Whether breaks fall within words and phrases, as an edge's do and a poet's do not.

        Three in ten line starts are such where a program broke the lines, three in a hundred in
        verse: the log likelihood ratio of the two, with some trust in the even edge.
        """
        return self.midword >= 0.118 * self.explained - 1.2

    @property
    def score(self) -> int:
        """Breaks explained, less twice what speaks against the edge."""
        return self.explained - 2 * self.against

    @property
    def is_sure(self) -> bool:
        """Whether it is wide enough, and three breaks and four fifths of all are its work."""
        return (
            self.cells >= NARROWEST and self.explained >= 3 and self.explained >= 4 * self.against
        )


def edge_of(block: list[Line]) -> Edge:
    """Return the edge that explains most breaks of `block` (two lines or more)."""
    # Width without what hangs, and room that the next line's unit would take, of each line that
    # breaks off within a sentence and is not followed by an indent or a mark.
    open_ended = [
        (line.hung, line.width + following.unit, following.body[0] in MIDWORD)
        for line, following in pairwise(block)
        if not following.anew and not line.ends
    ]
    best = Edge(0, 0, 0)
    counts = Counter(line.hung for line in block)
    for edge in _candidates(counts, len(block)):
        explained = midword = 0
        against = sum(number for width, number in counts.items() if width > edge + SLACK)
        for hung, needed, cut in open_ended:
            if hung > edge + SLACK:
                continue
            if needed >= edge - SLACK:
                explained += 1
                midword += cut
            else:
                against += 1
        if not best.cells or explained - 2 * against > best.score:
            best = Edge(edge, explained, against, midword)
    return best


def _candidates(counts: Counter[int], lines: int) -> list[int]:
    """The widest widths that come up often enough to be an edge."""
    widths = sorted(counts, reverse=True)
    if lines < 12:
        return widths[:3]
    least = max(2, lines // 50)
    return [width for width in widths if counts[width] + counts[width - 1] >= least][:3]
