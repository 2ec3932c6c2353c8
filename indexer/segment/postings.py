"""The token stream → postings: where each term stands, and which sections hold it how often."""

from __future__ import annotations

import numpy as np

from indexer.analysis.folding import Array


def postings(stream: Array, type_term: Array, terms: int, sections: Array) -> dict[str, Array]:
    """Return the postings of every term, as arrays that are written as they are.

    `sections` holds the first position of each section, and the end. O(n log n) in tokens.
    """
    term = type_term[stream]
    positions = _stable_order(term, terms)
    ordered = term[positions]
    bounds = np.searchsorted(ordered, np.arange(terms + 1))
    words = np.concatenate([[0], np.cumsum(term != 0, dtype=np.uint32)])[sections]
    del term
    lengths = np.diff(sections.astype(np.int64))
    section = np.repeat(np.arange(len(lengths), dtype=np.uint32), lengths)[positions]
    new = np.ones(len(positions), bool)
    new[1:] = ordered[1:] != ordered[:-1]
    del ordered
    new[1:] |= section[1:] != section[:-1]
    first = np.flatnonzero(new)
    return {
        "positions": positions,
        "position_bounds": bounds.astype(np.uint32),
        "posting_section": section[first],
        "posting_count": np.diff(np.append(first, len(positions))).astype(np.uint32),
        "posting_bounds": np.searchsorted(first, bounds).astype(np.uint32),
        "section_words": np.diff(words).astype(np.uint32),
    }


def _stable_order(values: Array, limit: int) -> Array:
    """Return the order that sorts `values` (below `limit`), equal ones left in place.

    numpy sorts 16 bits by radix and anything wider by comparison, so it is done in two steps.
    """
    order = np.argsort((values & 0xFFFF).astype(np.uint16), kind="stable").astype(np.uint32)
    if limit > 0x10000:
        high = (values >> 16).astype(np.uint16)[order]
        order = order[np.argsort(high, kind="stable")]
    return order
