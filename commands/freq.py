"""`kyogo freq [DOC|KIND]`: how often each word stands in the corpus or in a part of it."""

from __future__ import annotations

import argparse

from commands.support.console import corpus_of
from commands.support.fresh_index import fresh_index
from commands.support.progress import progress
from commands.support.tables import add_table_arguments, documents_called, kept, shown, write_table
from indexer.linguistics.vocabulary import frequencies
from text.messages import say
from text.model.search import Row, Table


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `freq`."""
    parser.add_argument("documents", metavar="DOC|KIND", nargs="*", help=say("table.documents"))
    add_table_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the frequency list."""
    corpus = corpus_of(arguments)
    index = fresh_index(corpus)
    chosen = {
        number for name in arguments.documents for number in documents_called(index, corpus, name)
    }
    readers = index.readers
    with progress(say("table.progress")):
        found, total = frequencies(readers, chosen or None, arguments.by, kept(arguments))
    numbered = enumerate(found[shown(arguments, found)], 1)
    if arguments.by == "pos":
        columns: tuple[str, ...] = ("rank", "pos", "count", "per-million")
        rows: list[Row] = [(n, line.label, line.count, line.per_million) for n, line in numbered]
    else:
        columns = ("rank", "word", "pos", "count", "per-million")
        rows = [(n, line.label, line.pos, line.count, line.per_million) for n, line in numbered]
    return write_table(arguments, Table(columns, tuple(rows), len(found), {"words": total}))
