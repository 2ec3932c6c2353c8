"""The lines of a segment's running text, each with a checksum of what stands in it.

Letters are made from letters: whoever counts usage takes lines that are the same, figures aside,
once (`indexer.usage`). So a line's checksum is that of its words, and any figure counts as one.
"""

from __future__ import annotations

import numpy as np

from indexer.analysis.folding import SPACES, Array
from indexer.analysis.usage_names import UsageNames

_NEWLINE = 10
_FACTOR = 0x9E3779B97F4A7C15
_POWERS = 1 << 16
"""Words after which the factors of a line's checksum begin again."""


def line_starts(units: Array) -> Array:
    """Return where lines start in a folded running text, counted in units that are no space."""
    visible = np.cumsum(~SPACES[units], dtype=np.uint32)
    return np.concatenate([np.zeros(1, np.uint32), visible[units == _NEWLINE]])


def line_table(
    stream: Array, names: UsageNames, token_start: Array, starts: list[Array], tokens: Array
) -> tuple[Array, Array]:
    """Return the first token of each line, with the end, and the checksum of each line.

    `token_start` says where each token starts in the running texts, one after the other; `starts`
    where the lines of each document do; `tokens` are the bounds of the documents. O(tokens).
    """
    owner = np.repeat(np.arange(len(starts)), list(map(len, starts)))
    places = np.concatenate([*starts, np.empty(0, np.int64)])
    # Of tokens at one place, those of the document itself: a border may stand there too.
    first = np.maximum(np.searchsorted(token_start, places), tokens[owner])
    first = first[np.diff(first, append=len(stream)) > 0]
    return (
        np.append(first, len(stream)).astype(np.uint32),
        _checksums(stream, names, first),
    )


def _checksums(stream: Array, names: UsageNames, first: Array) -> Array:
    if not len(first):
        return np.empty(0, np.uint64)
    figure = names.digits[stream]
    counted = stream != 0
    counted[1:] &= ~(figure[1:] & figure[:-1])
    before = np.cumsum(counted, dtype=np.int64) - counted
    factor = np.cumprod(np.full(_POWERS, _FACTOR, np.uint64))
    lengths = np.diff(first, append=len(stream))
    place = (before - np.repeat(before[first], lengths)) % _POWERS
    values = np.where(names.digits, np.uint64(1), names.keys)[stream]
    return np.add.reduceat(values * factor[place] * counted.astype(np.uint64), first)
