"""Spans by section: how many stand in each, and the strongest layer."""

from __future__ import annotations

from indexer.matching.matches import Spans
from indexer.segment.reader import SegmentReader


def by_section(reader: SegmentReader, places: Spans) -> tuple[list[int], list[int], list[int]]:
    """Return the sections with places, how many each has, and the strongest layer in each."""
    import numpy as np

    bounds = np.asarray(reader.segment.section_place)[: reader.segment.section_bounds[-1] + 1]
    edges = np.searchsorted(np.asarray(places.starts), bounds)
    counts = np.diff(edges)
    sections = np.flatnonzero(counts)
    layers = np.minimum.reduceat(np.asarray(places.layers), edges[sections])
    return sections.tolist(), counts[sections].tolist(), layers.tolist()
