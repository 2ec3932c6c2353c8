"""Which sentences of two versions belong together.

Sentences that are the same anchor the rest; what stands between two anchors is paired by the
character pairs that it shares. Nothing here looks at line breaks except as places where a sentence
may begin, and where the two sides disagree about those, the characters decide.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from collation.alignment.affixes import common_head, common_tail
from collation.alignment.pairing import Group, likeness, linked, pairs_of
from collation.alignment.sequence import matching_blocks
from collation.stream.stream import Stream
from text.later import later

_SURELY = 0.6
"""Dice share from which sentences are versions of one another in unlike places, too."""
_FIGURES = later("[0-9][0-9,.]*")
_SHIFTS = (0x30000, 0x60000)
"""What sets the words of a row apart from the row itself, so that they count on their own."""
_FULL_STOP = later("[。！？!?]+[」』）)】〕》”’]*")

Standing = Literal["equal", "edited", "loose"]


class Stretch(NamedTuple):
    """old.text[old_start:old_end] belongs to new.text[new_start:new_end].

    "equal": the same characters; "edited": sentences that are versions of one another; "loose":
    what stands between them and belongs to nothing on the other side (either side may be empty).
    """

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    standing: Standing


def align(old: Stream, new: Stream) -> list[Stretch]:
    """Return stretches that together cover both streams, in the order of both.

    O(n log n) for texts that mostly agree.
    """
    return list(_joined(old, new, _between(old, new, (0, len(old.text), 0, len(new.text)))))


Gap = tuple[int, int, int, int]


def sentence_cuts(stream: Stream, start: int, end: int) -> list[int]:
    """Return start, the places between at which a sentence begins, and end."""
    left = bisect_right(stream.sentences, start)
    right = bisect_left(stream.sentences, end)
    return [start, *stream.sentences[left:right], end]


def _stop_cuts(stream: Stream, start: int, end: int) -> list[int]:
    """Return the cuts after full stops: places that no re-wrapping can move."""
    stops = {match.end() for match in _FULL_STOP.finditer(stream.text, start, end)}
    if stream.marks:
        stops = {stream.behind_closing_marks(stop) for stop in stops if not stream.in_mark(stop)}
    if stream.brackets:
        begins = stream.sentence_starts
        stops = {stop for stop in stops if stop in begins or not stream.in_brackets(stop - 1)}
    return sorted({stop for stop in stops if stop < end} | {start, end})


def _between(old: Stream, new: Stream, gap: Gap) -> Iterator[Stretch]:
    """Yield the stretches of `gap`, in order; a row of a table is matched whole first."""
    if old.cells and new.cells:
        for rows in _anchored(old, new, gap, row_cuts(old, *gap[:2]), row_cuts(new, *gap[2:])):
            if isinstance(rows, Stretch):
                yield rows
            elif _has_cells(old, *rows[:2]) and _has_cells(new, *rows[2:]):
                yield from _rows(old, new, rows)
            else:
                yield from _sentences(old, new, rows)
        return
    yield from _sentences(old, new, gap)


def row_cuts(stream: Stream, start: int, end: int) -> list[int]:
    """Return start, where sentences that do not go on in a row of a table begin, and end."""
    cuts = sentence_cuts(stream, start, end)
    within = stream.within_row
    return [start, *(cut for cut in cuts[1:-1] if cut not in stream.cells and not within(cut)), end]


def _has_cells(stream: Stream, start: int, end: int) -> bool:
    return any(cut in stream.cells for cut in sentence_cuts(stream, start, end)[:-1])


def _rows(old: Stream, new: Stream, gap: Gap) -> Iterator[Stretch]:
    """Yield the stretches of a gap between tables: row against the row that it is most like."""
    low, high, left, right = gap
    old_cuts, new_cuts = row_cuts(old, low, high), row_cuts(new, left, right)
    one = [_row_key(old.bare(i, k)) for i, k in pairwise(old_cuts)]
    other = [_row_key(new.bare(j, m)) for j, m in pairwise(new_cuts)]
    for group in linked(one, other):
        if (group.old_end - group.old_start, group.new_end - group.new_start) != (1, 1):
            continue
        start, begin = old_cuts[group.old_start], new_cuts[group.new_start]
        if low < start or left < begin:
            yield Stretch(low, start, left, begin, "loose")
        low, left = old_cuts[group.old_end], new_cuts[group.new_end]
        yield from _cells(old, new, (start, low, begin, left))
    if low < high or left < right:
        yield Stretch(low, high, left, right, "loose")


def _row_key(row: str) -> str:
    """Return what tells a row from others: its words count thrice, its figures once.

    机 5,500円 is the row of 机 5,000円, and not of 棚 5,000円.
    """
    words = _FIGURES.sub("0", row)
    shifted = (
        "".join(chr(min(ord(char) + shift, 0x10FFFF)) for char in words) for shift in _SHIFTS
    )
    return row + "".join(shifted)


def _cells(old: Stream, new: Stream, row: Gap) -> Iterator[Stretch]:
    """Yield the cells of two rows, one against the other where there are as many."""
    left, right = sentence_cuts(old, *row[:2]), sentence_cuts(new, *row[2:])
    if len(left) != len(right):
        yield from _sentences(old, new, row)
        return
    one = [old.text[i:k] for i, k in pairwise(left)]
    other = [new.text[j:m] for j, m in pairwise(right)]
    low, high = _differing_cells(one, other)
    for number in range(len(one)):
        if low < number < high and sorted(one) == sorted(other):
            continue  # cells that changed places within the row are one change
        last = high if number == low and sorted(one) == sorted(other) else number + 1
        same = one[number] == other[number]
        yield Stretch(
            left[number], left[last], right[number], right[last], "equal" if same else "edited"
        )


def _differing_cells(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """Return from where to where two rows of as many cells differ, (0, 0) if nowhere."""
    differing = [n for n, (cell, mate) in enumerate(zip(one, other, strict=True)) if cell != mate]
    return (differing[0], differing[-1] + 1) if differing else (0, 0)


def _sentences(old: Stream, new: Stream, gap: Gap) -> Iterator[Stretch]:
    for inner in _anchored(
        old, new, gap, sentence_cuts(old, *gap[:2]), sentence_cuts(new, *gap[2:])
    ):
        if isinstance(inner, Stretch):
            yield inner
            continue
        for smaller in _trimmed(old, new, inner):
            if isinstance(smaller, Stretch):
                yield smaller
                continue
            stops = _stop_cuts(old, *smaller[:2]), _stop_cuts(new, *smaller[2:])
            for rest in _anchored(old, new, smaller, *stops):
                if isinstance(rest, Stretch):
                    yield rest
                else:
                    yield from _paired(old, new, rest)


def _anchored(
    old: Stream, new: Stream, gap: Gap, old_cuts: list[int], new_cuts: list[int]
) -> Iterator[Stretch | Gap]:
    """Yield equal stretches where whole sentences are the same, and the gaps between them."""
    one, other = old.said(old_cuts), new.said(new_cuts)
    low, high, left, right = gap
    for i, j, n in matching_blocks(one, other):
        if low < old_cuts[i] or left < new_cuts[j]:
            yield low, old_cuts[i], left, new_cuts[j]
        low, left = old_cuts[i + n], new_cuts[j + n]
        yield from _same_words(old, new, old_cuts[i : i + n + 1], new_cuts[j : j + n + 1])
    if low < high or left < right:
        yield low, high, left, right


def _same_words(
    old: Stream, new: Stream, old_cuts: Sequence[int], new_cuts: Sequence[int]
) -> Iterator[Stretch]:
    """Yield sentences that say the same: "equal", or "edited" where only their marks differ."""
    start, begin = old_cuts[0], new_cuts[0]
    for (i, k), (j, m) in zip(pairwise(old_cuts), pairwise(new_cuts), strict=True):
        if old.text[i:k] == new.text[j:m]:
            continue
        if start < i:
            yield Stretch(start, i, begin, j, "equal")
        yield Stretch(i, k, j, m, "edited")
        start, begin = k, m
    if start < old_cuts[-1]:
        yield Stretch(start, old_cuts[-1], begin, new_cuts[-1], "equal")


def _trimmed(old: Stream, new: Stream, gap: Gap) -> Iterator[Stretch | Gap]:
    """Yield what is the same at either end of the gap, cut where a sentence begins, and the rest.

    This is where two sides that disagree about their lines are brought together: a cut counts if
    either of them has it.
    """
    low, high, left, right = gap
    one, other = old.text[low:high], new.text[left:right]
    if one == other:
        yield Stretch(*gap, "equal")
        return
    cuts = {cut - low for cut in sentence_cuts(old, low, high)[1:-1]}
    mates = {cut - left for cut in sentence_cuts(new, left, right)[1:-1]}
    if not cuts and not mates:
        yield gap
        return
    head = common_head(one, other)
    tail = common_tail(one[head:], other[head:])
    whole = {0, *(cut for cut in cuts | mates if cut < head), *({head} & cuts & mates)}
    if head in (len(one), len(other)) and head in cuts | mates:
        whole.add(head)
    head = max(cut for cut in whole if cut <= head)
    ends = {len(one) - cut for cut in cuts}
    mate_ends = {len(other) - cut for cut in mates}
    whole = {0, *(cut for cut in ends | mate_ends if cut < tail), *({tail} & ends & mate_ends)}
    tail = max(cut for cut in whole if cut <= min(tail, len(one) - head, len(other) - head))
    if head:
        yield Stretch(low, low + head, left, left + head, "equal")
    if head + tail < max(len(one), len(other)):
        yield low + head, high - tail, left + head, right - tail
    if tail:
        yield Stretch(high - tail, high, right - tail, right, "equal")


def _paired(old: Stream, new: Stream, gap: Gap) -> Iterator[Stretch]:
    low, high, left, right = gap
    old_cuts, new_cuts = sentence_cuts(old, low, high), sentence_cuts(new, left, right)
    # What is said is compared: tags that are alike make no versions of one another.
    one = [old.untagged(i, k) for i, k in pairwise(old_cuts) if i < k]
    other = [new.untagged(j, m) for j, m in pairwise(new_cuts) if j < m]
    for group in linked(one, other):
        start, begin = old_cuts[group.old_start], new_cuts[group.new_start]
        if old.opens_line(start) != new.opens_line(begin) and not _surely(one, other, group):
            # The end of a paragraph on one side, a paragraph of its own on the other.
            continue
        if low < start or left < begin:
            yield Stretch(low, start, left, begin, "loose")
        low, left = old_cuts[group.old_end], new_cuts[group.new_end]
        yield Stretch(start, low, begin, left, "edited")
    if low < high or left < right:
        yield Stretch(low, high, left, right, "loose")


def _surely(one: Sequence[str], other: Sequence[str], group: Group) -> bool:
    """Return whether a group has so much in common that it is one wherever it stands."""
    before = "".join(one[group.old_start : group.old_end])
    after = "".join(other[group.new_start : group.new_end])
    return likeness(pairs_of(before), pairs_of(after)) >= _SURELY


def _joined(old: Stream, new: Stream, stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    """Yield the stretches, equal neighbours as one, and none that cuts a cluster on either side."""
    last: Stretch | None = None
    for stretch in stretches:
        if last is None:
            last = stretch
            continue
        whole = old.divides(stretch.old_start) and new.divides(stretch.new_start)
        equal = last.standing == stretch.standing == "equal"
        if whole and not equal:
            yield last
            last = stretch
            continue
        last = Stretch(
            last.old_start,
            stretch.old_end,
            last.new_start,
            stretch.new_end,
            "equal" if equal else "edited",
        )
    if last is not None:
        yield last
