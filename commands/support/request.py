"""The manner of a search as arguments, and the request that they ask for."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from commands.support.console import say_last
from indexer.query.period import period
from indexer.query.synonyms import load_synonyms
from indexer.search.request import Request
from indexer.search.searcher import Searcher
from readers.corpus import Corpus
from text.errors import UsageError
from text.messages import say
from text.structure.file_names import kind_named


def add_manner_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what says how and where words are looked for; `kwic` has the same."""
    parser.add_argument("--exact", action="store_true", help=say("search.exact"))
    parser.add_argument("--word", action="store_true", help=say("search.word"))
    parser.add_argument("--no-variants", action="store_true", help=say("search.no-variants"))
    parser.add_argument("--kind", metavar="KIND", action="append", help=say("search.kind"))
    parser.add_argument(
        "--in", metavar="FOLDER", dest="folders", action="append", help=say("search.in")
    )
    parser.add_argument("--date", metavar="RANGE", help=say("search.date"))


def _folders(given: Sequence[str], corpus: Corpus) -> tuple[str, ...]:
    """Return the folders as names relative to the corpus; each may also be a path.

    Raises UsageError for one that is not there.
    """
    names = []
    for folder in given:
        paths = (corpus.root / folder, Path(folder))
        path = next((Path(os.path.realpath(path)) for path in paths if path.is_dir()), None)
        if path is None or not path.is_relative_to(corpus.root):
            raise UsageError("search.no-such-folder", folder=folder)
        names.append(path.relative_to(corpus.root).as_posix())
    return () if "." in names else tuple(names)


def tell_undated(searcher: Searcher, request: Request) -> None:
    """Have it said below the answer how many documents a range of dates left out unseen."""
    left_out = searcher.undated(request)
    if left_out:
        say_last("search.undated", count=left_out)


def request_of(arguments: argparse.Namespace, corpus: Corpus) -> Request:
    """Return what the arguments of `search` or `kwic` ask for."""
    return Request(
        query=" ".join(arguments.query),
        exact=arguments.exact,
        word=arguments.word,
        variants=not arguments.no_variants,
        kinds=tuple(
            dict.fromkeys(
                name for kind in arguments.kind or () for name in (kind, kind_named(kind))
            )
        ),
        folders=_folders(getattr(arguments, "folders", None) or (), corpus),
        dates=period(arguments.date, 0) if arguments.date else None,
        limit=max(0, arguments.limit) or None,
        synonyms=load_synonyms(corpus.root),
    )
