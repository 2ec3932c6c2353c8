"""What two documents show otherwise though they say the same: links, pictures, headings, bold.

A reader gives these as marks of the raw text. Words that are marked otherwise are one hunk with the
same text on both sides; a picture is a hunk without text. What came or went with its words has been
told with them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from collation.alignment.affixes import common_head, common_tail
from collation.alignment.sequence import matching_blocks
from collation.appearance.account import Place
from collation.appearance.framed import framed
from collation.appearance.pictures import differing, pictures
from collation.appearance.same_words import SameWords
from collation.changes.edit import Edit
from collation.stream.stream import Stream
from text.model.collation import Hunk, Look
from text.model.document import Mark, MarkKind

_SHOWN = 80
"""Most code points of a title or menu that are told."""
_APART: tuple[MarkKind, ...] = ("page-title", "navigation")
_STYLES: tuple[MarkKind, ...] = (
    "bold",
    "italic",
    "underline",
    "struck",
    "superscript",
    "subscript",
    "emphasis-dots",
    "boxed",
)


def looks(old: Stream, new: Stream, edits: Sequence[Edit], places: Sequence[Place]) -> list[Hunk]:
    """Return the hunks of what looks otherwise; `edits` are all changes, `places` the raw places of
    all hunks."""
    sides = old.document, new.document
    marked = sides[0].format == sides[1].format and any(side.marks for side in sides)
    if not (marked or any(side.borders for side in sides)):
        return []
    same = SameWords(old, new, edits, places)
    found = framed(same)
    if marked:
        found += [*_apart_from_text(same), *_pointed(same, "link"), *_pointed(same, "picture")]
        found += [*_levels(same, "heading"), *_levels(same, "item")]
        found += chain.from_iterable(_styled(same, style) for style in _STYLES)
    return list(_apart(same, found))


def _apart(same: SameWords, found: Sequence[Hunk]) -> Iterator[Hunk]:
    """Yield the hunks in order; of two on the same words the second stands behind them."""
    old_end = new_end = 0
    for hunk in sorted(found, key=lambda hunk: (hunk.old.start, hunk.old.end)):
        if hunk.look is not None and hunk.old.start < old_end:
            hunk = same.hunk(None, (old_end, new_end), hunk.look)
        old_end, new_end = max(old_end, hunk.old.end), max(new_end, hunk.new.end)
        yield hunk


def _marks(stream: Stream, kind: MarkKind) -> list[Mark]:
    low, high = stream.scope
    return [
        mark for mark in stream.document.marks if mark.kind == kind and low <= mark.start <= high
    ]


def _apart_from_text(same: SameWords) -> Iterator[Hunk]:
    """Yield the title of a page, on its tab, and its menus, which are not compared as text."""
    ends = same.old.scope[0], same.new.scope[0]
    for kind in _APART:
        sides = [
            " ".join(mark.value for mark in _marks(side, kind)) for side in (same.old, same.new)
        ]
        if sides[0] != sides[1]:
            yield same.hunk(None, ends, Look(kind, *_parted(*sides)))


def _parted(old: str, new: str) -> tuple[str, str]:
    """Return both, or of long ones what stands between the words that they begin and end with."""
    if max(len(old), len(new)) <= _SHOWN:
        return old, new
    head = old.rfind(" ", 0, common_head(old, new) + 1) + 1
    end = old[::-1].rfind(" ", 0, common_tail(old[head:], new[head:]) + 1) + 1
    sides = (side[head : len(side) - end] for side in (old, new))
    first, last = (f"{side[:_SHOWN]}…" if len(side) > _SHOWN else side for side in sides)
    return first, last


def _pointed(same: SameWords, kind: MarkKind) -> Iterator[Hunk]:
    """Yield links whose target, and pictures whose description, has changed, come or gone."""
    left, right = _marks(same.old, kind), _marks(same.new, kind)
    one = [(same.old.document.raw[mark.start : mark.end], *mark[3:]) for mark in left]
    other = [(same.new.document.raw[mark.start : mark.end], *mark[3:]) for mark in right]
    if one == other:
        return
    if len(left) != len(right) and kind == "picture":
        yield from pictures(same, left, right)
        return
    edges = [(0, 0, 0), *matching_blocks(one, other), (len(one), len(other), 0)]
    for (i, j, n), (k, m, _) in pairwise(edges):
        yield from differing(same, kind, left[i + n : k], right[j + n : m])


def _levels(same: SameWords, kind: MarkKind) -> Iterator[Hunk]:
    """Yield the headings, or items with bullets, of another level, or of none, on the other side.

    One that is new, or whose first words are new, has been told with them.
    """
    there = {same.new.offset(mark.start): mark for mark in _marks(same.new, kind)}
    here = [(same.old.offset(mark.start), mark) for mark in _marks(same.old, kind)]
    back = same.turned()
    begins = {place: back.mate(place, place + 1) for place in there}
    starts = sorted({start for start, _ in here} | {at for at in begins.values() if at is not None})

    def end_of(start: int, end: int) -> int:
        following = bisect_right(starts, start)
        return min(end, starts[following]) if following < len(starts) else end

    # In Markdown the bullet is text: that it came or went is told with it.
    written = same.old.document.format == "markdown"
    for start, mark in here:
        begin = same.mate(start, start + 1)
        if begin is None:
            continue
        mate = there.pop(begin, None)
        level = mate.value if mate is not None else ""
        if level != mark.value and not (written and mate is None):
            end = end_of(start, same.old.offset(mark.end))
            yield _level(same, (start, end, begin), Look(kind, mark.value, level))
    for begin, mark in there.items() if not written else ():
        start_of = begins[begin]
        if start_of is not None:
            end = end_of(start_of, start_of + same.new.offset(mark.end) - begin)
            yield _level(same, (start_of, end, begin), Look(kind, "", mark.value))


def _level(same: SameWords, place: tuple[int, int, int], look: Look) -> Hunk:
    """Return the hunk of as much of a heading, old [start, end), as both sides say alike."""
    start, end, begin = place
    stop = start + 1
    while stop < end and same.mate(start, stop + 1) is not None:
        stop += 1
    raw = same.old.raw_span(start, stop), same.new.raw_span(begin, begin + stop - start)
    return same.hunk((*raw[0], *raw[1]), (raw[0][1], raw[1][1]), look)


def _styled(same: SameWords, kind: MarkKind) -> Iterator[Hunk]:
    """Yield the stretches, up to a line's end, that are set in a style on one side only."""
    here, there = _covered(same.old, kind), _covered(same.new, kind)
    if not here and not there:
        return
    edges = [(0, 0, 0, 0), *same.edits, (len(same.old.text),) * 2 + (len(same.new.text),) * 2]
    for last, following in pairwise(edges):
        yield from _between(same, kind, (last[1], following[0], last[3]), here, there)


def _between(
    same: SameWords, kind: MarkKind, stretch: tuple[int, int, int], here: set[int], there: set[int]
) -> Iterator[Hunk]:
    start, end, begin = stretch
    shift = begin - start
    place = start
    while place < end:
        on = place in here
        if on == (place + shift in there) or not same.old.divides(place):
            place += 1
            continue
        stop = place + 1
        while (
            stop < end
            and (stop in here) == on
            and (stop + shift in there) != on
            and not (same.old.opens_line(stop) and stop not in same.old.cells)
        ):
            stop += 1
        while stop < end and not (same.old.divides(stop) and same.new.divides(stop + shift)):
            stop += 1
        raw = same.old.raw_span(place, stop), same.new.raw_span(place + shift, stop + shift)
        look = Look(kind, kind if on else "", "" if on else kind)
        yield same.hunk((*raw[0], *raw[1]), (0, 0), look)
        place = stop


def _covered(stream: Stream, kind: MarkKind) -> set[int]:
    found: set[int] = set()
    for mark in _marks(stream, kind):
        found.update(range(stream.offset(mark.start), stream.offset(mark.end)))
    return found
