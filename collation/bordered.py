"""Cells and rows of tables that came or went, with the tags and pipes round them."""

from __future__ import annotations

from collections.abc import Sequence

from collation.appearance.account import Place
from collation.drafts import UnplacedHunk
from collation.stream.stream import Stream

_ROW = "<tr"
_FARTHEST = 200
"""Most code points between the words of a row and its tag."""


def with_borders(
    old: Stream,
    new: Stream,
    drafts: Sequence[UnplacedHunk],
    accounted: tuple[list[Place], list[Place]],
) -> tuple[list[Place], list[Place]]:
    """Return the places of `drafts` and the ignored ones, borders in the places of their cells.

    Of a row of HTML in Markdown, too, that came or went: its tags are text there.
    """
    places, ignored = accounted
    tagged = "markdown" in (old.document.format, new.document.format) and bool(
        old.document.borders or new.document.borders
    )
    cells = [
        number
        for number, draft in enumerate(drafts)
        if draft.note == "cell" or (tagged and _is_one_sided(places[number]))
    ]
    if not cells:
        return places, ignored
    left = {(place.old_end, place.new_end): place for place in ignored if place.kind != "width"}
    right = {(place.old_start, place.new_start): place for place in left.values()}
    loose = set(ignored)
    """Borders that belong to no cell yet."""
    for number in cells:
        place = places[number]
        before = left.get((place.old_start, place.new_start))
        after = right.get((place.old_end, place.new_end))
        if drafts[number].note != "cell":
            for border, step in ((after, -1), (before, 1)):
                row = _row(old, new, place, border, step) if border in loose else None
                if border is not None and row is not None:
                    loose.remove(border)
                    places[number] = row
                    break
            continue
        if before in loose:
            loose.remove(before)
            place = place._replace(old_start=before.old_start, new_start=before.new_start)
        if after in loose:
            loose.remove(after)
            place = place._replace(old_end=after.old_end, new_end=after.new_end)
        places[number] = place
    return places, [place for place in ignored if place in loose]


def _is_one_sided(place: Place) -> bool:
    return place.old_start == place.old_end or place.new_start == place.new_end


def _row(old: Stream, new: Stream, place: Place, border: Place | None, step: int) -> Place | None:
    """Return `place`, the words of a row, as the whole row, if `border` next to it is tags of one.

    `step` is -1 where they stand behind it, and belong to the next row; 1 where they stand before.
    """
    if border is None:
        return None
    i, k, j, m, _ = border
    inserted = place.old_start == place.old_end
    tags, nothing = (new.document.raw[j:m], i == k) if inserted else (old.document.raw[i:k], j == m)
    if not nothing or _ROW not in tags:
        return None
    whole = Place(
        min(place.old_start, i), max(place.old_end, k), min(place.new_start, j),
        max(place.new_end, m),
    )  # fmt: skip
    return _from_its_tag(old.document.raw, new.document.raw, whole, step)


def _from_its_tag(one: str, other: str, place: Place, step: int) -> Place | None:
    """Return `place` moved by steps to where it goes from <tr> to </tr>.

    None where what it is moved over is not the same, and on both sides.
    """
    i, k, j, m, _ = place
    raw, start, end = (other, j, m) if i == k else (one, i, k)
    for shift in range(step, step * _FARTHEST, step):
        passed = min(shift, shift - step)
        if min(i, j) + passed < 0 or k + passed >= len(one) or m + passed >= len(other):
            return None
        if raw[start + passed] != raw[end + passed] or one[k + passed] != other[m + passed]:
            return None
        if raw.startswith(_ROW, start + shift):
            return Place(i + shift, k + shift, j + shift, m + shift)
    return None
