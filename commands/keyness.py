"""`kyogo keyness A B`: which words mark one document or kind off from another."""

from __future__ import annotations

import argparse

from commands.support.console import corpus_of
from commands.support.fresh_index import fresh_index
from commands.support.progress import progress
from commands.support.tables import add_table_arguments, documents_called, kept, shown, write_table
from indexer.linguistics.vocabulary import keywords
from text.messages import say
from text.model.search import Table

COLUMNS = ("rank", "word", "pos", "first", "second", "log-likelihood", "log-ratio")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `keyness`."""
    parser.add_argument("first", metavar="A", help=say("table.documents"))
    parser.add_argument("second", metavar="B", help=say("keyness.second"))
    add_table_arguments(parser, limit=30)


def run(arguments: argparse.Namespace) -> int:
    """Write the keywords, largest log-likelihood first."""
    corpus = corpus_of(arguments)
    index = fresh_index(corpus)
    one = documents_called(index, corpus, arguments.first)
    other = documents_called(index, corpus, arguments.second)
    readers = index.readers
    with progress(say("table.progress")):
        found, first, second = keywords(readers, one, other, arguments.by, kept(arguments))
    rows = [
        (
            rank, line.label, line.pos, line.keyness.first, line.keyness.second,
            line.keyness.log_likelihood, line.keyness.log_ratio,
        )
        for rank, line in enumerate(found[shown(arguments, found)], 1)
    ]  # fmt: skip
    sizes = {"first": first, "second": second}
    return write_table(arguments, Table(COLUMNS, tuple(rows), len(found), sizes))
