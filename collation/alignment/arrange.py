"""What stands loose between two aligned places, arranged as changes a reader can follow.

Moved sentences are taken out; what is left is a deletion or an insertion by paragraph, or, where
both sides have something left in the same place, a replacement.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from collation.alignment.align import Stretch
from collation.alignment.courtesy import substance
from collation.alignment.moves import Move
from collation.alignment.pairing import likeness, pairs_of
from collation.stream.stream import Stream
from text.records import dataclass

_FAINTLY = 0.2
"""Dice share of character pairs from which two paragraphs in one gap face each other."""
_SURELY = 0.6
"""The same share for the end of a paragraph that faces a paragraph of its own."""
_MOST_PAIRS = 2500
"""Most pairs of paragraphs of one gap that are compared."""
_LONG = 30
"""Code points from which a line without a full stop is a sentence and no row of a list."""


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch that is not the same on both sides; of a move, its one side or the other."""

    stretch: Stretch
    move: Move | None = None


def changes(
    old: Stream, new: Stream, stretches: Sequence[Stretch], moves: Sequence[Move]
) -> Iterator[Change]:
    """Yield everything but the equal stretches, in the order of both sides."""
    gone = {move.old_start: move for move in moves}
    come = {move.new_start: move for move in moves}
    gone_starts, come_starts = sorted(gone), sorted(come)
    for stretch in stretches:
        if stretch.standing == "edited":
            yield Change(stretch)
        elif stretch.standing == "loose":
            out = gone_starts[
                bisect_left(gone_starts, stretch.old_start) : bisect_left(
                    gone_starts, stretch.old_end
                )
            ]
            into = come_starts[
                bisect_left(come_starts, stretch.new_start) : bisect_left(
                    come_starts, stretch.new_end
                )
            ]
            yield from _loose(
                old, new, stretch, [gone[start] for start in out], [come[start] for start in into]
            )


Item = tuple[int, int, Move | None]


def _loose(
    old: Stream, new: Stream, stretch: Stretch, out: Sequence[Move], into: Sequence[Move]
) -> Iterator[Change]:
    left = _items(stretch.old_start, stretch.old_end, [(m.old_start, m.old_end, m) for m in out])
    right = _items(stretch.new_start, stretch.new_end, [(m.new_start, m.new_end, m) for m in into])
    i, j = stretch.old_start, stretch.new_start
    while left or right:
        if left and left[0][2] is not None:
            start, end, move = left.pop(0)
            yield Change(Stretch(start, end, j, j, "loose"), move)
            i = end
        elif right and right[0][2] is not None:
            start, end, move = right.pop(0)
            yield Change(Stretch(i, i, start, end, "loose"), move)
            j = end
        else:
            start, end, _ = left.pop(0) if left else (i, i, None)
            begin, stop, _ = right.pop(0) if right else (j, j, None)
            yield from _kept(old, new, Stretch(start, end, begin, stop, "loose"))
            i, j = end, stop


def _items(start: int, end: int, moved: Sequence[Item]) -> list[Item]:
    """Return [start, end) as a row of moved stretches and what is between them."""
    items: list[Item] = []
    place = start
    for item in moved:
        if place < item[0]:
            items.append((place, item[0], None))
        items.append(item)
        place = item[1]
    if place < end:
        items.append((place, end, None))
    return items


def _kept(old: Stream, new: Stream, stretch: Stretch) -> Iterator[Change]:
    """Yield what is left on both sides: as one block, or paragraph against paragraph."""
    left = _paragraphs(old, stretch.old_start, stretch.old_end)
    right = _paragraphs(new, stretch.new_start, stretch.new_end)
    i, j = 0, 0
    for number, mate in [*_alike(old, new, left, right), (len(left), len(right))]:
        yield from _facing(old, new, left[i:number], right[j:mate], stretch)
        if number < len(left):
            yield Change(Stretch(*left[number], *right[mate], "edited"))
            stretch = Stretch(
                left[number][1], stretch.old_end, right[mate][1], stretch.new_end, "loose"
            )
        i, j = number + 1, mate + 1


Paragraph = tuple[int, int]


def _alike(
    old: Stream, new: Stream, left: Sequence[Paragraph], right: Sequence[Paragraph]
) -> list[tuple[int, int]]:
    """Return which paragraphs have the most in common, in order on both sides.

    Where there are as many on both sides, each faces one, and none is asked for.
    """
    if len(left) == len(right) or len(left) * len(right) > _MOST_PAIRS:
        return []
    one = [pairs_of(substance(old.words_of(*part))) for part in left]
    other = [pairs_of(substance(new.words_of(*part))) for part in right]
    opens = (
        [old.opens_line(start) for start, _ in left],
        [new.opens_line(start) for start, _ in right],
    )
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            share = likeness(one[i], other[j])
            least = _FAINTLY if opens[0][i] == opens[1][j] else _SURELY
            both = share + best[i + 1][j + 1] if share >= least else 0.0
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    found, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            found.append((i, j))
            i, j = i + 1, j + 1
    return found


def _facing(
    old: Stream,
    new: Stream,
    left: Sequence[Paragraph],
    right: Sequence[Paragraph],
    rest: Stretch,
) -> Iterator[Change]:
    """Yield what has no likeness: line for line if there are as many, else as one block.

    `rest` begins where they do.
    """
    start, begin = rest.old_start, rest.new_start
    end = left[-1][1] if left else start
    stop = right[-1][1] if right else begin
    if not left or not right:
        if left or right:
            yield Change(Stretch(start, end, begin, stop, "loose"))
    elif old.opens_line(start) != new.opens_line(begin) and not _is_like(
        old.text[start : left[0][1]], new.text[begin : right[0][1]], _SURELY
    ):
        # The end of a paragraph on one side, paragraphs of their own on the other.
        yield Change(Stretch(start, end, begin, begin, "loose"))
        yield Change(Stretch(end, end, begin, stop, "loose"))
    elif len(left) == len(right):
        yield from _rows(old, new, left, right)
    else:
        yield Change(Stretch(start, end, begin, stop, "loose"))


def _rows(
    old: Stream, new: Stream, left: Sequence[Paragraph], right: Sequence[Paragraph]
) -> Iterator[Change]:
    """Yield line against line; sentences in a row that have nothing in common are one block."""
    block: list[tuple[Paragraph, Paragraph]] = []
    for part, mate in zip(left, right, strict=True):
        one, other = old.text[slice(*part)], new.text[slice(*mate)]
        if _is_sentence(one) and _is_sentence(other) and not _is_like(one, other):
            block.append((part, mate))
            continue
        yield from _blocked(block)
        block = []
        yield Change(Stretch(*part, *mate, "edited"))
    yield from _blocked(block)


def _blocked(block: Sequence[tuple[Paragraph, Paragraph]]) -> Iterator[Change]:
    if not block:
        return
    (start, begin), (end, stop) = (side[0] for side in block[0]), (side[1] for side in block[-1])
    yield Change(Stretch(start, end, begin, stop, "edited" if len(block) == 1 else "loose"))


def _is_sentence(line: str) -> bool:
    return len(line) > _LONG or line.endswith(("。", "！", "？", "!", "?"))


def _is_like(one: str, other: str, share: float = _FAINTLY) -> bool:
    return likeness(pairs_of(substance(one)), pairs_of(substance(other))) >= share


def _paragraphs(stream: Stream, start: int, end: int) -> list[tuple[int, int]]:
    """Return [start, end) cut where a paragraph begins."""
    if start == end:
        return []
    bounds = [start, *stream.paragraph_starts(start, end), end]
    return list(pairwise(bounds))
