"""`kyogo similar DOC`: the nearest relatives of a document, and what they share."""

from __future__ import annotations

import argparse
import importlib

from commands.support.console import add_output_argument, open_output
from commands.support.fresh_index import fresh_index
from indexer.linguistics.similar import similar
from readers.corpus import find_corpus, locate
from text.messages import say

FORMATS = ("text", "json", "tsv")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `similar`."""
    parser.add_argument("document", metavar="DOC", help=say("similar.document"))
    parser.add_argument(
        "-n", "--limit", metavar="N", type=int, default=10, help=say("similar.limit")
    )
    add_output_argument(parser, FORMATS)


def run(arguments: argparse.Namespace) -> int:
    """Write the relatives, nearest first; 0 if there are any, 1 if not."""
    corpus = find_corpus(arguments.corpus)
    document = locate(arguments.document, corpus)
    relatives = similar(fresh_index(corpus), document, max(1, arguments.limit))
    with open_output(arguments) as output:
        report = importlib.import_module(f"reports.similar.{arguments.format}")
        extra = {"output": output} if arguments.format == "text" else {}
        report.render(document.name, relatives, output.stream, **extra)
    return 0 if relatives else 1
