"""`kyogo search QUERY`: ranked hits, each with its place in the file."""

from __future__ import annotations

import argparse
from dataclasses import replace

from commands.support.console import add_output_argument, corpus_of
from commands.support.fresh_index import fresh_index
from commands.support.parser import count
from commands.support.progress import progress
from commands.support.reporting import report_of, write_report
from commands.support.request import (
    add_manner_arguments,
    request_of,
    tell_undated,
    tell_unknown_kinds,
)
from indexer.search.ordering import ORDERS
from indexer.search.searcher import Searcher
from reports.formats import formats
from text.errors import UsageError
from text.messages import say

_SCREEN, _PAGE = 20, 500
"""Hits that are shown where nobody says how many: a page has room, and no way on."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `search`."""
    parser.epilog = "language.help"
    parser.add_argument("query", metavar="QUERY", nargs="+", help=say("search.query"))
    add_manner_arguments(parser)
    parser.add_argument("-n", "--limit", metavar="N", type=count, help=say("search.limit"))
    parser.add_argument("--sort", metavar="KEYS", default="", help=say("search.sort"))
    add_output_argument(parser, ("text", "kwic", *formats("search")[1:]))


def run(arguments: argparse.Namespace) -> int:
    """Write the hits; 0 if there are any, 1 if not."""
    if arguments.limit is None:
        arguments.limit = _PAGE if arguments.format == "html" else _SCREEN
    if arguments.format == "kwic":
        from commands.support.concordance import write_concordance

        return write_concordance(arguments, "text")
    if arguments.sort and arguments.sort not in ORDERS:
        raise UsageError("search.sort-needs-kwic")
    corpus = corpus_of(arguments)
    request = replace(request_of(arguments, corpus), order=arguments.sort)
    searcher = Searcher(fresh_index(corpus))
    tell_unknown_kinds(arguments.kind or (), (record.kind for record in searcher.index.records))
    with progress(say("search.progress")):
        answer = searcher.search(request)
    tell_undated(searcher, request, answer.total)
    write_report(arguments, report_of(arguments, "search"), answer)
    return 0 if answer.total else 1
