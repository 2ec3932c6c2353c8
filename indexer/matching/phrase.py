"""Rows of words: terms that stand one after the other, by loops and by arrays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from indexer.matching.arrays import many
from indexer.matching.matches import Places, places_of
from indexer.segment.view import PartView


def rows(view: PartView, terms: Sequence[int], rank: int) -> Places:
    """Return where `terms` (numbers) follow one another. O(occurrences of the rarest)."""
    import numpy as np

    part = view.part
    stream = np.asarray(part.stream)
    offset = min(range(len(terms)), key=lambda n: len(part.positions_of(terms[n])))
    found = np.asarray(part.positions_of(terms[offset])).astype(np.int64) - offset
    found = found[(found >= 0) & (found <= len(stream) - len(terms))]
    for other, term in enumerate(terms):
        if other != offset:
            types = part.types_of(term)
            kinds = stream[found + other]
            found = found[(kinds >= types.start) & (kinds < types.stop)]
    starts = np.asarray(part.token_place)[found]
    ends = _token_ends(view, found + len(terms) - 1)
    return places_of(starts, ends, np.full(len(found), rank))


def rows_of(
    view: PartView, terms: Sequence[Sequence[int]], rarest: int, rank: int
) -> dict[tuple[int, ...], Places]:
    """Return where one of each of `terms` (ascending) follow one another, by the row of terms.

    O(occurrences of terms[rarest]).
    """
    import numpy as np

    part = view.part
    stream, term_of = np.asarray(part.stream), np.asarray(part.file.array("type_term"))
    known = [np.asarray(part.positions_of(term)) for term in terms[rarest]]
    found = np.concatenate(known).astype(np.int64) - rarest
    found = found[(found >= 0) & (found <= len(stream) - len(terms))]
    for offset, slot in enumerate(terms):
        if offset != rarest and len(found):
            wanted = np.zeros(part.types, bool)
            for term in slot:
                types = part.types_of(term)
                wanted[types.start : types.stop] = True
            found = found[wanted[stream[found + offset]]]
    found.sort()
    columns = [term_of[stream[found + offset]] for offset in range(len(terms))]
    # The number of the row among all rows of `terms`: like the digits of a number.
    code = np.zeros(len(found), np.int64)
    for column, slot in zip(columns, terms, strict=True):
        code = code * len(slot) + np.searchsorted(np.array(slot, np.uint32), column)
    starts = np.asarray(part.token_place)[found]
    ends = _token_ends(view, found + len(terms) - 1)
    answer: dict[tuple[int, ...], Places] = {}
    for number in np.unique(code):
        here = np.flatnonzero(code == number)
        row = tuple(int(column[here[0]]) for column in columns)
        answer[row] = places_of(starts[here], ends[here], np.full(len(here), rank))
    return answer


def _token_ends(view: PartView, positions: Any) -> Any:
    """Return where the tokens at `positions` end."""
    import numpy as np

    part, file = view.part, view.part.file
    kinds = np.asarray(part.stream)[positions]
    ends = np.asarray(part.token_place)[positions] + np.asarray(file.array("type_length"))[kinds]
    odd = np.asarray(file.array("odd_token"))
    if len(odd):
        known = np.minimum(np.searchsorted(odd, positions), len(odd) - 1)
        ends = np.where(odd[known] == positions, np.asarray(file.array("odd_end"))[known], ends)
    return ends


def in_a_row(view: PartView, terms: Sequence[str], rank: int) -> Places:
    """Return where `terms` follow one another."""
    numbers = [view.part.term_number(name) for name in terms]
    known = [number for number in numbers if number is not None]
    return _row(view, known, rank) if known and len(known) == len(numbers) else Places()


def _row(view: PartView, terms: Sequence[int], rank: int) -> Places:
    if min(len(view.part.positions_of(number)) for number in terms) >= many():
        return rows(view, terms, rank)
    return view.rows(view.part.phrase(terms), len(terms), rank)
