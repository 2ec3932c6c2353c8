"""Everything that a document mentions: parties, quotations, figures, names, contacts.

The same code reads the corpus and the draft, so that what is compared was found alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from proofreading.draft import Draft
from proofreading.mentions import contacts, figures, names, offices, parties, quotations
from proofreading.mentions.mention import Mention

EXTRACTORS: tuple[Callable[[Draft], Iterator[Mention]], ...] = (
    parties.mentions,
    quotations.mentions,
    figures.mentions,
    names.mentions,
    offices.mentions,
    contacts.mentions,
)


def mentions(draft: Draft) -> Iterator[Mention]:
    """Yield every mention of every kind."""
    for extract in EXTRACTORS:
        yield from extract(draft)
