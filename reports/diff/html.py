"""`diff --format html`: old and new side by side on one page, every difference numbered.

Unchanged stretches are folded, moves are linked to their other place, and the legend shows and
hides each kind of difference; none of it needs a script.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import TextIO

from reports.html.blanks import in_words, signs
from reports.html.kinds import called, counted, finer_name
from reports.html.markup import Markup, element, join, text
from reports.html.page import document_text, legend, masthead, write_page
from reports.html.passages import Passages
from reports.layout.diff_wording import entries, heading, numbers
from reports.layout.rows import Piece, Row, Side, rows
from text.look_words import look_side
from text.messages import say
from text.model.collation import IGNORED, Collation, Hunk
from text.model.document import Span
from text.structure.place_names import line_of
from text.view.excerpts import excerpt

WHOLE = True
KINDS = (
    "addressee", "name", "number", "date", "glyph", "orthographic", "punctuation", "wording",
    "markup",
)  # fmt: skip
_IGNORED_ROWS = 300
"""Most differences of white space, of width or of wraps that the list tells, by kind."""
_BLANK = frozenset(["whitespace", "wrap"])
"""Kinds of which nothing is seen but by a sign."""
_CONTEXT = 2
"""Unchanged rows left open on either side of a difference."""


def render(collation: Collation, stream: TextIO, *, show: Collection[str] = ()) -> None:
    """Write the page of a complete `collation`.

    `show` names those of whitespace, width and wrap that start visible; the others can be switched
    on in the page. Raises IncompleteAccount if the collation does not hold them.
    """
    hidden = frozenset(IGNORED) - frozenset(show)
    page = DifferencesPage(collation, hidden)
    title = say("report.diff-title", old=collation.old.name, new=collation.new.name)
    body = [
        masthead(say("report.diff-heading"), page.names(), element("p", collation.summary)),
        page.legend(),
        page.hunk_list(),
        element("main", page.columns(), join(list(page.folds()), "\n"), class_="diff"),
    ]
    write_page(stream, title, body, "diff")


_BARE = frozenset(["number", "date", "addressee", "name", *IGNORED])
"""Kinds of which the words alone do not say what of: 30日間 of what?"""
_AROUND = 12


def _among(passages: Passages, span: Span, shown: Markup) -> Markup:
    """Return `shown` with a few words of its sentence on either side; blanks behind one have it."""
    behind = span.text.isspace() and passages.raw[span.start - 1 : span.start].strip() != ""
    start = span.start - behind
    start, end, cut, cut_behind = excerpt(passages.raw, start, span.end, _AROUND)
    before, after = passages.show(start, span.start), passages.show(span.end, end)
    return join([text(cut), before, element("strong", shown), after, text(cut_behind)])


class DifferencesPage:
    """The parts of the page of a complete `collation`; `hidden` kinds start switched off."""

    def __init__(self, collation: Collation, hidden: frozenset[str]) -> None:
        self.collation = collation
        self.hidden = hidden
        self.old = Passages(collation.old)
        self.new = Passages(collation.new)
        visible = [hunk for hunk in collation.hunks if hunk.kind not in hidden]
        self.visible = visible
        self._shown = {hunk.number for hunk in visible}
        self.quiet = _first_of_each(
            [hunk for hunk in collation.hunks if hunk.kind in hidden & frozenset(IGNORED)]
        )
        """What is listed only where its kind is switched on; numbered behind all others, so that
        these keep their numbers."""
        listed = enumerate([*visible, *self.quiet], 1)
        self.labels = {hunk.number: str(place) for place, hunk in listed}
        self._anchored: set[str] = set()

    def names(self) -> Markup:
        """Return whose texts these are."""
        return element(
            "p",
            element("span", say("report.old"), class_="side-old"),
            document_text(self.collation.old.name),
            element("span", say("report.new"), class_="side-new"),
            document_text(self.collation.new.name),
            class_="names",
        )

    def legend(self) -> Markup:
        """Return the boxes that show and hide each kind of difference."""
        counts = Counter(word(hunk) for hunk in self.collation.hunks)
        finer = Counter((word(hunk), finer_name(hunk)) for hunk in self.collation.hunks)
        choices = [
            (kind, say(f"report.kind-{called(kind)}"), counted(kind, counts, finer))
            for kind in (*KINDS, "move", *IGNORED)
            if counts[kind]
        ]
        return legend("kind", say("report.legend"), choices, self.hidden) if choices else Markup("")

    def hunk_list(self) -> Markup:
        """Return the list of differences, numbered as in the columns."""
        told = [self._entry(entry) for entry in entries(self.visible)]
        body = [*told, *(self._entry([hunk]) for hunk in self.quiet), *self._left_out()]
        if not body:
            return Markup("")
        head = element(
            "tr",
            *(
                element("th", say(f"report.{name}"), scope="col")
                for name in ("number", "kind", "old", "new")
            ),
        )
        table = element("table", element("thead", head), element("tbody", join(body)))
        return element(
            "details",
            element("summary", say("report.hunk-list")),
            table,
            class_="hunks" if told else "hunks quiet",
            open=len(told) <= 30,
        )

    def _left_out(self) -> Iterator[Markup]:
        """Yield a row for each kind of which more is marked in the text than the list holds."""
        counts = Counter(hunk.kind for hunk in self.collation.hunks if hunk.kind in self.hidden)
        for kind, count in counts.items():
            if count > _IGNORED_ROWS:
                said = say("report.more-in-the-text", count=count - _IGNORED_ROWS)
                yield element("tr", element("td", said, colspan="4"), class_=f"of-{kind}")

    def _entry(self, entry: Sequence[Hunk]) -> Markup:
        hunk = entry[0]
        label = self.labels[hunk.number]
        if len(entry) > 1:
            label = numbers(entry, {number: int(label) for number, label in self.labels.items()})
        link = element("a", label, href=f"#{anchor(hunk)}")
        if not (hunk.old.text or hunk.new.text):
            link = element("span", label)
        count = hunk.sentences > 1 or len(entry) > 1
        finer = element("span", heading(entry), class_="place") if count else None
        sides = [self._side(passages, entry, side) for passages, side in
                 ((self.old, "old"), (self.new, "new"))]  # fmt: skip
        return element(
            "tr",
            element("td", link, class_="n"),
            element("td", badge(hunk), finer, self._suspicion(hunk)),
            element("td", sides[0], class_="old"),
            element("td", sides[1], class_="new"),
            class_=f"of-{word(hunk)}",
        )

    def _side(self, passages: Passages, entry: Sequence[Hunk], side: str) -> Markup:
        hunk = entry[0]
        if len(entry) > 1:
            return join([self._unit(passages, part, side) for part in (hunk, entry[-1])], " – ")
        if hunk.look is None:
            return self._unit(passages, hunk, side)
        shown = look_side(hunk.look, side)
        words = document_text(shown) if shown else say("report.absent")
        said = element("span", words, class_="place" if shown else "absent")
        return join([self._unit(passages, hunk, side), said]) if hunk.new.text else said

    def _unit(self, passages: Passages, hunk: Hunk, side: str) -> Markup:
        span = hunk.old if side == "old" else hunk.new
        if span.start == span.end:
            return element("span", say("report.absent"), class_="absent")
        shown = passages.marked(span.start, span.end, cores(hunk, side))
        if hunk.kind in _BLANK:
            shown = element("b", signs(span.text))
        if hunk.kind in _BARE:
            shown = _among(passages, span, shown)
        place = element("span", line_of(passages.name, span.line), class_="place")
        said = element("span", in_words(span.text), class_="place") if hunk.kind in _BLANK else None
        return join([element("span", shown, lang="ja"), said or Markup(""), place])

    def _suspicion(self, hunk: Hunk) -> Markup | None:
        if hunk.suspect is None:
            return None
        return element("p", hunk.suspect.message, class_="suspect")

    def columns(self) -> Markup:
        """Return the heads of the two columns."""
        return element(
            "div",
            element("h2", say("report.old"), class_="side-old"),
            element("h2", say("report.new"), class_="side-new"),
            class_="row head",
        )

    def folds(self) -> Iterator[Markup]:
        """Yield the rows, with long unchanged stretches folded but for their edges."""
        quiet: list[Row] = []
        first = True
        for row in rows(self.collation):
            if any(hunk.number in self._shown for hunk in row.hunks()):
                yield from self._fold(quiet, 0 if first else _CONTEXT, _CONTEXT)
                yield self._row(row)
                quiet, first = [], False
            else:
                quiet.append(row)
        yield from self._fold(quiet, 0 if first else _CONTEXT, 0)

    def _fold(self, quiet: list[Row], lead: int, tail: int) -> Iterator[Markup]:
        if len(quiet) <= lead + tail + 2:
            yield from map(self._row, quiet)
            return
        last = len(quiet) - tail
        yield from map(self._row, quiet[:lead])
        inside = join([self._row(row) for row in quiet[lead:last]], "\n")
        count = last - lead
        yield element("details", element("summary", say("report.folded", count=count)), inside)
        yield from map(self._row, quiet[last:])

    def _row(self, row: Row) -> Markup:
        same = not any(hunk.number in self._shown for hunk in row.hunks())
        return element(
            "div",
            self._cell(row.old, "old"),
            self._cell(row.new, "new"),
            class_="row same" if same else "row",
        )

    def _cell(self, side: Side | None, name: str) -> Markup:
        if side is None:
            return element("div", class_=f"{name} none")
        pieces = [self._piece(piece, name) for piece in self._without_break(side, name)]
        return element(
            "div",
            element("span", str(side.line), class_="line"),
            element("p", join(pieces), lang="ja"),
            class_=name,
        )

    def _without_break(self, side: Side, name: str) -> Iterator[Piece]:
        """Yield the pieces without the kept line break at the end, which the cell itself shows."""
        raw = (self.old if name == "old" else self.new).raw
        for piece in side.pieces:
            end = piece.end
            if piece.end == side.end and piece.hunk is None:
                end = piece.start + len(raw[piece.start : piece.end].rstrip("\r\n"))
            if end > piece.start:
                yield Piece(piece.start, end, piece.hunk)

    def _piece(self, piece: Piece, side: str) -> Markup:
        passages = self.old if side == "old" else self.new
        hunk = piece.hunk
        if hunk is None:
            return passages.show(piece.start, piece.end)
        inside = passages.marked(piece.start, piece.end, cores(hunk, side))
        blanks = passages.raw[piece.start : piece.end]
        if hunk.kind in _BLANK or blanks.strip(" \t\u3000") in ("\n", "\r\n", "\r"):
            inside = join([element("span", signs(blanks), class_="break"), inside])
        tag = "del" if side == "old" else "ins"
        identity = self._identity(hunk, side)
        number = self._number(hunk, side) if identity else None
        return element(tag, number, inside, class_=f"kind-{word(hunk)}", id=identity)

    def _identity(self, hunk: Hunk, side: str) -> str | None:
        identity = anchor(hunk, side)
        if identity in self._anchored:
            return None
        self._anchored.add(identity)
        return identity

    def _number(self, hunk: Hunk, side: str) -> Markup | None:
        label = self.labels.get(hunk.number)
        if label is None:
            return None
        there = hunk.new if side == "old" else hunk.old
        target = anchor(hunk, "new" if side == "old" else "old")
        if hunk.operation == "move":
            key = "report.moved-to" if side == "old" else "report.moved-from"
            label = f"{label} {say(key, line=there.line)}"
        elif there.start == there.end:
            return element("span", label, class_="n")
        return element("a", label, class_="n", href=f"#{target}")


def _first_of_each(hunks: Sequence[Hunk]) -> list[Hunk]:
    """Return `hunks` but those of a kind of which there are too many already."""
    counts: Counter[str] = Counter()
    kept = []
    for hunk in hunks:
        counts[hunk.kind] += 1
        if counts[hunk.kind] <= _IGNORED_ROWS:
            kept.append(hunk)
    return kept


def word(hunk: Hunk) -> str:
    """Return the word by which the style sheet and the legend know `hunk`: "move" or its kind."""
    return "move" if hunk.operation == "move" else hunk.kind


def badge(hunk: Hunk) -> Markup:
    """Return the label of the hunk's kind."""
    return element("span", say(f"report.kind-{word(hunk)}"), class_=f"badge kind-{word(hunk)}")


def anchor(hunk: Hunk, side: str | None = None) -> str:
    """Return the id of `hunk` on `side`; without one, of the side on which it has text."""
    if side is None:
        side = "new" if hunk.new.end > hunk.new.start else "old"
    return f"{side}-{hunk.number}"


def cores(hunk: Hunk, side: str) -> list[tuple[int, int]]:
    """Return the raw stretches of `side` that differ within the unit.

    The core of a replacement, the inner hunks of a move; nothing where all of it is new or gone.
    """
    if hunk.operation in ("insert", "delete"):
        return []
    if hunk.operation == "move":
        spans = [inner.old if side == "old" else inner.new for inner in hunk.inner]
        return sorted((span.start, span.end) for span in spans)
    start = hunk.core_old_start if side == "old" else hunk.core_new_start
    return [(start, start + len(hunk.core_old if side == "old" else hunk.core_new))]
