"""What stands loose between two aligned places, arranged as changes a reader can follow.

Moved sentences are taken out; what is left is a deletion or an insertion by paragraph, or, where
both sides have something left in the same place, a replacement.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from collation.alignment.align import Stretch
from collation.alignment.moves import Move
from collation.stream.stream import Stream


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
    """Yield what is left on both sides, paragraph against paragraph."""
    left = _paragraphs(old, stretch.old_start, stretch.old_end)
    right = _paragraphs(new, stretch.new_start, stretch.new_end)
    for number in range(max(len(left), len(right))):
        start, end = left[number] if number < len(left) else (stretch.old_end,) * 2
        begin, stop = right[number] if number < len(right) else (stretch.new_end,) * 2
        both = start < end and begin < stop
        yield Change(Stretch(start, end, begin, stop, "edited" if both else "loose"))


def _paragraphs(stream: Stream, start: int, end: int) -> list[tuple[int, int]]:
    """Return [start, end) cut where a paragraph begins."""
    if start == end:
        return []
    bounds = [start, *stream.paragraph_starts(start, end), end]
    return list(pairwise(bounds))
