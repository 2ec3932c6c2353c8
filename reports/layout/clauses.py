"""Old and new as clauses side by side: 条, 項, 号, numbered items, paragraphs.

A clause is a row of lines that belong together (`rows`), joined where a paragraph was wrapped over
several lines and where a caption 「（目的）」 stands above its article; blank lines are left out.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Literal

from reports.layout.rows import Piece, Row, Side, rows
from text.language.item_marks import UNITS, marker
from text.later import later
from text.model.collation import IGNORED, Collation, Hunk
from text.model.document import Document
from text.records import dataclass
from text.running.running import running

PARAGRAPH = 99
"""The level of a clause without a mark: inside whatever stands before it."""

SUPPLEMENT = -1
"""The level of a 附則: outside every 編 and 章, for its articles count from the first again."""
HEADING = -20
"""Added to the level of a heading of Markdown that bears no number."""
_SUPPLEMENT = later(r"附[ \u3000]*則(?:[ \u3000]*(?:[（(].*|抄))*$")
_SCHEDULE = later(
    r"(?:別[ \u3000]*表|別[ \u3000]*記|別[ \u3000]*紙|付[ \u3000]*表|様[ \u3000]*式)"
    r"(?:[ \u3000]*第?[ \u3000]*[0-9０-９一二三四五六七八九十]+(?:号様式|号)?"
    r"(?:の[0-9０-９一二三四五六七八九十]+)*)?(?:[ \u3000]*[（(][^（）()]*[）)])?$"
)
"""What stands above a table behind the provisions: outside of all numbers, as 附則 is."""
_OPENING = later(r"(?:[\s|]|>[ ]?|#{1,6}(?=\s)|[-*+](?=\s)|\*\*|__|<[^<>]*>)*")
"""What may stand before a mark or heading in Markdown."""
_CAPTION = later(r"\s*[（(][^（）()]{1,30}[）)]\s*")
_LEVELS = {
    **{f"article{unit}": max(level - 1, 0) for level, unit in enumerate(UNITS)},
    **{"question": 6, "roman": 6, "dot": 7, "kanji": 8, "paren": 9, "circled": 9, "kana": 10},
}

Standing = Literal["same", "changed", "renumbered", "added", "removed"]


@dataclass(frozen=True, slots=True)
class ClauseSide:
    """One side of a clause: the raw stretches it is made of, without the wraps in it.

    `label` is its mark ("第三条", "(2)"), its heading or "", up to the raw offset `label_end`;
    `level` counts from 0, outermost, but for what stands outside of all numbers. `heads` tells
    whether the clause is nothing but a heading.
    """

    pieces: tuple[Piece, ...]
    label: str
    label_end: int
    level: int
    heads: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause on both sides, or on the one where it stands; how it fared."""

    old: ClauseSide | None
    new: ClauseSide | None
    standing: Standing

    @property
    def level(self) -> int:
        """The level of the clause, by new where it stands there."""
        side = self.new or self.old
        return side.level if side is not None else PARAGRAPH

    @property
    def heads(self) -> bool:
        """Whether the clause is a heading and nothing else."""
        return any(side is not None and side.heads for side in (self.new, self.old))

    def hunks(self) -> Iterator[Hunk]:
        """Yield the hunks that count in this clause, each once."""
        seen: set[int] = set()
        for side in (self.old, self.new):
            for piece in side.pieces if side else ():
                if counts(piece.hunk) and piece.hunk is not None and piece.hunk.number not in seen:
                    seen.add(piece.hunk.number)
                    yield piece.hunk


def counts(hunk: Hunk | None) -> bool:
    """Return whether `hunk` is a difference, not one of blanks, width or wrapping alone."""
    if hunk is None or hunk.kind in IGNORED or hunk.only_looks:
        return False
    return hunk.kind != "markup" or _bare(hunk.old.text) != _bare(hunk.new.text)


_MARKUP = later(r"[*_#`~|>\[\]!\\\s-]|\([^()]*\.[^()]*\)|\(#[^()]*\)|<[^<>]*>")


def _bare(text: str) -> str:
    """Return `text` without marks of Markdown: what is left is printed."""
    return _MARKUP.sub("", text)


def clauses(collation: Collation) -> Iterator[Clause]:
    """Yield the clauses of a complete collation in order. Raises IncompleteAccount."""
    found = [one for clause in _clauses(collation) for one in _by_level(clause)]
    yield from _deleted_in_place(found, collation.new.raw)


def _by_level(clause: Clause) -> Iterator[Clause]:
    """Yield the clause, or each side by itself where a new 項 faces an article that was taken out.

    That they end alike (…することができる。) does not make them one: marks of two levels and less
    than half of the words in common do not.
    """
    old, new = clause.old, clause.new
    if old is None or new is None or clause.standing != "changed" or not _apart(old, new):
        yield clause
        return
    parts = [Clause(None, _all_changed(new), "added"), Clause(_all_changed(old), None, "removed")]
    yield from parts if new.level > old.level else parts[::-1]


def _apart(old: ClauseSide, new: ClauseSide) -> bool:
    if old.level == new.level or not (old.label and new.label):
        return False
    if not all(0 <= side.level < PARAGRAPH for side in (old, new)):
        return False
    return min(_kept(old), _kept(new)) < _HALF


_HALF = 0.5


def _kept(side: ClauseSide) -> float:
    """Return the share of the words behind the mark that the other side has, too."""
    whole = kept = 0
    for piece in side.pieces:
        length = max(0, piece.end - max(piece.start, side.label_end))
        whole += length
        kept += 0 if counts(piece.hunk) else length
    return kept / whole if whole else 1.0


def _clauses(collation: Collation) -> Iterator[Clause]:
    old, new = _Reader(collation.old), _Reader(collation.new)
    group: list[Row] = []
    for row in rows(collation):
        if group and not _joined(group[-1], row, old, new):
            yield from _clause(group, old, new)
            group = []
        group.append(row)
    yield from _clause(group, old, new)


def _deleted_in_place(found: list[Clause], raw: str) -> list[Clause]:
    """Return `found` with 「第五条　削除」 facing the old article 5, however that was paired."""
    for place, clause in enumerate(found):
        side = clause.new
        if clause.standing != "added" or side is None or not side.label.startswith("第"):
            continue
        if raw[side.label_end : side.pieces[-1].end].strip() != "削除":
            continue
        for other, paired in enumerate(found):
            if paired.old is not None and paired.new is not None and paired.standing == "changed":
                label = _bare_label(side.label)
                if label == _bare_label(paired.old.label) != _bare_label(paired.new.label):
                    found[place] = replace(clause, old=paired.old, standing="changed")
                    found[other] = Clause(None, _all_changed(paired.new), "added")
                    break
    return found


def _bare_label(label: str) -> str:
    return unicodedata.normalize("NFKC", label)


def _all_changed(side: ClauseSide) -> ClauseSide:
    """Return `side` with all its words as changed, and not those alone that its pair had not."""
    hunk = next((piece.hunk for piece in side.pieces if counts(piece.hunk)), None)
    return replace(side, pieces=tuple(replace(piece, hunk=hunk) for piece in side.pieces))


def printed(document: Document) -> Callable[[Piece], str]:
    """Return what gives the text of a piece of `document` as it is printed."""
    return _Reader(document).visible


class _Reader:
    """One document and which of its line breaks mean something."""

    def __init__(self, document: Document) -> None:
        self.raw = document.raw
        self.document = document
        self._skips = document.skips if document.format == "markdown" else ()
        self._headings = {
            section.start: section.level
            for section in document.sections
            if section.heading and document.format == "markdown"
        }
        view = running(document)
        self._breaks = [view.raw_span(m.start(), m.end())[0] for m in re.finditer("\n", view.text)]

    def text(self, side: Side) -> str:
        return self.raw[side.start : side.end]

    def runs_on(self, side: Side) -> bool:
        """Return whether the line break at the side's end is a mere wrap."""
        body = len(self.text(side).rstrip("\r\n"))
        if not self.text(side).strip() or side.start + body == side.end:
            return False
        index = bisect_left(self._breaks, side.start + body)
        return index == len(self._breaks) or self._breaks[index] >= side.end

    def words(self, sides: Iterable[Side]) -> ClauseSide | None:
        pieces = [piece for side in sides for piece in side.pieces]
        text = "".join(self.raw[piece.start : piece.end] for piece in pieces)
        if not "".join(self.visible(piece) for piece in pieces).strip():
            return None
        visible = text.lstrip()
        if self.document.format == "markdown":
            opening = _OPENING.match(text)
            visible = text[opening.end() :] if opening else text
            if not visible.strip():
                visible = text.lstrip()
        caption = _CAPTION.match(visible.splitlines()[0])
        lead = len(text) - len(visible)
        if caption and len(visible.splitlines()) > 1:
            rest = visible[len(visible.splitlines()[0]) :]
            lead += len(visible) - len(rest.lstrip())
            visible = rest.lstrip()
        mark = marker(visible.splitlines()[0])
        start = pieces[0].start + lead
        label = mark.text if mark else ""
        level = _LEVELS[mark.family] if mark else PARAGRAPH
        first, *more = visible.rstrip().splitlines()
        alone = not any(line.strip() for line in more)
        heading = self._heading(pieces[0].start, start)
        if _SUPPLEMENT.match(first.strip()) or (alone and _SCHEDULE.match(first.strip())):
            label, level = first.strip(), SUPPLEMENT
        elif heading and not mark:
            label, level = "".join(map(self.visible, pieces)).strip(), HEADING + heading
        heads = alone and (bool(heading) or level == SUPPLEMENT or _is_title(first, label))
        return ClauseSide(tuple(pieces), label, start + len(label), level, heads)

    def _heading(self, start: int, words: int) -> int:
        """Return the level of the heading of Markdown that stands at [start, words), else 0."""
        return next(
            (self._headings[at] for at in range(start, words + 1) if at in self._headings), 0
        )

    def visible(self, piece: Piece) -> str:
        """Return the text of a piece as it is printed: without the marks of Markdown."""
        parts: list[str] = []
        place = piece.start
        low = bisect_left(self._skips, piece.start, key=lambda skip: skip[1])
        for start, end in self._skips[low:]:
            if start >= piece.end:
                break
            parts.append(self.raw[place : max(place, start)])
            place = max(place, min(end, piece.end))
        parts.append(self.raw[place : piece.end])
        text = "".join(parts)
        if self.document.format == "markdown":
            text = _LIST_MARK.sub(_bullet, text).replace(" | ", "　")
        return text


_LIST_MARK = later(r"^([ \t]*)(?:[-*+][ \t]+)+(?=(\S?))", re.M)
_COUNTED = later("[0-9０-９一二三四五六七八九十(（①-⑳第・]")


def _bullet(match: re.Match[str]) -> str:
    """Return what is printed of a bullet: nothing before a number, else the usual point."""
    return match[1] + ("" if _COUNTED.match(match[2]) else "・")


def _is_title(line: str, label: str) -> bool:
    """Return whether a line is an article's number with nothing but its caption: 第2条（会費）."""
    rest = line.strip()[len(label) :]
    return label.startswith("第") and (not rest.strip() or _CAPTION.fullmatch(rest) is not None)


def _joined(above: Row, below: Row, old: _Reader, new: _Reader) -> bool:
    for side, next_side, reader in ((above.old, below.old, old), (above.new, below.new, new)):
        if side is None or next_side is None:
            continue
        if reader.runs_on(side):
            return True
        heads_on = _CAPTION.fullmatch(reader.text(side))
        mark = marker(reader.text(next_side).strip())
        if heads_on and mark is not None and mark.family.startswith("article"):
            return True
    return False


def _clause(group: list[Row], old: _Reader, new: _Reader) -> Iterator[Clause]:
    before = old.words(row.old for row in group if row.old)
    after = new.words(row.new for row in group if row.new)
    if before is None and after is None:
        return
    yield Clause(before, after, _standing(before, after))


def _standing(old: ClauseSide | None, new: ClauseSide | None) -> Standing:
    if old is None:
        return "added"
    if new is None:
        return "removed"
    changed = [
        (piece, words) for words in (old, new) for piece in words.pieces if counts(piece.hunk)
    ]
    if not changed:
        return "same"
    in_label = all(words.label and piece.end <= words.label_end for piece, words in changed)
    return "renumbered" if in_label and old.label != new.label else "changed"
