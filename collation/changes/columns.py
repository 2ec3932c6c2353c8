"""Rows of figures: a figure is held against the one in its own place.

Of 300円 400円 450円 that became 300円 450円 500円 two prices rose. A matcher of words sees 450円 on
both sides: one price gone, another one come.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from collation.changes.edit import Edit
from collation.units.reading import Reading
from collation.units.units import Unit


def in_columns(found: Sequence[Edit], one: Reading, other: Reading) -> list[Edit]:
    """Return the edits; what was taken and what was put into one row of figures, place by place."""
    kept: list[Edit] = []
    for edit in found:
        if kept and (placed := list(_placed(kept[-1], edit, one, other))):
            kept[-1:] = placed
        else:
            kept.append(edit)
    return kept


def _placed(first: Edit, last: Edit, one: Reading, other: Reading) -> Iterator[Edit]:
    if not (_drops(first) and _adds(last)) and not (_adds(first) and _drops(last)):
        return
    ours = _row(one, first.old_start, last.old_end)
    theirs = _row(other, first.new_start, last.new_end)
    if len(ours) != len(theirs) or len(ours) < 2:
        return
    for unit, mate in zip(ours, theirs, strict=True):
        texts = (side.excerpt(*at[:2]).content for side, at in ((one, unit), (other, mate)))
        if len({*texts}) > 1:
            yield Edit(unit.start, unit.end, mate.start, mate.end)


def _drops(edit: Edit) -> bool:
    return edit.old_start < edit.old_end and edit.new_start == edit.new_end


def _adds(edit: Edit) -> bool:
    return edit.old_start == edit.old_end and edit.new_start < edit.new_end


def _row(reading: Reading, start: int, end: int) -> Sequence[Unit]:
    """Return the figures that make up [start, end), none where something else stands there too."""
    units = reading.excerpt(start, end).units
    covered = sum(unit.end - unit.start for unit in units)
    whole = covered == end - start and all(unit.kind == "number" for unit in units)
    return units if whole else ()
