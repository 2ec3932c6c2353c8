"""Facets: how many of the hits each kind of document, each year and each addressee has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from indexer.matching.places.arrays import many
from indexer.scoring.scorer import Key
from indexer.segment.reader import SegmentReader
from indexer.segment.section_table import Facet, facet


def facets_of(readers: Sequence[SegmentReader], keys: Sequence[Key]) -> dict[str, dict[str, int]]:
    """Return the facets of the sections `keys`, each value with its count, the commonest first."""
    facets: Iterable[Facet]
    if len(keys) >= many():
        tables = {number: readers[number].sections.facets for number in {key[0] for key in keys}}
        facets = [tables[segment][section] for segment, section in keys]
    else:
        facets = [facet(readers[segment].described(section)[0]) for segment, section in keys]
    counts: dict[str, Counter[str]] = {
        "kind": Counter(), "year": Counter(), "addressee": Counter()
    }  # fmt: skip
    # Counted together first: there are thousands of sections and few different facets.
    for values, count in Counter(facets).items():
        for counter, value in zip(counts.values(), values, strict=True):
            if value:
                counter[value] += count
    return {
        name: dict(sorted(counter.items(), key=lambda item: (-item[1], item[0])))
        for name, counter in counts.items()
    }
