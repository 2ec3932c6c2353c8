"""`kyogo similar DOC`: the nearest relatives of a document, and what they share."""

from __future__ import annotations

import argparse

from commands.support.console import add_output_argument, corpus_of
from commands.support.fresh_index import fresh_index
from commands.support.parser import count
from commands.support.progress import progress
from commands.support.remote.stored import located
from commands.support.reporting import report_of, write_report
from indexer.linguistics.similar import similar
from reports.formats import formats
from text.messages import say
from text.model.search import Relatives


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `similar`."""
    parser.add_argument("document", metavar="DOC", help=say("similar.document"))
    parser.add_argument(
        "-n", "--limit", metavar="N", type=count, default=10, help=say("similar.limit")
    )
    add_output_argument(parser, formats("similar"))


def run(arguments: argparse.Namespace) -> int:
    """Write the relatives, nearest first; 0 if there are any, 1 if not."""
    corpus = corpus_of(arguments)
    document = located(arguments.document, corpus)
    index = fresh_index(corpus)
    with progress(say("search.progress")):
        relatives = similar(index, document, max(1, arguments.limit))
    found = Relatives(document.name, tuple(relatives))
    write_report(arguments, report_of(arguments, "similar"), found)
    return 0 if relatives else 1
