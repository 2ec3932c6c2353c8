"""`kyogo collocates WORD`: which words stand near a word more often than chance has it."""

from __future__ import annotations

import argparse

from commands.support.console import corpus_of
from commands.support.fresh_index import fresh_index
from commands.support.parser import count
from commands.support.progress import progress
from commands.support.request import add_manner_arguments, request_of
from commands.support.tables import add_table_arguments, kept, shown, write_table
from indexer.linguistics.vocabulary import MEASURES, collocates
from indexer.search.searcher import Searcher
from text.messages import say
from text.model.search import Table

COLUMNS = (
    "rank", "word", "pos", "near", "count", "expected", "log-dice", "mi", "t", "log-likelihood",
)  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `collocates`."""
    parser.add_argument("query", metavar="WORD", nargs="+", help=say("collocates.word"))
    add_manner_arguments(parser)
    parser.add_argument(
        "--window", metavar="N", type=count, default=5, help=say("collocates.window")
    )
    parser.add_argument("--least", metavar="N", type=count, default=2, help=say("collocates.least"))
    parser.add_argument("--sort", choices=MEASURES, default="log-dice", help=say("collocates.sort"))
    add_table_arguments(parser, limit=30)


def run(arguments: argparse.Namespace) -> int:
    """Write the collocates, strongest first."""
    corpus = corpus_of(arguments)
    searcher = Searcher(fresh_index(corpus))
    with progress(say("table.progress")):
        found, nodes = collocates(
            searcher.readers,
            searcher.places(request_of(arguments, corpus)),
            max(1, arguments.window),
            arguments.by,
            kept(arguments),
            arguments.sort,
            arguments.least,
        )
    rows = []
    for rank, line in enumerate(found[shown(arguments, found)], 1):
        measured = line.association
        rows.append(
            (
                rank, line.label, line.pos, measured.observed, line.count, measured.expected,
                measured.log_dice, measured.mi, measured.t, measured.log_likelihood,
            )
        )  # fmt: skip
    return write_table(arguments, Table(COLUMNS, tuple(rows), len(found), {"nodes": nodes}))
