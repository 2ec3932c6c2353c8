"""The step before every answer: the index of the corpus is brought up to date and opened."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from indexer.index import Index, open_index
from readers.corpus import Corpus
from readers.encoding import preferred
from text.errors import KyogoError

if TYPE_CHECKING:
    from indexer.update import Changes


def bring_up_to_date(corpus: Corpus, rebuild: bool = False) -> Changes:
    """Bring the index of `corpus` up to date and return what changed.

    Raises KyogoError if the folder holds nothing that could be a document.
    """
    from indexer.update import update

    changes = update(
        corpus.root, corpus.scan(), corpus.document, context=_context(corpus), rebuild=rebuild
    )
    if not changes.documents and not changes.skipped:
        raise KyogoError("error.no-documents", path=str(corpus.root))
    return changes


def fresh_index(corpus: Corpus) -> Index:
    """Return the index of `corpus`, up to date."""
    bring_up_to_date(corpus)
    return open_index(corpus.root)


def _context(corpus: Corpus) -> str:
    known = repr((corpus.catalogue.entries, preferred()))
    return hashlib.sha256(known.encode("utf-8", "surrogatepass")).hexdigest()
