"""Measures of collocation and keyness, each with its source. Counts in, numbers out.

O is what was observed, E what chance would give. Logarithms are to base 2 but for the natural one
of the log-likelihood.
"""

from __future__ import annotations

import math

from text.records import dataclass


@dataclass(frozen=True, slots=True)
class Association:
    """How a collocate goes with a node: `observed` times where chance gives `expected`.

    `mi`: mutual information, log2(O/E) (Church and Hanks, Computational Linguistics 16, 1990).
    `t`: (O-E)/sqrt(O) (Church, Gale, Hanks and Hindle 1991). `log_likelihood`: Dunning's G2
    (Computational Linguistics 19, 1993), negative where O < E. `log_dice`: 14 + log2(2O/(f1+f2)),
    at most 14 (Rychlý, RASLAN 2008).
    """

    observed: int
    expected: float
    mi: float
    t: float
    log_likelihood: float
    log_dice: float


def association(observed: int, window: int, node: int, collocate: int, total: int) -> Association:
    """Return the association of a collocate that stands `observed` times near the node.

    `window` is the number of words in all windows around the node, `node` and `collocate` are the
    frequencies of the two in the corpus of `total` words. Expected as Evert has it for surface
    co-occurrence (*Corpora and collocations*, 2008): window * collocate / total. `observed` > 0.
    """
    expected = window * collocate / total
    # Overlapping windows can hold a word more often than it stands in the corpus: each counts.
    table = (
        observed,
        max(0, window - observed),
        max(0, collocate - observed),
        max(0, total - window - collocate + observed),
    )
    likelihood = g2(*table)
    return Association(
        observed,
        expected,
        math.log2(observed / expected),
        (observed - expected) / math.sqrt(observed),
        likelihood if observed >= expected else -likelihood,
        14 + math.log2(2 * observed / (node + collocate)),
    )


def g2(a: int, b: int, c: int, d: int) -> float:
    """Return the log-likelihood ratio of the 2 x 2 table (a b / c d), never negative."""
    total = a + b + c + d
    rows, columns = (a + b, c + d), (a + c, b + d)
    cells = ((a, 0, 0), (b, 0, 1), (c, 1, 0), (d, 1, 1))
    return 2 * sum(
        observed * math.log(observed * total / (rows[row] * columns[column]))
        for observed, row, column in cells
        if observed
    )


@dataclass(frozen=True, slots=True)
class Keyness:
    """How much more frequent a word is in one text than in another.

    `log_likelihood` as Rayson and Garside use it (Comparing Corpora, ACL 2000), negative where the
    word is the rarer in the first text; `log_ratio` (Hardie 2014) is the binary logarithm of the
    ratio of relative frequencies: +1 is twice as frequent, half an occurrence standing for none.
    """

    first: int
    second: int
    log_likelihood: float
    log_ratio: float


def keyness(first: int, second: int, first_total: int, second_total: int) -> Keyness:
    """Return the keyness of a word that stands `first` times among `first_total` words, and so on.

    The totals are positive and one of the counts is.
    """
    together = (first + second) / (first_total + second_total)
    likelihood = 2 * sum(
        count * math.log(count / (total * together))
        for count, total in ((first, first_total), (second, second_total))
        if count
    )
    ratio = math.log2(((first or 0.5) / first_total) / ((second or 0.5) / second_total))
    return Keyness(first, second, max(0.0, likelihood) * (1 if ratio >= 0 else -1), ratio)
