"""The words of a draft for which another of the same sound is expected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from proofreading.draft import Draft
from proofreading.expected.doubts import lines
from text.model.document import Token

_LEAST = 2.0


class Misconverted(NamedTuple):
    """The token number `at` of a draft, the word that is meant, and the log odds."""

    at: int
    meant: str
    weight: float


@lru_cache(maxsize=1)
def misconverted(draft: Draft) -> Sequence[Misconverted]:
    """Return the doubtful words of `draft`, in order. O(tokens)."""
    return list(_misconverted(draft))


def _misconverted(draft: Draft) -> Iterator[Misconverted]:
    import numpy

    from proofreading.expected.attributes import Reader
    from proofreading.expected.homonyms import contexts, weighed
    from proofreading.expected.slots import text_of

    reader = Reader()
    text, numbers = text_of([reader.read(line) for line in lines(draft)])
    asked = [(at, _group(token)) for at, token in enumerate(draft.tokens)]
    asked = [(at, group) for at, group in asked if group]
    if not asked:
        return
    where = numpy.full(len(draft.tokens), -1, numpy.int64)
    where[numbers[numbers >= 0]] = numpy.flatnonzero(numbers >= 0)
    places = where[[at for at, _ in asked]]
    seen = contexts(text, places)
    tokens = [draft.tokens[at] for at, _ in asked]
    for (at, _), (meant, weight) in zip(asked, weighed(seen, tokens), strict=True):
        if weight >= _LEAST:
            yield Misconverted(at, meant, weight)


def _group(token: Token) -> str:
    from proofreading.expected.homonyms import groups, sound

    name = sound(token)
    return name if name in groups() else ""
