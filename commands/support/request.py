"""The manner of a search as arguments, and the request that they ask for."""

from __future__ import annotations

import argparse

from indexer.query.period import period
from indexer.query.synonyms import load_synonyms
from indexer.search.request import Request
from readers.corpus import Corpus
from text.messages import say


def add_manner_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what says how and where words are looked for; `kwic` has the same."""
    parser.add_argument("--exact", action="store_true", help=say("search.exact"))
    parser.add_argument("--word", action="store_true", help=say("search.word"))
    parser.add_argument("--no-variants", action="store_true", help=say("search.no-variants"))
    parser.add_argument("--kind", metavar="KIND", action="append", help=say("search.kind"))
    parser.add_argument("--date", metavar="RANGE", help=say("search.date"))


def request_of(arguments: argparse.Namespace, corpus: Corpus) -> Request:
    """Return what the arguments of `search` or `kwic` ask for."""
    return Request(
        query=" ".join(arguments.query),
        exact=arguments.exact,
        word=arguments.word,
        variants=not arguments.no_variants,
        kinds=tuple(arguments.kind or ()),
        dates=period(arguments.date, 0) if arguments.date else None,
        limit=max(0, arguments.limit) or None,
        synonyms=load_synonyms(corpus.root),
    )
