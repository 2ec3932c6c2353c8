"""Places that say the same number, date or time of day as the query, written in any way."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from indexer.analysis.meaning_keys import key_of
from indexer.layers import LAYERS
from indexer.matching.asking.questions import Says
from indexer.matching.places.matches import Spans
from indexer.query.counters import counters_in
from indexer.segment.reader import SegmentReader
from text.language.meanings import (
    Meaning,
    amounts,
    dates,
    fractions,
    negatives,
    numbers,
    shares,
    times,
)
from text.later import later
from text.utf16 import units

_VARIANT: Final = LAYERS.index("variant")
_MOST_PARTS: Final = 6
_YEAR_MONTH = later(r"(?P<year>(?:1[89]|20)[0-9]{2})-(?P<month>0?[1-9]|1[0-2])")

Part = str | Meaning
"""What stands in a query: words as they are, or a meaning."""


def meant(reader: SegmentReader, wanted: str) -> list[Spans]:
    """Return the places where the tight text `wanted` stands with its numbers written otherwise.

    One list for its dates and times as such, one for its numbers alone. O(occurrences of the
    rarest of them).
    """
    found = []
    for parts in dict.fromkeys(readings(wanted)):
        places = Spans()
        for start, end in sorted(set(_places(reader, wanted, parts))):
            places.add(start, end, _VARIANT)
        found.append(places)
    return found


def readings(wanted: str) -> Iterator[tuple[Meaning, ...]]:
    """Yield the meanings in `wanted`, each time in order and disjoint."""
    whole = list(dates(wanted))
    if not whole and (match := _YEAR_MONTH.fullmatch(wanted)):
        key = f"d{match['year']}-{int(match['month']):02}"
        whole = [Meaning(0, len(wanted), (key,))]
    kinds = (negatives, times, fractions, shares, amounts)
    for one in chain.from_iterable(kind(wanted) for kind in kinds):
        if not any(_overlap(one, other) for other in whole):
            whole.append(one)
    plain = list(numbers(wanted))
    if whole:
        rest = [one for one in plain if not any(_overlap(one, other) for other in whole)]
        yield tuple(sorted([*whole, *rest])[:_MOST_PARTS])
    if plain:
        yield tuple(plain[:_MOST_PARTS])


def _overlap(one: Meaning, other: Meaning) -> bool:
    return one.start < other.end and other.start < one.end


def _places(
    reader: SegmentReader, wanted: str, parts: Sequence[Meaning]
) -> Iterator[tuple[int, int]]:
    if not reader.may_hold(Says(tuple(key_of(part.keys[0]) for part in parts))):
        return
    rows = [_table(reader, part) for part in parts]
    if not all(rows):
        return
    rarest = min(range(len(rows)), key=lambda number: len(rows[number]))
    gaps = [
        [units(form) for form in counters_in(wanted[start:end])]
        for start, end in zip(
            [0, *(part.end for part in parts)],
            [*(part.start for part in parts), len(wanted)],
            strict=True,
        )
    ]
    for start, end in rows[rarest]:
        lows = _leftwards(reader, start, rows[:rarest], gaps[: rarest + 1])
        if lows:
            for high in _rightwards(reader, end, rows[rarest + 1 :], gaps[rarest + 1 :]):
                for low in lows:
                    if high <= reader.document_end(low):
                        yield low, high


def _table(reader: SegmentReader, part: Meaning) -> list[tuple[int, int]]:
    """Return where the first of the part's keys stands, in order."""
    array = reader.segment.file.array
    keys, key = array("meaning_key"), key_of(part.keys[0])
    low, high = bisect_left(keys, key), bisect_right(keys, key)
    return list(zip(array("meaning_start")[low:high], array("meaning_end")[low:high], strict=True))


def _leftwards(
    reader: SegmentReader,
    place: int,
    rows: Sequence[list[tuple[int, int]]],
    gaps: Sequence[Sequence[str]],
) -> list[int]:
    """Return where what stands before `place` begins: `gaps` with one of each of `rows` between."""
    found = [place]
    for number in range(len(gaps) - 1, -1, -1):
        found = [
            at - len(gap)
            for at in found
            for gap in gaps[number]
            if at >= len(gap) and (not gap or reader.text("tight", at - len(gap), at) == gap)
        ]
        if number and found:
            ends = set(found)
            found = [start for start, end in rows[number - 1] if end in ends]
    return found


def _rightwards(
    reader: SegmentReader,
    place: int,
    rows: Sequence[list[tuple[int, int]]],
    gaps: Sequence[Sequence[str]],
) -> list[int]:
    """Return where what stands behind `place` ends."""
    found = [place]
    for number, forms in enumerate(gaps):
        found = [
            at + len(gap)
            for at in found
            for gap in forms
            if not gap or reader.text("tight", at, at + len(gap)) == gap
        ]
        if number < len(rows) and found:
            starts = set(found)
            found = [end for start, end in rows[number] if start in starts]
    return found
