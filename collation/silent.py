"""What differs where two streams are the same: forms of characters, blanks, borders of cells.

The words are aligned without them, so that the words find each other. Here each place where they
differ becomes a change of the word, number or cell in which it stands.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from collation.appearance.account import account
from collation.changes.edit import Edit
from collation.drafts import UnplacedHunk
from collation.stream.stream import Stream
from collation.stream.tables import can_merge, told_merged, told_place
from collation.units.reading import read
from text.later import later
from text.model.collation import Kind, Look

_AROUND = 16
"""Code points on either side that are read to find the word in which a form stands."""
_LATIN = later("[0-9A-Za-z]")
_DIGITS = later("[0-9]{2}")
_LETTERS = later("[A-Za-z]{2}")
_RUN = later(r"[0-9A-Za-z@._:/+-]")
_ADDRESS = later(r"[\w.+-]+@[\w-]+\.\w|://|www\.|\d{2,4}-\d{2,4}-\d{3,4}")


class _Gap(NamedTuple):
    """Where the borders before old.text[old] and new.text[new] differ."""

    old: int
    new: int
    before: str
    after: str


class _Region(NamedTuple):
    """The stretch between two edits around a place: old [old_start, old_end), new likewise."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def silent(old: Stream, new: Stream, drafts: Sequence[UnplacedHunk]) -> list[UnplacedHunk]:
    """Return `drafts` with the changes between them that no alignment shows, in order."""
    one, other = old.document, new.document
    if one.raw == other.raw and one.borders == other.borders and not (one.scope or other.scope):
        return list(drafts)
    edits = [draft.edit for draft in drafts]
    ends = [edit.old_end + edit.new_end for edit in edits]
    found: list[UnplacedHunk] = []
    gaps: dict[_Region, list[_Gap]] = {}
    for place in account(old, new, edits)[1]:
        i, j = old.offset(place.old_end), new.offset(place.new_end)
        if place.kind == "width":
            said = old.shape(place.old_start, place.old_end)
            if said != new.shape(place.new_start, place.new_end):
                start, begin = old.offset(place.old_start), new.offset(place.new_start)
                region = _region(edits, ends, start, begin, (old, new))
                found += _glyphs(old, new, Edit(start, i, begin, j), region)
            continue
        region = _region(edits, ends, i, j, (old, new))
        gap = _border(old, new, i, j, region)
        if gap is not None:
            gaps.setdefault(region, []).append(gap)
        elif i > region.old_start and i < region.old_end:
            found += _blank(old, new, i, j, region)
    for i in _merged(old, new):
        region = _around(edits, i, (old, new))
        j = i - region.old_start + region.new_start
        gap = _border(old, new, i, j, region) if i <= region.old_end else None
        if gap is not None and gap not in gaps.setdefault(region, []):
            gaps[region].append(gap)
    rest: list[UnplacedHunk] = []
    for region, some in gaps.items():
        for draft in _cells(old, new, sorted(some), region):
            (rest if draft.lead else found).append(draft._replace(lead=""))
    if rest and not (found or drafts):
        # Empty cells at the ends of rows: a column, of which nothing else tells.
        found += rest[:1]
    if not found:
        return list(drafts)
    return sorted([*drafts, *_apart(found)], key=_order)


def _order(draft: UnplacedHunk) -> tuple[int, int]:
    edit = draft.edit
    return edit.old_start + edit.new_start, edit.old_end + edit.new_end


def _apart(found: Sequence[UnplacedHunk]) -> Iterator[UnplacedHunk]:
    """Yield the changes in order; of those that overlap, one that is all of them."""
    last: UnplacedHunk | None = None
    for draft in sorted(found, key=_order):
        if last is not None and draft.edit.old_start < last.edit.old_end:
            first, edit = last.edit, draft.edit
            whole = Edit(
                min(first.old_start, edit.old_start),
                max(first.old_end, edit.old_end),
                min(first.new_start, edit.new_start),
                max(first.new_end, edit.new_end),
            )
            chosen = last if last.look or not draft.look else draft
            inside = None
            if last.core and draft.core:
                inside = Edit(
                    last.core.old_start, draft.core.old_end, last.core.new_start, draft.core.new_end
                )
            last = chosen._replace(edit=whole, core=inside)
            continue
        if last is not None:
            yield last
        last = draft
    if last is not None:
        yield last


def _merged(old: Stream, new: Stream) -> Iterator[int]:
    """Yield the offsets in old before which one side, not seen in its text, has a merged cell."""
    if old.document.borders == new.document.borders:
        return
    for border in old.document.borders:
        if border.kind == "merged":
            yield old.offset(border.end)
    if len(old.text) == len(new.text):
        for border in new.document.borders:
            if border.kind == "merged":
                yield new.offset(border.end)


def _around(edits: Sequence[Edit], i: int, streams: tuple[Stream, Stream]) -> _Region:
    """Return the stretch between two edits in which offset `i` of old is, or before which."""
    number = bisect_right([edit.old_start for edit in edits], i)
    return _region(edits, [], number, -1, streams)


def _region(
    edits: Sequence[Edit], ends: Sequence[int], i: int, j: int, streams: tuple[Stream, Stream]
) -> _Region:
    number = bisect_right(ends, i + j) if j >= 0 else i
    before = edits[number - 1] if number else Edit(0, 0, 0, 0)
    old, new = streams
    if number < len(edits):
        after = edits[number]
        return _Region(before.old_end, after.old_start, before.new_end, after.new_start)
    return _Region(before.old_end, len(old.text), before.new_end, len(new.text))


def _glyphs(old: Stream, new: Stream, edit: Edit, region: _Region) -> Iterator[UnplacedHunk]:
    """Yield the words in which characters have another form."""
    low = max(region.old_start, edit.old_start - _AROUND)
    high = min(region.old_end, edit.old_end + _AROUND)
    shift = edit.new_start - edit.old_start
    start, end = edit.old_start, edit.old_end
    reading = read(old, low, high)
    for unit in reading.excerpt(low, high).units:
        if unit.start < edit.old_end and edit.old_start < unit.end <= high:
            start, end = min(start, unit.start), max(end, unit.end)
    while start > low and not (old.divides(start) and new.divides(start + shift)):
        start -= 1
    while end < high and not (old.divides(end) and new.divides(end + shift)):
        end += 1
    yield UnplacedHunk(Edit(start, end, start + shift, end + shift), "glyph", core=edit)


def _blank(old: Stream, new: Stream, i: int, j: int, region: _Region) -> Iterator[UnplacedHunk]:
    """Yield what a blank parts on one side only: a number, a word of Latin letters, an address."""
    pair = old.text[i - 1 : i + 1]
    if not (_RUN.match(pair[0]) and _RUN.match(pair[1])):
        return
    apart = old.separated(i)
    if apart == new.separated(j):
        return
    shift = j - i
    start, end = i, i
    while start > region.old_start and _RUN.match(old.text[start - 1]):
        if start < i and old.separated(start) and new.separated(start + shift):
            break
        start -= 1
    while end < region.old_end and _RUN.match(old.text[end]):
        if end > i and old.separated(end) and new.separated(end + shift):
            break
        end += 1
    side, offset = (old, i) if apart else (new, j)
    breaks = side.opens_line(offset) and not side.opens_paragraph(offset)
    # Lines are wrapped anywhere; but a break that moved within a number says another number.
    if breaks and not any(
        old.separated(offset) != apart and new.separated(offset + shift) == apart
        for offset in range(start + 1, end)
        if _DIGITS.fullmatch(pair) and _DIGITS.fullmatch(old.text[offset - 1 : offset + 1])
    ):
        return
    counts = _DIGITS.fullmatch(pair) or _LETTERS.fullmatch(pair)
    if not counts and not _ADDRESS.search(old.text[start:end]):
        return
    kind: Kind = "number" if old.text[start:end].isdigit() else "orthographic"
    yield UnplacedHunk(Edit(start, end, start + shift, end + shift), kind)


def _border(old: Stream, new: Stream, i: int, j: int, region: _Region) -> _Gap | None:
    """Return the gap before two characters if borders of tables differ there.

    Of a gap at an edit, what belongs to the row that the edit is in is that edit's business.
    """
    if not old.tables or not new.tables or old.tables.typed != new.tables.typed:
        return None
    merged = can_merge(old.document) and can_merge(new.document)
    one, other = old.borders(i, merged), new.borders(j, merged)
    behind, ahead = bool(i) and i == region.old_start, i == region.old_end < len(old.text)
    if behind or ahead:
        if not ("r" in one and "r" in other):
            return None
        if behind:
            one, other = (f"r{side.rpartition('r')[2]}" for side in (one, other))
        if ahead:
            one, other = (f"{side.partition('r')[0]}r" for side in (one, other))
    return _Gap(i, j, one, other) if one != other else None


def _cells(
    old: Stream, new: Stream, gaps: Sequence[_Gap], region: _Region
) -> Iterator[UnplacedHunk]:
    """Yield the cells that stand elsewhere in their rows, and those that are cut otherwise."""
    group: list[_Gap] = []
    for gap in gaps:
        if group and _new_row(old, new, group[-1], gap):
            yield from _group(old, new, group, region)
            group = []
        one, other = gap.before.rpartition("r"), gap.after.rpartition("r")
        if not (one[1] and other[1]):
            group.append(gap)
            continue
        if one[0] != other[0]:
            group.append(gap._replace(before=one[0], after=other[0]))
        if group:
            yield from _group(old, new, group, region)
        group = []
        if one[2] != other[2]:
            group.append(gap._replace(before=one[2], after=other[2]))
    if group:
        yield from _group(old, new, group, region)


def _new_row(old: Stream, new: Stream, last: _Gap, gap: _Gap) -> bool:
    """Return whether both sides have the border of a row between two gaps."""
    shift = last.new - last.old
    return any(
        "r" in old.borders(offset, False) and "r" in new.borders(offset + shift, False)
        for offset in range(last.old + 1, gap.old)
        if old.opens_line(offset)
    )


def _group(
    old: Stream, new: Stream, group: Sequence[_Gap], region: _Region
) -> Iterator[UnplacedHunk]:
    if old.tables.typed and len("".join(g.before for g in group)) != len(
        "".join(g.after for g in group)
    ):
        return  # more tabs to reach the same column
    start, end = group[0].old, group[-1].old
    shift = group[0].new - start
    at_end = start == end and _edge(old, new, start, shift) and "r" not in group[0].before
    # An empty cell more or less at the end of a row: told by what else changed in its column.
    lead = "end" if at_end and "m" not in group[0].before + group[0].after else ""
    look = _moved(old, new, start, end, shift)
    if look is None:
        look = _merge(group)
        start, end = _whole_cells(old, new, (start, end), shift, region)
    if start >= end:
        return
    kind: Kind = "number" if old.text[start:end].isdigit() and look is None else "wording"
    edit = Edit(start, end, start + shift, end + shift)
    yield UnplacedHunk(edit, kind, note="cell", look=look, core=edit, lead=lead)


def _whole_cells(
    old: Stream, new: Stream, stretch: tuple[int, int], shift: int, region: _Region
) -> tuple[int, int]:
    """Return `stretch` with the rest of the cells at both its ends."""
    start, end = stretch
    if start == end or old.borders(start, False) or new.borders(start + shift, False):
        start = max(region.old_start, start - 1)
    while start > region.old_start and not _edge(old, new, start, shift):
        start -= 1
    end = min(region.old_end, end + 1)
    while end < region.old_end and not _edge(old, new, end, shift):
        end += 1
    return start, end


def _edge(old: Stream, new: Stream, offset: int, shift: int) -> bool:
    """Return whether a cell, or a line, begins on both sides, or the text ends."""
    if offset == len(old.text) or offset + shift == len(new.text):
        return True
    return (old.opens_line(offset) or bool(old.borders(offset, False))) and (
        new.opens_line(offset + shift) or bool(new.borders(offset + shift, False))
    )


def _merge(group: Sequence[_Gap]) -> Look | None:
    """Return which side has the cells as one, None where more differs."""
    if any(gap.before.replace("m", "c") != gap.after.replace("m", "c") for gap in group):
        return None
    merged = "m" in "".join(gap.before for gap in group)
    return Look("cell", told_merged(merged), told_merged(not merged))


def _moved(old: Stream, new: Stream, start: int, end: int, shift: int) -> Look | None:
    """Return where whole cells stood and stand, None where they are cut otherwise."""
    if start >= end or not (_edge(old, new, start, shift) and _edge(old, new, end, shift)):
        return None
    cuts = [offset for offset in range(start + 1, end) if old.borders(offset, False)]
    others = [offset for offset in range(start + 1, end) if new.borders(offset + shift, False)]
    if cuts != others:
        return None
    first = old.tables.cell(old.starts[start]), new.tables.cell(new.starts[start + shift])
    if first[0][:2] == first[1][:2]:
        return None
    return Look("cell", told_place(first[0]), told_place(first[1]))
