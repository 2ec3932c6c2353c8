"""The checker that the arguments ask for: rules, settings and what the corpus knows."""

from __future__ import annotations

import argparse

from commands.support.console import unread
from commands.support.progress import progress
from indexer.store.generations import Store
from proofreading import settings
from proofreading.checking.checker import Checker, validate
from proofreading.knowledge.knowledge import Knowledge
from proofreading.knowledge.statistics_store import Source
from readers.corpus import Corpus
from text.messages import say


def checker_of(corpus: Corpus, arguments: argparse.Namespace) -> Checker:
    """Return the corpus, its settings and what the command line says, ready to check drafts."""
    wanted = settings.load(corpus.root)
    validate(wanted)
    select, ignore = _listed(arguments.select), _listed(arguments.ignore)
    return Checker(
        corpus_knowledge(corpus),
        wanted,
        select,
        ignore,
        arguments.severity,
        arguments.confidence,
    )


def corpus_knowledge(corpus: Corpus) -> Knowledge:
    """Return what the corpus knows, brought up to date; kept in the user's cache folder.

    Nothing where nobody named or marked a corpus: strangers' documents are no evidence.
    """
    if not corpus.asked:
        return Knowledge()
    sources = (Source(entry.name, entry.size, entry.mtime_ns) for entry in corpus.scan())
    index = Store(corpus.root).folder
    cache = index.with_name(f"{index.name}-check") / "statistics.sqlite"
    with progress(say("check.progress")) as shown:
        known = Knowledge.of(sources, corpus.document, cache, shown)
    read = {entry.name for entry in known.documents}
    unread(sum(entry.name not in read for entry in corpus.scan()), len(corpus.unsupported()))
    return known


def _listed(options: list[str]) -> tuple[str, ...]:
    names = (name.strip() for option in options for name in option.split(","))
    return tuple(name for name in names if name)
