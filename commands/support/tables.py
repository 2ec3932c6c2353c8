"""What the commands that print a table of words have in common."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence

from commands.support.console import add_output_argument
from commands.support.parser import count
from commands.support.reporting import report_of, write_report
from indexer.index import Index
from indexer.linguistics.counts import BY, Wanted, wanted
from readers.corpus import Corpus
from reports.formats import formats
from text.errors import UsageError
from text.messages import say
from text.model.search import Table


def add_table_arguments(parser: argparse.ArgumentParser, limit: int = 50) -> None:
    """Add which words are counted, how many are shown and how."""
    parser.add_argument("--by", choices=BY, default="lemma", help=say("table.by"))
    parser.add_argument("--pos", metavar="POS", default="", help=say("table.pos-option"))
    parser.add_argument("--all", action="store_true", help=say("table.all"))
    parser.add_argument(
        "-n",
        "--limit",
        metavar="N",
        type=count,
        default=limit,
        help=say("table.limit", limit=limit),
    )
    add_output_argument(parser, formats("table"))


def kept(arguments: argparse.Namespace) -> Wanted:
    """Return the test of words that the arguments ask for."""
    return wanted(arguments.pos, arguments.all or arguments.by == "pos")


def shown(arguments: argparse.Namespace, rows: Sequence[object]) -> slice:
    """Return which of `rows` to show."""
    return slice(None, max(0, arguments.limit) or len(rows))


def write_table(arguments: argparse.Namespace, table: Table) -> int:
    """Write `table` in the format asked for; 0 if it has rows, 1 if not."""
    write_report(arguments, report_of(arguments, "table"), table)
    return 0 if table.total else 1


def documents_called(index: Index, corpus: Corpus, name: str) -> list[int]:
    """Return the numbers of the documents that `name` names: a document, a folder or a kind.

    Raises UsageError if there are none.
    """
    number = index.number(name)
    if number is None:
        from pathlib import Path

        path = Path(os.path.realpath(name))
        if path.is_relative_to(corpus.root):
            number = index.number(path.relative_to(corpus.root).as_posix())
    if number is not None:
        return [number]
    folder = name.rstrip("/") + "/"
    found = [
        record.number
        for record in index.records
        if record.kind == name or record.name.startswith(folder)
    ]
    if not found:
        raise UsageError("table.no-such-documents", name=name)
    return found
