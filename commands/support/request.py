"""The manner of a search as arguments, and the request that they ask for."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from commands.support.telling import say_last, tell
from indexer.query.period import period
from indexer.query.synonyms import load_synonyms
from indexer.search.request import Request
from indexer.search.searcher import Searcher
from readers.corpus import Corpus
from text.errors import UsageError
from text.messages import say
from text.model.document import Document
from text.rule_names import kind_title
from text.structure.file_names import kind_named


def add_manner_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what says how and where words are looked for; `kwic` has the same."""
    parser.add_argument("--exact", action="store_true", help=say("search.exact"))
    parser.add_argument("--word", action="store_true", help=say("search.word"))
    parser.add_argument("--no-variants", action="store_true", help=say("search.no-variants"))
    add_choice_arguments(parser)


def add_choice_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what says which documents are meant; `list` has the same."""
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


def tell_undated(searcher: Searcher, request: Request, found: int) -> None:
    """Have it said below the answer how many documents a range of dates left out unseen.

    Where nothing was `found`, those of other days, too: the words are there, in another year.
    """
    left_out = searcher.undated(request)
    if left_out:
        say_last("search.undated", count=left_out)
    if not found and (others := searcher.dated_otherwise(request)):
        say_last("search.all-outside-dates", count=others)


def _kinds(given: Sequence[str]) -> tuple[str, ...]:
    """Return the kinds as written and as Kyogo calls them: チラシ is leaflet."""
    return tuple(dict.fromkeys(name for kind in given for name in (kind, kind_named(kind))))


def tell_unknown_kinds(given: Sequence[str], there: Iterable[str]) -> None:
    """Say on standard error that no document is of a kind, and which kinds there are."""
    known = {kind for kind in there if kind}
    for kind in given:
        if not {kind, kind_named(kind)} & known:
            names = say("search.comma").join(sorted(map(kind_title, known)))
            key = "search.no-such-kind" if known else "search.no-kinds"
            tell(key, kind=kind, known=names)


def chosen_documents(
    documents: Sequence[Document], arguments: argparse.Namespace, corpus: Corpus
) -> list[Document]:
    """Return those of `documents` that --kind, --in and --date choose."""
    kinds = frozenset(_kinds(arguments.kind or ()))
    tell_unknown_kinds(arguments.kind or (), (document.kind for document in documents))
    folders = tuple(f"{folder}/" for folder in _folders(arguments.folders or (), corpus))
    dates = period(arguments.date, 0) if arguments.date else None
    chosen = [
        document
        for document in documents
        if (not kinds or document.kind in kinds)
        and (not folders or document.name.startswith(folders))
    ]
    if dates is None:
        return chosen
    undated = sum(not document.date for document in chosen)
    if undated:
        say_last("search.undated", count=undated)
    first, last = dates
    return [
        document
        for document in chosen
        if document.date
        and document.date >= first[: len(document.date)]
        and (not last or document.date <= last)
    ]


def request_of(arguments: argparse.Namespace, corpus: Corpus) -> Request:
    """Return what the arguments of `search` or `kwic` ask for."""
    return Request(
        query=" ".join(arguments.query),
        exact=arguments.exact,
        word=arguments.word,
        variants=not arguments.no_variants,
        kinds=_kinds(arguments.kind or ()),
        folders=_folders(getattr(arguments, "folders", None) or (), corpus),
        dates=period(arguments.date, 0) if arguments.date else None,
        limit=max(0, arguments.limit) or None,
        synonyms=load_synonyms(corpus.root),
    )
