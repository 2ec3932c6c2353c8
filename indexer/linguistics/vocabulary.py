"""Frequency list, collocates and keywords of a corpus, as AntConc and 中納言 users know them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal

from indexer.linguistics.counts import By, Wanted, counts, type_counts, window, words
from indexer.linguistics.measures import Association, Keyness, association, keyness
from indexer.matching.places.matches import Spans
from indexer.segment.reader import SegmentReader
from text.records import dataclass

Measure = Literal["log-dice", "mi", "t", "log-likelihood", "frequency"]
MEASURES: Final[tuple[Measure, ...]] = ("log-dice", "mi", "t", "log-likelihood", "frequency")


@dataclass(frozen=True, slots=True)
class Frequency:
    """A line of a frequency list; `per_million` words."""

    label: str
    pos: str
    count: int
    per_million: float


@dataclass(frozen=True, slots=True)
class Collocate:
    """A word that stands near a node; `count` is its frequency in the corpus."""

    label: str
    pos: str
    count: int
    association: Association


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word that marks one text off from another."""

    label: str
    pos: str
    keyness: Keyness


def frequencies(
    readers: Sequence[SegmentReader], documents: Iterable[int] | None, by: By, keep: Wanted
) -> tuple[list[Frequency], int]:
    """Return the frequency list, most frequent first, and the number of all words."""
    chosen = None if documents is None else list(documents)
    per_type = [type_counts(reader, chosen) for reader in readers]
    total = words(per_type, readers)
    listed = [
        Frequency(entry.label, entry.pos, entry.count, 1e6 * entry.count / total)
        for entry in counts(readers, per_type, by, keep).values()
    ]
    return sorted(listed, key=lambda line: (-line.count, line.label, line.pos)), total


def collocates(
    readers: Sequence[SegmentReader],
    places: Sequence[Spans],
    reach: int,
    by: By,
    keep: Wanted,
    measure: Measure = "log-dice",
    least: int = 2,
) -> tuple[list[Collocate], int]:
    """Return the words that stand at least `least` times within `reach` words of `places`.

    Strongest by `measure` first; and the number of nodes. `places` are the nodes by segment.
    """
    near = [window(reader, found, reach) for reader, found in zip(readers, places, strict=True)]
    per_type = [type_counts(reader) for reader in readers]
    total = words(per_type, readers)
    beside = [numbers for numbers, _ in near]
    size = words(beside, readers)
    nodes = sum(number for _, number in near)
    observed = counts(readers, beside, by, keep)
    everywhere = counts(readers, per_type, by, keep)
    listed = [
        Collocate(
            entry.label,
            entry.pos,
            everywhere[key].count,
            association(entry.count, size, nodes, everywhere[key].count, total),
        )
        for key, entry in observed.items()
        if entry.count >= least
    ]
    return sorted(listed, key=lambda line: (-_value(line, measure), line.label, line.pos)), nodes


def _value(line: Collocate, measure: Measure) -> float:
    found = line.association
    match measure:
        case "log-dice":
            return found.log_dice
        case "mi":
            return found.mi
        case "t":
            return found.t
        case "log-likelihood":
            return found.log_likelihood
        case "frequency":
            return found.observed


def keywords(
    readers: Sequence[SegmentReader],
    first: Iterable[int],
    second: Iterable[int],
    by: By,
    keep: Wanted,
) -> tuple[list[Keyword], int, int]:
    """Return the words that mark the documents `first` off from `second`, and their sizes in words.

    Largest log-likelihood first, whichever side the word is on.
    """
    sides = [
        [type_counts(reader, list(documents)) for reader in readers]
        for documents in (first, second)
    ]
    sizes = [words(side, readers) for side in sides]
    if not all(sizes):
        return [], sizes[0], sizes[1]
    one, other = (counts(readers, side, by, keep) for side in sides)
    listed = []
    for key in {**one, **other}:
        entry = one.get(key) or other[key]
        pair = [side[key].count if key in side else 0 for side in (one, other)]
        listed.append(Keyword(entry.label, entry.pos, keyness(*pair, *sizes)))
    listed.sort(key=lambda line: (-abs(line.keyness.log_likelihood), line.label, line.pos))
    return listed, sizes[0], sizes[1]
