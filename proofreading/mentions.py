"""What a document mentions that other documents may mention otherwise: names, quotations, figures.

The same code reads the corpus and the draft, so that what is compared was found alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from proofreading.draft import Draft


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention: `kind` says of what, `key` is what it is looked up by, `value` what is said.

    `line` (from 1) and `text` are its place in the raw text and the line that shows it.
    """

    kind: str
    key: str
    value: str
    line: int
    text: str


Extractor = Callable[[Draft], Iterator[Mention]]
EXTRACTORS: tuple[Extractor, ...] = ()


def mentions(draft: Draft) -> Iterator[Mention]:
    """Yield every mention of every kind."""
    for extract in EXTRACTORS:
        yield from extract(draft)
