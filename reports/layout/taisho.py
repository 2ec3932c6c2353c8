"""The rows of a 新旧対照表: two texts clause by clause, as Japanese offices lay out an amendment.

Changed words are underlined on both sides; a new clause faces （新設）, one taken out
（削る）. Where only the number changed, the number alone is underlined. What did not change is
（略）, with the range of numbers it stands for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from reports.layout.clauses import (
    PARAGRAPH,
    SUPPLEMENT,
    Clause,
    ClauseSide,
    clauses,
    counts,
    printed,
)
from reports.layout.rows import Piece
from reports.layout.schedules import Heads
from reports.layout.taisho_style import USUAL, TaishoStyle
from text.messages import say
from text.model.collation import Collation, Hunk
from text.records import dataclass

_LONGEST_TITLE = 40
"""Code points; a longer first line is no title of a bylaw."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a cell, underlined or not."""

    text: str
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class TaishoRow:
    """One row; `remark` is what the column 備考 says of it."""

    new: tuple[Run, ...]
    old: tuple[Run, ...]
    remark: str


def taisho_rows(
    collation: Collation,
    *,
    pad: bool = False,
    changed_only: bool = False,
    style: TaishoStyle = USUAL,
) -> Iterator[TaishoRow]:
    """Yield the rows of the table of a complete collation, in the order of new.

    `pad` sets an underlined blank as wide as the words where the other side has some and this one
    none; `changed_only` leaves out what did not change. Raises IncompleteAccount.
    """
    table = _Table(collation, pad, changed_only, style)
    for clause in clauses(collation):
        yield from table.enter(clause)
    if not changed_only:
        yield from table.left_out(table.same, level=0)


def sheet_title(collation: Collation) -> str:
    """Return what stands above the table: with the title that both texts bear, where they do."""
    titles = {side.title.lstrip("○◯ \u3000") for side in (collation.old, collation.new)}
    (title,) = titles if len(titles) == 1 else ("",)
    if not title or len(title) > _LONGEST_TITLE:
        return say("taisho.title")
    return say("taisho.title-of", title=title)


class _Table:
    """What has been read and not been told yet, and what stands above the clause at hand."""

    def __init__(
        self, collation: Collation, pad: bool, changed_only: bool, style: TaishoStyle
    ) -> None:
        self.same: list[Clause] = []
        self._words = printed(collation.new), printed(collation.old)
        self._pad, self._changed_only, self._style = pad, changed_only, style
        self._head: Clause | None = None
        self._told: Clause | None = None
        self._above, self._columns = _Above(), Heads()

    def enter(self, clause: Clause) -> Iterator[TaishoRow]:
        """Yield the rows that the next clause of the text brings: none where it did not change."""
        self._above.enter(clause)
        self._columns.enter(clause, _text(clause, self._words))
        if clause.standing != "same":
            yield from self._changed(clause)
            return
        self.same.append(clause)
        if clause.heads:
            self._head = clause
        elif self._head is not None and clause.level <= self._head.level:
            self._head = None

    def left_out(self, same: Sequence[Clause], level: int) -> Iterator[TaishoRow]:
        """Yield the rows that say （略） of clauses that did not change."""
        yield from (_omitted(one, self._style) for one in _stretches(same, level))

    def _changed(self, clause: Clause) -> Iterator[TaishoRow]:
        head = self._head
        headed = clause.level == PARAGRAPH and head is not None and head is not self._told
        names = self._columns.untold()
        if names in self.same:
            told = headed and self.same[: self.same.index(names)][-1:] == [head]
            yield from self._column_heads(names, head if told else None)
            headed = headed and not told
        before, after = self.same, list[Clause]()
        if headed and head in before:
            place = before.index(head)
            if all(one.level == PARAGRAPH for one in before[place + 1 :]):
                before, after = before[:place], before[place + 1 :]
            else:
                headed = False
        if self._changed_only:
            yield from (_omitted([one], self._style) for one in self._above.untold())
        else:
            level = head.level if headed and head else clause.level
            yield from self.left_out(before, level)
            if after:
                yield _omitted_under(head, self._words, self._style)
                headed = False
        yield _row(clause, self._words, self._pad, head if headed else None, self._style)
        self.same, self._told = [], head
        if clause.heads:
            self._head = self._told = clause

    def _column_heads(self, names: Clause, head: Clause | None) -> Iterator[TaishoRow]:
        """Yield the row with the heads of columns, below `head` where no row has told that."""
        place = self.same.index(names)
        before = self.same[: place - 1] if head else self.same[:place]
        if self._changed_only:
            yield from (_omitted([one], self._style) for one in self._above.untold())
        else:
            yield from self.left_out(before, head.level if head else names.level)
        yield _shown_whole(names, self._words, head)
        self.same = self.same[place + 1 :]


class _Above:
    """The clauses that the one at hand stands in, outermost first: 第２条 above its (3)."""

    def __init__(self) -> None:
        self._open: list[Clause] = []
        self._told: list[Clause] = []

    def enter(self, clause: Clause) -> None:
        """Go on to the next clause of the text."""
        while self._open and self._open[-1].level >= clause.level:
            self._open.pop()
        self._open.append(clause)

    def untold(self) -> list[Clause]:
        """Return those above the clause at hand, which is told now, that no row has told yet."""
        found = [
            one
            for one in self._open[:-1]
            if one.standing == "same"
            and 0 <= one.level < PARAGRAPH
            and not any(one is told for told in self._told)
        ]
        self._told = list(self._open)
        return found


Printed = Callable[[Piece], str]


def _text(clause: Clause, words: tuple[Printed, Printed]) -> str:
    """Return how the clause reads, by new where it stands there."""
    side, printed = (clause.new, words[0]) if clause.new else (clause.old, words[1])
    return "".join(map(printed, side.pieces)) if side else ""


def _shown_whole(clause: Clause, words: tuple[Printed, Printed], head: Clause | None) -> TaishoRow:
    """Return the row of a clause that did not change and is needed to read the next one."""
    sides = [(clause.new, words[0]), (clause.old, words[1])]
    new, old = (_heading(side, printed) for side, printed in sides)
    if head is not None:
        new = (*_titled(head.new or head.old, words[0]), *new)
        old = (*_titled(head.old or head.new, words[1]), *old)
    return TaishoRow(new, old, "")


def _omitted_under(
    head: Clause | None, words: tuple[Printed, Printed], style: TaishoStyle
) -> TaishoRow:
    """Return a heading and that what follows it is left out."""
    assert head is not None
    omitted = Run(f"\n{style.word('omitted')}")
    return TaishoRow(
        (*_heading(head.new or head.old, words[0]), omitted),
        (*_heading(head.old or head.new, words[1]), omitted),
        "",
    )


def _heading(side: ClauseSide | None, words: Printed) -> tuple[Run, ...]:
    text = "".join(map(words, side.pieces)).strip() if side else ""
    return (Run(text),) if text else ()


def _row(
    clause: Clause,
    words: tuple[Printed, Printed],
    pad: bool,
    head: Clause | None,
    style: TaishoStyle,
) -> TaishoRow:
    if clause.standing == "renumbered" and clause.new and clause.old:
        return TaishoRow(
            _renumbered(clause.new, style),
            _renumbered(clause.old, style),
            say("taisho.remark-renumbered"),
        )
    gaps = list(clause.hunks()) if pad and clause.standing == "changed" else []
    new_gaps = {h.new.start: len(h.old.text) for h in gaps if h.operation == "delete"}
    old_gaps = {h.old.start: len(h.new.text) for h in gaps if h.operation == "insert"}
    new = _words(clause.new, words[0], new_gaps) if clause.new else ()
    old = _words(clause.old, words[1], old_gaps) if clause.old else ()
    new = new or (Run(style.word("removed")),)
    old = old or (Run(style.word("added")),)
    if head is not None:
        new = (*_titled(head.new or head.old, words[0]), *new)
        old = (*_titled(head.old or head.new, words[1]), *old)
    return TaishoRow(new, old, _remark(clause))


def _titled(side: ClauseSide | None, words: Printed) -> tuple[Run, ...]:
    heading = _heading(side, words)
    return (Run(heading[0].text + "\n"),) if heading else ()


def _words(side: ClauseSide, words: Printed, gaps: Mapping[int, int]) -> tuple[Run, ...]:
    """Return the runs of a side; `gaps` are blanks to set: raw offset → how many."""
    runs: list[Run] = []
    for piece in side.pieces:
        place = piece.start
        cuts = sorted(gap for gap in gaps if piece.start <= gap < piece.end)
        for cut in cuts:
            _append(runs, words(Piece(place, cut, None)), counts(piece.hunk))
            runs.append(Run("　" * gaps[cut], underlined=True))
            place = cut
        _append(runs, words(Piece(place, piece.end, None)), counts(piece.hunk))
    return tuple(_trimmed(runs))


def _append(runs: list[Run], stretch: str, underlined: bool) -> None:
    text = stretch.replace("\r\n", "\n").replace("\r", "\n")
    if runs and runs[-1].underlined == underlined:
        text = runs.pop().text + text
    if text:
        runs.append(Run(text, underlined))


def _trimmed(runs: Sequence[Run]) -> Iterator[Run]:
    """Yield the runs without line breaks at the end, and without wraps inside."""
    whole = "".join(run.text for run in runs)
    end = len(whole.rstrip())
    place = 0
    for run in runs:
        text = run.text[: max(end - place, 0)]
        place += len(run.text)
        if text:
            yield Run(text, run.underlined)


def _renumbered(words: ClauseSide, style: TaishoStyle) -> tuple[Run, ...]:
    return Run(words.label, underlined=True), Run(f"　{style.word('omitted')}")


def _remark(clause: Clause) -> str:
    hunks = list(clause.hunks())
    moved = next((hunk for hunk in hunks if hunk.operation == "move"), None)
    if clause.standing == "added":
        words = _moved(moved, "from") if moved else say("taisho.remark-added")
    elif clause.standing == "removed":
        words = _moved(moved, "to") if moved else say("taisho.remark-removed")
    else:
        words = say("taisho.remark-changed")
    doubts = [hunk.suspect.message for hunk in hunks if hunk.suspect is not None]
    return "\n".join([words, *doubts])


def _moved(hunk: Hunk, way: str) -> str:
    line = hunk.old.line if way == "from" else hunk.new.line
    return say(f"taisho.remark-moved-{way}", line=line)


def _stretches(same: Sequence[Clause], level: int) -> Iterator[Sequence[Clause]]:
    """Cut unchanged clauses where a range of numbers would mislead.

    A stretch has the clauses of one level and what stands inside them. The clauses that the next
    change (at `level`) stands in are alone, so that 「第一条　（略）」 heads its changed 項.
    """
    start = 0
    inner = level
    heads: set[int] = set()
    for index in range(len(same) - 1, -1, -1):
        if same[index].level < inner:
            heads.add(index)
            inner = same[index].level
    for index in range(1, len(same) + 1):
        if (
            index == len(same)
            or index in heads
            or index - 1 in heads
            or same[index].level < same[start].level
            or same[index].level == SUPPLEMENT
        ):
            yield same[start:index]
            start = index


def _omitted(stretch: Sequence[Clause], style: TaishoStyle) -> TaishoRow:
    level = stretch[0].level
    new = [c.new.label for c in stretch if c.new and c.level == level and c.new.label]
    old = [c.old.label for c in stretch if c.old and c.level == level and c.old.label]
    return TaishoRow(_range(new, style), _range(old, style), "")


def _range(labels: Sequence[str], style: TaishoStyle) -> tuple[Run, ...]:
    omitted = style.word("omitted")
    if not labels:
        return (Run(omitted),)
    if len(labels) == 1:
        return (Run(f"{labels[0]}　{omitted}"),)
    key = "taisho.two" if len(labels) == 2 else "taisho.range"
    return (Run(f"{say(key, first=labels[0], last=labels[-1])}　{omitted}"),)
