"""The tight text of a document: what is printed of it, folded and without white space."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from indexer.analysis.folding import SPACES, Array, Folded, fold_units
from text.model.document import Document, Printed


def tight_units(document: Document) -> Folded:
    """Return the tight text of `document` in units, each with its stretch of the raw text."""
    text, origins = without_skips(document)
    return tight_of(fold_units(text), origins)


_Origins = tuple[Array, Array] | None
"""Where each code point begins and ends in the raw text; None if the text is the raw one."""


def without_skips(document: Document) -> tuple[str, _Origins]:
    """Return the raw text as it is printed, without its skips, and where each code point stood.

    What is drawn of a border between cells is skipped, too.
    """
    raw = document.raw
    drawn = [(b.start, b.end) for b in document.borders if raw[b.start : b.end].strip()]
    skips = [*document.skips, *drawn, *(one[:2] for one in document.printed)]
    if not skips:
        return raw, None
    edges = np.clip(np.array(skips, np.int64), 0, len(raw))
    within = np.bincount(edges[:, 0], minlength=len(raw) + 1)
    within -= np.bincount(edges[:, 1], minlength=len(raw) + 1)
    origin = np.flatnonzero(np.cumsum(within[:-1]) == 0)
    points = np.frombuffer(raw.encode("utf-32-le", "surrogatepass"), np.uint32)[origin]
    end = origin + 1
    if document.printed:
        points, origin, end = _with_printed(document.printed, points, origin)
    text = points.tobytes().decode("utf-32-le", "surrogatepass")
    return text, (origin.astype(np.uint32), end.astype(np.uint32))


def _with_printed(
    printed: Iterable[Printed], points: Array, origin: Array
) -> tuple[Array, Array, Array]:
    """Return `points`, where they begin and where they end, with what stands for others put in."""
    starts = [one.start for one in printed for _ in one.text]
    ends = [one.end for one in printed for _ in one.text]
    codes = [ord(char) for one in printed for char in one.text]
    at = np.searchsorted(origin, np.array(starts, np.int64))
    return (
        np.insert(points, at, np.array(codes, np.uint32)),
        np.insert(origin, at, starts),
        np.insert(origin + 1, at, ends),
    )


def tight_of(folded: Folded, origins: _Origins) -> Folded:
    """Return the units that are no white space; `origins` are those of each code point."""
    kept = folded.kept(~SPACES[folded.units])
    if origins is None:
        return kept
    start, end = origins[0][kept.start], origins[1][kept.end - 1]
    piece = kept.piece.copy()
    # What stands for other characters maps as a whole.
    piece[(end - start > 1) & (piece == 1)] = 2
    piece[1:][(end - start > 1)[1:] & (start[1:] == start[:-1]) & (end[1:] == end[:-1])] = 0
    return Folded(kept.units, start, end, piece)
