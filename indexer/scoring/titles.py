"""Titles and headings: a section whose names have words of the query answers it better."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final

from indexer.matching.places.arrays import many
from indexer.scoring.scorer import Key
from indexer.segment.reader import SegmentReader
from text.view.normalise import tight

TITLE: Final = 0.5
"""Added for every word of the query in the document's title, and in the section's heading."""


def favour_titles(
    readers: Sequence[SegmentReader],
    scores: dict[Key, float],
    keys: Iterable[Key],
    words: Sequence[str],
) -> None:
    """Add to the score of those `keys` whose heading or document title has a word of the query.

    `keys` come segment by segment; `words` are tight texts.
    """
    for segment, among in groupby(keys, key=lambda key: key[0]):
        sections = [section for _, section in among]
        for section, count in _named(readers[segment], sections, words).items():
            key = segment, section
            scores[key] = scores.get(key, 0.0) + TITLE * count


def _named(
    reader: SegmentReader, sections: Sequence[int], words: Sequence[str]
) -> Mapping[int, int]:
    """Return how many of `words` each of `sections` has in its two names, where it has any."""
    # The table is made once; a section by itself costs the fold of its names.
    if 8 * len(sections) >= many():
        named = reader.sections.named(words)
        return {section: named[section] for section in named.keys() & set(sections)}
    known: dict[str, int] = {}
    found: Counter[int] = Counter()
    for section in sections:
        record, heading = reader.described(section)
        for name in (record["title"], heading):
            if name not in known:
                known[name] = sum(word in tight(name) for word in words)
            if known[name]:
                found[section] += known[name]
    return found
