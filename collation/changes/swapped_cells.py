"""Cells that have changed places within their row, and say what they said."""

from __future__ import annotations

from itertools import pairwise

from collation.alignment.align import Stretch, sentence_cuts
from collation.stream.stream import Stream
from text.messages import say
from text.model.collation import Look

CELLS = " | "
"""What parts the cells of a row that is told."""


def swapped_cells(old: Stream, new: Stream, stretch: Stretch) -> Look | None:
    """Return the order of the cells on both sides; None where other things changed."""
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
    first = old.tables.cell(old.starts[left[0]]).column
    return Look(
        "order",
        CELLS.join(_words(old, cell) for cell in pairwise(left)),
        CELLS.join(_words(new, cell) for cell in pairwise(right)),
        say("diff.columns", first=first, last=first + len(one) - 1),
    )


def _words(stream: Stream, cell: tuple[int, int]) -> str:
    return " ".join(stream.document.raw[slice(*stream.raw_span(*cell))].split())
