"""The words of a draft for which another of the same sound is expected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from proofreading.draft import Draft

_LEAST = 0.0


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
    from proofreading.expected.model.homonyms import contexts, groups, sound, weighed
    from proofreading.expected.read_draft import read_draft

    text, _, places = read_draft(draft)
    known = groups()
    asked: list[int] = []
    words: list[tuple[str, str, str]] = []
    for at, token in enumerate(draft.tokens):
        group = sound(token)
        if group in known:
            asked.append(at)
            words.append((token.surface, token.lemma, group))
    if not asked:
        return
    for at, (meant, weight) in zip(
        asked, weighed(contexts(text, places[asked]), words), strict=True
    ):
        if weight >= _LEAST:
            yield Misconverted(at, meant, weight)
