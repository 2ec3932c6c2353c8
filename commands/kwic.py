"""`kyogo kwic QUERY`: every place of a query with its context, aligned at the node."""

from __future__ import annotations

import argparse

from commands.support.concordance import write_concordance
from commands.support.console import add_output_argument
from commands.support.parser import count
from commands.support.request import add_manner_arguments
from indexer.linguistics.concordance import SORT_BY
from reports.formats import formats
from text.messages import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `kwic`."""
    parser.epilog = "language.help"
    parser.add_argument("query", metavar="QUERY", nargs="+", help=say("search.query"))
    add_manner_arguments(parser)
    parser.add_argument("--sort", metavar="KEYS", default="", help=say("kwic.sort"))
    parser.add_argument("--by", choices=SORT_BY, default="surface", help=say("kwic.by"))
    parser.add_argument("--context", metavar="N", type=count, default=60, help=say("kwic.context"))
    parser.add_argument(
        "-n", "--limit", metavar="N", type=count, default=100, help=say("kwic.limit")
    )
    add_output_argument(parser, formats("kwic"))


def run(arguments: argparse.Namespace) -> int:
    """Write the lines; 0 if there are any, 1 if not."""
    return write_concordance(arguments, arguments.format, arguments.by, arguments.context)
