"""Places by section: how many stand in each, and the strongest layer."""

from __future__ import annotations

from indexer.matching.matches import Places
from indexer.segment.view import PartView


def by_section(view: PartView, places: Places) -> tuple[list[int], list[int], list[int]]:
    """Return the sections with places, how many each has, and the strongest rank in each."""
    import numpy as np

    bounds = np.asarray(view.part.section_place)[: view.part.section_bounds[-1] + 1]
    edges = np.searchsorted(np.asarray(places.starts), bounds)
    counts = np.diff(edges)
    sections = np.flatnonzero(counts)
    ranks = np.minimum.reduceat(np.asarray(places.ranks), edges[sections])
    return sections.tolist(), counts[sections].tolist(), ranks.tolist()
