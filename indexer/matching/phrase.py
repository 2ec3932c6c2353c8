"""Phrases: terms that stand one after the other, by loops and by arrays."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any

from indexer.matching.asking.questions import Row
from indexer.matching.places.arrays import many
from indexer.matching.places.matches import Spans, spans_of
from indexer.segment.reader import SegmentReader


def phrases(reader: SegmentReader, terms: Sequence[int], layer: int) -> Spans:
    """Return where `terms` (numbers) follow one another. O(occurrences of the rarest)."""
    import numpy as np

    segment = reader.segment
    stream = np.asarray(segment.stream)
    offset = min(range(len(terms)), key=lambda n: segment.positions.count(terms[n]))
    found = segment.positions.array(terms[offset]).astype(np.int64) - offset
    found = found[(found >= 0) & (found <= len(stream) - len(terms))]
    for other, term in enumerate(terms):
        if other != offset:
            types = segment.types_of(term)
            numbers = stream[found + other]
            found = found[(numbers >= types.start) & (numbers < types.stop)]
    starts = segment.token_place.at(found)
    ends = token_ends(reader, found + len(terms) - 1)
    return spans_of(starts, ends, np.full(len(found), layer))


def phrases_of(
    reader: SegmentReader,
    terms: Sequence[int],
    rarest: int,
    layer: int,
    types: Sequence[frozenset[int]],
) -> Spans:
    """Return where one of each of `types` follow one another; `terms` are those of types[rarest].

    O(occurrences of `terms`).
    """
    import numpy as np

    segment = reader.segment
    stream = np.asarray(segment.stream)
    known = [segment.positions.array(term) for term in terms]
    found = np.concatenate(known).astype(np.int64) - rarest
    found = found[(found >= 0) & (found <= len(stream) - len(types))]
    for offset, numbers in enumerate(types):
        if len(found):
            wanted = np.zeros(segment.types, bool)
            wanted[sorted(numbers)] = True
            found = found[wanted[stream[found + offset]]]
    found.sort()
    starts = segment.token_place.at(found)
    ends = token_ends(reader, found + len(types) - 1)
    return spans_of(starts, ends, np.full(len(found), layer))


def token_spans(reader: SegmentReader, positions: Sequence[int], words: int, layer: int) -> Spans:
    """Return the places of the `words` tokens from each of `positions`, ascending, on."""
    segment = reader.segment
    last = words - 1
    starts = array("I", map(segment.token_place.__getitem__, positions))
    if segment.token_place.jumps or segment.has_odd_tokens:
        ends = array("I", [segment.token_span(position + last)[1] for position in positions])
    else:
        stream, length = segment.stream, segment.file.array("type_length").__getitem__
        ends = array(
            "I",
            [
                start + sum(map(length, stream[position : position + words]))
                for start, position in zip(starts, positions, strict=True)
            ],
        )
    return Spans(starts, ends, array("B", [layer]) * len(starts))


def token_ends(reader: SegmentReader, positions: Any) -> Any:
    """Return where the tokens at `positions` end."""
    import numpy as np

    segment, file = reader.segment, reader.segment.file
    numbers = np.asarray(segment.stream)[positions]
    ends = segment.token_place.at(positions) + np.asarray(file.array("type_length"))[numbers]
    odd = np.asarray(file.array("odd_token"))
    if len(odd):
        known = np.minimum(np.searchsorted(odd, positions), len(odd) - 1)
        ends = np.where(odd[known] == positions, np.asarray(file.array("odd_end"))[known], ends)
    return ends


def in_a_row(reader: SegmentReader, terms: Sequence[str], layer: int) -> Spans:
    """Return where `terms` follow one another."""
    if not reader.may_hold(Row(tuple(terms))):
        return Spans()
    numbers = [reader.segment.term_number(name) for name in terms]
    known = [number for number in numbers if number is not None]
    return _row(reader, known, layer) if known and len(known) == len(numbers) else Spans()


def _row(reader: SegmentReader, terms: Sequence[int], layer: int) -> Spans:
    if min(map(reader.segment.positions.count, terms)) >= many():
        return phrases(reader, terms, layer)
    return token_spans(reader, reader.segment.phrase(terms), len(terms), layer)
