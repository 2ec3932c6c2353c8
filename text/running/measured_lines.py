"""The lines of a text measured in terminal cells, with what unwrapping has to know of each.

What would have had to fit on the line above is the *unit* at the head of a line: its first
character with all that may not begin a line (kinsoku: 、。」ー っ …), or a whole Latin word.
"""

from __future__ import annotations

import codecs
from dataclasses import replace

from text.later import later
from text.records import dataclass

WIDEST = 104
"""Terminal cells: 52 full-width characters. No edge lies further right."""
SLACK = 3
"""Terminal cells by which a justified line may miss the edge."""

_NO_START = frozenset(
    "\u3099\u309a、。，．・：；？！」』）】〕〉》”’ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々ゝゞヽヾ…‥"
)
_UNIT = later(
    r"[「『（【〔〈《“‘(\[]*"
    r"(?:[0-9A-Za-z][0-9A-Za-z.,:;!?)\]'\"%@/_-]*|"
    rf".[{''.join(sorted(_NO_START))},.!?)\]}}]*)"
)
_SENTENCE_END = frozenset("。．！？!?」』）)】”")
_QUOTES = frozenset("「『《〈【（※")
MIDWORD = frozenset(
    "をんるれろずばりがのてでにらたけじぬべげっゃゅょーッャュョabcdefghijklmnopqrstuvwxyz"
)
"""Three in ten lines begin so where a program broke them, three in a hundred lines of verse."""
_HANGING = frozenset("、。，．")
_BULLET = later(
    r"[●○◎■□◆◇▼▽▲△★☆・＊*►•✓]|[-–—] |記$|<|```|\||［＃[^］]*］$|[>＞]|[-=_*~#+＝━─＿]{5,}$"
)
_BULLETS = frozenset("●○◎■□◆◇▼▽▲△★☆・＊*►•✓-–—記<`|［>＞=_~#+＝━─＿")
_RULE = later(r"[-=_*~#+＝━─＿]{5,}$")
_LABEL = later(r"(?:[^\s:：]{1,8}[:：](?!//)|〒|https?://|TEL|FAX|Tel|Fax|電話|E-?mail)(?!.*。)")
_LABELS = frozenset("〒hTFE電")
_TABLE = later(r"\S(?:\t|   |　　)\s*\S")
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
    return following.body[0] in MIDWORD and line.body[-1] in "」』）)】”"
