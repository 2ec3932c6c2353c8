"""`kyogo kwic QUERY`: every place of a query with its context, aligned at the node."""

from __future__ import annotations

import argparse

from commands.search import add_manner_arguments, request_of
from commands.support.console import add_output_argument, open_output
from commands.support.fresh_index import fresh_index
from indexer.linguistics.concordance import SORT_BY, SortBy, concordance, sort_keys
from indexer.search.searcher import Searcher
from readers.corpus import find_corpus
from reports.formats import formats, report
from text.messages import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `kwic`."""
    parser.epilog = "language.help"
    parser.add_argument("query", metavar="QUERY", nargs="+", help=say("search.query"))
    add_manner_arguments(parser)
    parser.add_argument("--sort", metavar="KEYS", default="", help=say("kwic.sort"))
    parser.add_argument("--by", choices=SORT_BY, default="surface", help=say("kwic.by"))
    parser.add_argument("--context", metavar="N", type=int, default=60, help=say("kwic.context"))
    parser.add_argument("-n", "--limit", metavar="N", type=int, default=100, help=say("kwic.limit"))
    add_output_argument(parser, formats("kwic"))


def run(arguments: argparse.Namespace) -> int:
    """Write the lines; 0 if there are any, 1 if not."""
    return write_concordance(arguments, arguments.format, arguments.by, arguments.context)


def write_concordance(
    arguments: argparse.Namespace, format: str, by: SortBy = "surface", context: int = 60
) -> int:
    """Write the concordance that the arguments of `search` or `kwic` ask for, as `format`."""
    corpus = find_corpus(arguments.corpus)
    keys = sort_keys(arguments.sort)
    searcher = Searcher(fresh_index(corpus))
    lines, total = concordance(searcher, request_of(arguments, corpus), keys, by, max(1, context))
    with open_output(arguments) as output:
        extra = {"output": output} if format == "text" else {}
        report("kwic", format).render(lines, total, output.stream, **extra)
    return 0 if total else 1
