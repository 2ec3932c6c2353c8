"""Spans by section: how many stand in each, and the strongest layer."""

from __future__ import annotations

from indexer.matching.places.arrays import many
from indexer.matching.places.matches import SectionMatches, Spans
from indexer.segment.reader import SegmentReader


def by_section(reader: SegmentReader, spans: Spans) -> SectionMatches:
    """Return the sections with `spans`, how many each has, and the strongest layer in each."""
    if len(spans) >= many():
        return _in_arrays(reader, spans)
    found = SectionMatches([], [], [])
    reach = -1
    for start, _, layer in spans:
        if start >= reach:
            section = reader.section_at(start)
            reach = reader.section_range(section)[1]
            found.sections.append(section)
            found.counts.append(0)
            found.layers.append(layer)
        found.counts[-1] += 1
        found.layers[-1] = min(found.layers[-1], layer)
    return found


def _in_arrays(reader: SegmentReader, spans: Spans) -> SectionMatches:
    import numpy as np

    bounds = np.asarray(reader.segment.section_place)[: reader.segment.section_bounds[-1] + 1]
    edges = np.searchsorted(np.asarray(spans.starts), bounds)
    counts = np.diff(edges)
    sections = np.flatnonzero(counts)
    layers = np.minimum.reduceat(np.asarray(spans.layers), edges[sections])
    return SectionMatches(sections.tolist(), counts[sections].tolist(), layers.tolist())
