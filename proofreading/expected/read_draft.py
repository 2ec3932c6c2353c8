"""A draft as the arrays that the judges read: made once for all rules that ask them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from proofreading.draft import Draft
from proofreading.expected.model.attributes import Reader
from proofreading.expected.model.slots import Numbers, Text, text_of


class ReadDraft(NamedTuple):
    """The arrays of a draft; for each of their places the number of its token, -1 for a break;
    for each token its place."""

    text: Text
    numbers: Numbers
    places: Numbers


@lru_cache(maxsize=1)
def read_draft(draft: Draft) -> ReadDraft:
    """Return the arrays of `draft`, line by line. O(tokens)."""
    import numpy

    reader = Reader()
    kinds = reader.read(draft.tokens)
    lines, start = [], 0
    for number, adjacent in enumerate(draft.adjacent):
        if not adjacent:
            lines.append(kinds[start : number + 1])
            start = number + 1
    text, numbers = text_of(lines, reader)
    return ReadDraft(text, numbers, numpy.flatnonzero(numbers >= 0))
