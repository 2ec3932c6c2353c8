"""The checker that the arguments ask for: rules, settings and what the corpus knows."""

from __future__ import annotations

import argparse

from commands.support.telling import unread
from proofreading import settings
from proofreading.checking.checker import Checker, validate
from proofreading.knowledge.knowledge import Knowledge
from proofreading.registry import chosen
from readers.corpus import Corpus
from text.errors import KyogoError

NOTHING = frozenset(["error.no-documents", "error.nothing-readable"])


def checker_of(corpus: Corpus, arguments: argparse.Namespace) -> Checker:
    """Return the corpus, its settings and what the command line says, ready to check drafts."""
    wanted = settings.load(corpus.root)
    validate(wanted)
    select, ignore = _listed(arguments.select), _listed(arguments.ignore)
    chosen(select, ignore)  # a name that is no rule is said once, and not for each draft
    return Checker(
        corpus_knowledge(corpus),
        wanted,
        select,
        ignore,
        arguments.severity,
        arguments.confidence,
        (profile,) if (profile := getattr(arguments, "profile", None)) else (),
    )


def corpus_knowledge(corpus: Corpus) -> Knowledge:
    """Return what the corpus knows: its index, brought up to date.

    Nothing where nobody named or marked a corpus: strangers' documents are no evidence. A corpus
    in which there is nothing to read knows nothing either, and the last line says so. Where the
    disk takes no index, the corpus is indexed for the moment.
    """
    if not corpus.asked:
        return Knowledge()
    from commands.support.fresh_index import fresh_index

    try:
        return Knowledge(fresh_index(corpus))
    except OSError:
        return _for_the_moment(corpus)
    except KyogoError as error:
        if error.code not in NOTHING:
            raise
        count = error.values.get("count", 0)
        unread(count if isinstance(count, int) else 0, len(corpus.unsupported()))
        return Knowledge()


def _for_the_moment(corpus: Corpus) -> Knowledge:
    from indexer.usage.of_documents import DocumentsIndex

    documents, trouble = [], 0
    for name in corpus.names():
        try:
            documents.append(corpus.document(name))
        except KyogoError:
            trouble += 1
    unread(trouble, len(corpus.unsupported()))
    return Knowledge(DocumentsIndex(documents)) if documents else Knowledge()


def _listed(options: list[str]) -> tuple[str, ...]:
    names = (name.strip() for option in options for name in option.split(","))
    return tuple(name for name in names if name)
