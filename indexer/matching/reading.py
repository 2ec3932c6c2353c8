"""Words that are read as a query's kana, whatever they are written with.

A reading has up to dozens of terms (し: 氏, 市, 死, 為る, …) and a query is cut in several ways, so
that its choices of terms are thousands. Each way is looked for as a whole: positions at which some
term of each reading follows, from the rarest reading on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Final

from indexer.layers import LAYERS
from indexer.matching.asking.questions import ReadAs
from indexer.matching.phrase import token_spans
from indexer.matching.places.arrays import many
from indexer.matching.places.matches import Spans
from indexer.matching.places.union import united
from indexer.segment.reader import SegmentReader

LONGEST_READING: Final = 12
MAXIMUM_PHRASES: Final = 64

Slots = Sequence[Sequence[int]]
"""For each word of a row, the terms that may stand there."""
Terms = Callable[[str], Sequence[int]]
"""A reading → the terms that are read so."""


def read_as(reader: SegmentReader, kana: str) -> Spans:
    """Return where words that are read `kana` (hiragana) stand, whatever they are written with.

    The kana are cut into readings of the segment's own lexicon in every way, fewest words first. At
    most MAXIMUM_PHRASES ways. O(occurrences of the rarest reading) for each way.
    """
    if not reader.may_hold(ReadAs(kana)):
        return Spans()
    found: list[Spans] = []
    terms = cache(lambda reading: tuple(reader.terms_read(reading)))
    for count, readings in enumerate(sorted(cuts(terms, kana), key=len)):
        if count == MAXIMUM_PHRASES:
            break
        found.append(_in_a_row(reader, list(map(terms, readings)), readings))
    return united(found)


def _in_a_row(reader: SegmentReader, slots: Slots, readings: Sequence[str]) -> Spans:
    """Return where a term of each of `slots` follows that of the one before.

    Only words that are read as `readings` say where they stand: 中 is じゅう in 世界中, and
    elsewhere it is not. All choices of terms count: which there are is not for one segment to say.
    """
    totals = [sum(map(reader.segment.positions.count, slot)) for slot in slots]
    rarest = totals.index(min(totals))
    types = [
        frozenset().union(*(reader.types_read(term, reading) for term in slot))
        for slot, reading in zip(slots, readings, strict=True)
    ]
    layer = LAYERS.index("reading")
    if totals[rarest] >= many():
        from indexer.matching.phrase import phrases_of

        return phrases_of(reader, slots[rarest], rarest, layer, types)
    segment, stream = reader.segment, reader.segment.stream
    last = len(stream) - len(slots)
    found = [place - rarest for term in slots[rarest] for place in segment.positions.of(term)]
    found = [place for place in found if 0 <= place <= last]
    for offset, wanted in enumerate(types):
        found = [place for place in found if stream[place + offset] in wanted]
    return token_spans(reader, sorted(found), len(slots), layer)


def cuts(terms: Terms, kana: str, limit: int = 500) -> Iterator[tuple[str, ...]]:
    """Yield the ways to cut `kana` into known readings, at most `limit`."""
    total = len(kana)
    reaches_end = [False] * total + [True]
    options: list[list[int]] = [[] for _ in range(total)]
    for start in range(total - 1, -1, -1):
        for end in range(start + 1, min(start + LONGEST_READING, total) + 1):
            if reaches_end[end] and terms(kana[start:end]):
                options[start].append(end)
        reaches_end[start] = bool(options[start])
    stack: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    given = 0
    while stack and given < limit:
        start, cut = stack.pop()
        if start == total:
            given += 1
            yield cut
        elif len(cut) < 8:
            stack.extend((end, (*cut, kana[start:end])) for end in options[start])
