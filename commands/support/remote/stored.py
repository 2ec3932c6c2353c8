"""Documents of a corpus whose index lies in a cluster: as the index has them, here or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from commands.support.fresh_index import fresh_index
from indexer.engines import is_remote
from readers.corpus import Corpus, locate
from text.errors import KyogoError, UsageError
from text.model.document import Document
from text.structure.section_names import find_section


def stored(corpus: Corpus) -> Iterator[Document] | None:
    """Return the documents of `corpus` in order, if they are in a cluster; None if they are not."""
    if not is_remote(corpus.root):
        return None
    index = fresh_index(corpus)
    return (index.document(number) for number in range(len(index.documents)))


def located(name: str, corpus: Corpus) -> Document:
    """Return what `readers.corpus.locate` does; of a corpus in a cluster also what only lies there.

    Raises KyogoError as that does.
    """
    try:
        return locate(name, corpus)
    except KyogoError:
        found = _named(name, corpus) if is_remote(corpus.root) else None
        if found is None:
            raise
        return found


def _named(name: str, corpus: Corpus) -> Document | None:
    index = fresh_index(corpus)
    number = index.number(name)
    if number is not None:
        return index.document(number)
    path, _, heading = name.rpartition("#")
    number = index.number(path)
    if number is None:
        return None
    document = index.document(number)
    place = find_section(document, heading)
    if place is None:
        raise UsageError("error.no-section", path=path, heading=heading)
    return replace(document, scope=place)
