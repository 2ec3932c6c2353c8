"""Where a block of lines was broken by its right edge: the edge, and which breaks it explains.

A break is the edge's work when what follows would not have fitted on the line. What would have had
to fit is the *unit* at the head of the next line: its first character with all that may not begin
a line (kinsoku: 、。」ー っ …), or a whole Latin word. So a short line that ends a paragraph, a
heading or a verse is told from a full one without knowing what it says.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from text.outline import marker

WIDEST = 104
"""Terminal cells: 52 full-width characters. No edge lies further right."""
NARROWEST = 26
"""Terminal cells: 13 full-width characters. Below, equal lines are as likely verse."""
SLACK = 3
"""Terminal cells by which a justified line may miss the edge."""

_NO_START = frozenset(
    "\u3099\u309a、。，．・：；？！」』）】〕〉》”’ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々ゝゞヽヾ…‥"
)
_UNIT = re.compile(
    r"[「『（【〔〈《“‘(\[]*"
    r"(?:[0-9A-Za-z][0-9A-Za-z.,:;!?)\]'\"%@/_-]*|"
    rf".[{''.join(sorted(_NO_START))},.!?)\]}}]*)"
)
_SENTENCE_END = frozenset("。．！？!?」』）)】”")
_QUOTES = frozenset("「『《〈【（※")
_MIDWORD = frozenset(
    "をんるれろずばりがのてでにらたけじぬべげっゃゅょーッャュョabcdefghijklmnopqrstuvwxyz"
)
_HANGING = frozenset("、。，．")
_PROSE = re.compile(r"[、。，．」]|[a-z]+ [a-z]+")
_BULLET = re.compile(
    r"[●○◎■□◆◇▼▽▲△★☆・＊*►•✓]|[-–—] |記$|<|```|\||［＃[^］]*］$|[>＞]|[-=_*~#+＝━─＿]{5,}$"
)
_BULLETS = frozenset("●○◎■□◆◇▼▽▲△★☆・＊*►•✓-–—記<`|［>＞=_~#+＝━─＿")
_RULE = re.compile(r"[-=_*~#+＝━─＿]{5,}$")
_LABEL = re.compile(
    r"(?:[^\s:：]{1,8}[:：](?!//)|〒|https?://|TEL|FAX|Tel|Fax|電話|E-?mail)(?!.*。)"
)
_LABELS = frozenset("〒hTFE電")
_TABLE = re.compile(r"\S(?:\t|   |　　)\s*\S")
_BLANKS = frozenset(" \t\u3000")


def _two_cells(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    return "??" * (error.end - error.start), error.end


codecs.register_error("kyogo-two-cells", _two_cells)


def cells(text: str) -> int:
    """Return about how many terminal cells `text` takes. In CP932 a byte is a cell: fast."""
    return len(text.encode("cp932", "kyogo-two-cells"))


@dataclass(slots=True)
class Line:
    """A visible line of the text, at [start, stop) with its break; `body` ends before the blanks.

    Widths are terminal cells: `width` of the line, `hung` without a 、 or 。 that may hang over the
    edge, `unit` of what would have had to fit on the line above. `anew` says that it begins
    something new whatever stands above it, `ends` that it ends as a sentence or a speech does.
    """

    start: int
    stop: int
    body: str
    width: int
    hung: int
    unit: int
    anew: bool
    ends: bool

    @property
    def indented(self) -> bool:
        """Whether it begins with a blank, as a paragraph does."""
        return self.body[0] in _BLANKS


def line_of(start: int, stop: int, text: str) -> Line | None:
    """Return the line `text` (no break, not blank) that stands at [start, stop) with its break.

    None if it is longer than any edge allows.
    """
    body = text.rstrip(" \t\u3000")
    # A full-width blank at the end was part of the line when it was filled.
    width = cells(body) + 2 * text.count("\u3000", len(body))
    if width > WIDEST + SLACK:
        return None
    last = body[-1]
    plain = "\u3040" < body[0] < "\uff00" and body[1:2] not in _NO_START
    head = None if plain else _UNIT.match(body)
    return Line(
        start,
        stop,
        body,
        width,
        width - 2 if last in _HANGING else width,
        cells(head.group()) if head else 2,
        _starts_anew(body),
        last in _SENTENCE_END,
    )


def counted(block: list[Line]) -> list[Line] | None:
    """Return `block` measured as a program that counts characters does, two cells for each.

    None where that makes no difference.
    """
    if all(line.width == 2 * len(line.body) for line in block):
        return None
    return [
        replace(
            line,
            width=2 * len(line.body),
            hung=2 * (len(line.body) - (line.body[-1] in _HANGING)),
            unit=2 * (head.end() if (head := _UNIT.match(line.body)) else 1),
        )
        for line in block
    ]


def _starts_anew(body: str) -> bool:
    first = body[0]
    if first in _BLANKS:
        return True
    if first in _BULLETS and _BULLET.match(body):
        return True
    if (":" in body or "：" in body or first in _LABELS) and _LABEL.match(body):
        return True
    return ("\t" in body or "   " in body or "　　" in body) and _TABLE.search(body) is not None


def is_rule(line: Line) -> bool:
    """Return whether the line is drawn, not written: ─────, =====."""
    return line.body[0] in "-=_*~#+＝━─＿" and _RULE.match(line.body) is not None


def opens_quotation(line: Line) -> bool:
    """Return whether the line begins with a quotation mark or ※: perhaps a speech or a note."""
    return line.body[0] in _QUOTES


def goes_on(line: Line, following: Line) -> bool:
    """Return whether `following` begins as no phrase does, after a bracket that was closed."""
    return following.body[0] in _MIDWORD and line.body[-1] in "」』）)】”"


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
        (line.hung, line.width + following.unit, following.body[0] in _MIDWORD)
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
