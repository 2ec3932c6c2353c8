"""The same answers in whole arrays, for words that stand everywhere.

A loop over half a million places takes half a second; numpy takes 70 ms to import and then a few.
So a search starts with loops and changes over to these functions where there are `many` places.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any

import numpy as np

from indexer.matching.evaluator import Matches
from indexer.matching.matches import Places
from indexer.scoring.scorer import saturated
from indexer.segment.block_signature import Candidates
from indexer.segment.view import PartView


def _array(code: str, values: Any) -> array[int]:
    found = array(code)
    found.frombytes(values.astype({"I": np.uint32, "B": np.uint8}[code]).tobytes())
    return found


def places_of(starts: Any, ends: Any, ranks: Any) -> Places:
    """Return the places whose columns are these arrays."""
    return Places(_array("I", starts), _array("I", ends), _array("B", ranks))


def in_tight(view: PartView, needle: str, candidates: Candidates) -> Places:
    """Return the occurrences of `needle` in the tight text, of rank 0; none crosses documents."""
    starts = view.part.occurrences("tight", needle, candidates)
    if not len(starts):
        return Places()
    ends = starts + len(needle)
    within = _within_documents(view, starts, ends)
    return places_of(starts[within], ends[within], np.zeros(int(within.sum()), np.uint8))


def occurrences(
    view: PartView, needle: str, candidates: Candidates, ranks: tuple[int, int], shortened: bool
) -> Places:
    """Return the occurrences of `needle` in the bare text as places in the tight text.

    The first of `ranks` where no mark stands inside, else the other; none reaches into the next
    document. `shortened` leaves out those that katakana follow. O(units of `candidates`).
    """
    text = np.asarray(view.part.file.array("bare"))
    length = len(needle)
    found = view.part.occurrences("bare", needle, candidates)
    if not len(found):
        return Places()
    if shortened:
        following = text[np.minimum(found + length, len(text) - 1)]
        katakana = (following >= ord("ァ")) & (following <= ord("ヺ"))
        found = found[~katakana | (found + length == len(text))]
    dropped = np.asarray(view.part.file.array("dropped"))
    # Of the type of `dropped`: else all of that is converted.
    first, last = found.astype(np.uint32), (found + length).astype(np.uint32)
    starts = found + np.searchsorted(dropped, first, side="right")
    ends = found + length + np.searchsorted(dropped, last, side="left")
    within = _within_documents(view, starts, ends)
    starts, ends = starts[within], ends[within]
    return places_of(starts, ends, np.where(ends - starts == length, *ranks))


def _within_documents(view: PartView, starts: Any, ends: Any) -> Any:
    """Return which of the stretches, in the order of `starts`, end where they start: same document.

    The borders of documents are looked up among the places, not the other way round: fewer.
    """
    bounds = np.asarray(view.part.tight_bounds)
    counts = np.diff(np.searchsorted(starts, bounds.astype(starts.dtype)))
    return ends <= np.repeat(bounds[1:], counts)


def longer(places: Places, length: int) -> list[int]:
    """Return the numbers of those of `places` that are longer than `length`."""
    spread = np.asarray(places.ends) - np.asarray(places.starts) > length
    found: list[int] = np.flatnonzero(spread).tolist()
    return found


def rows(view: PartView, terms: Sequence[int], rank: int) -> Places:
    """Return where `terms` (numbers) follow one another. O(occurrences of the rarest)."""
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
    part, file = view.part, view.part.file
    kinds = np.asarray(part.stream)[positions]
    ends = np.asarray(part.token_place)[positions] + np.asarray(file.array("type_length"))[kinds]
    odd = np.asarray(file.array("odd_token"))
    if len(odd):
        known = np.minimum(np.searchsorted(odd, positions), len(odd) - 1)
        ends = np.where(odd[known] == positions, np.asarray(file.array("odd_end"))[known], ends)
    return ends


def at_words(view: PartView, places: Places) -> Places:
    """Return those of `places` that cut no token in two at either end."""
    token_place = np.asarray(view.part.token_place)
    starts, ends = np.asarray(places.starts), np.asarray(places.ends)
    whole = np.ones(len(starts), bool)
    for borders in (starts, ends):
        tokens = np.searchsorted(token_place, borders, side="left") - 1
        cut = borders < _token_ends(view, np.maximum(tokens, 0))
        whole &= ~(cut & (tokens >= 0))
    return places_of(starts[whole], ends[whole], np.asarray(places.ranks)[whole])


def merged(strong: Places, weak: Places) -> Places:
    """Return `strong` and those stretches of `weak` that overlap none of it, in order."""
    starts, ends = np.asarray(strong.starts), np.asarray(strong.ends)
    new_starts, new_ends = np.asarray(weak.starts), np.asarray(weak.ends)
    reach = np.maximum.accumulate(ends) if len(ends) else ends
    before = np.searchsorted(starts, new_starts, side="left")
    free = (before == 0) | (np.concatenate([[0], reach])[before] <= new_starts)
    following = np.concatenate([starts, [np.iinfo(np.uint32).max]])[before]
    free &= new_ends <= following
    starts = np.concatenate([starts, new_starts[free]])
    ends = np.concatenate([ends, new_ends[free]])
    ranks = np.concatenate([np.asarray(strong.ranks), np.asarray(weak.ranks)[free]])
    order = np.argsort(starts, kind="stable")
    return places_of(starts[order], ends[order], ranks[order])


def by_section(view: PartView, places: Places) -> tuple[list[int], list[int], list[int]]:
    """Return the sections with places, how many each has, and the strongest rank in each."""
    bounds = np.asarray(view.part.section_place)[: view.part.section_bounds[-1] + 1]
    edges = np.searchsorted(np.asarray(places.starts), bounds)
    counts = np.diff(edges)
    sections = np.flatnonzero(counts)
    ranks = np.minimum.reduceat(np.asarray(places.ranks), edges[sections])
    return sections.tolist(), counts[sections].tolist(), ranks.tolist()


def gains(
    matches: Matches, words: memoryview[int], weights: Sequence[float], average: float
) -> list[float]:
    """Return what each section of `matches` gains: the weight of its rank times its share.

    `words` are the lengths of all sections, `average` is that of those of the corpus. The steps of
    the loop, on floats of the same size: the same scores to the last bit.
    """
    counts = np.array(matches.counts, np.float64)
    lengths = np.asarray(words)[matches.sections].astype(np.float64)
    gained = np.array(weights)[matches.ranks] * saturated(counts, lengths, average)
    found: list[float] = gained.tolist()
    return found
