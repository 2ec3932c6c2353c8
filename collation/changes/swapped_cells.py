"""Cells that have changed places within their row, and say what they said."""

from __future__ import annotations

from itertools import pairwise

from collation.alignment.align import Stretch, sentence_cuts
from collation.stream.stream import Stream
from collation.stream.tables import told_place
from text.model.collation import Look


def swapped_cells(old: Stream, new: Stream, stretch: Stretch) -> Look | None:
    """Return where the first of the cells stood and stands; None where other things changed."""
    if not (old.cells and new.cells):
        return None
    left = sentence_cuts(old, stretch.old_start, stretch.old_end)
    right = sentence_cuts(new, stretch.new_start, stretch.new_end)
    one = [old.text[i:k] for i, k in pairwise(left)]
    other = [new.text[j:m] for j, m in pairwise(right)]
    if len(one) < 2 or one == other or sorted(one) != sorted(other):
        return None
    if not (old.cells.issuperset(left[1:-1]) and new.cells.issuperset(right[1:-1])):
        return None
    here, there = left[0], right[other.index(one[0])]
    return Look(
        "cell",
        told_place(old.tables.cell(old.starts[here])),
        told_place(new.tables.cell(new.starts[there])),
    )
