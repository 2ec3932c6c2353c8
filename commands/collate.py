"""`kyogo collate WITNESS WITNESS…`: where many copies of one text differ."""

from __future__ import annotations

import argparse

from collation.witnesses import collate_witnesses
from commands.support.console import add_output_argument
from commands.support.progress import progress
from commands.support.reporting import report_of, write_report
from commands.support.telling import unread
from commands.support.without_gc import uncollected
from readers.corpus import find_corpus, locate
from readers.named import documents_named
from reports.formats import formats
from text.messages import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `collate`."""
    parser.add_argument("witnesses", metavar="WITNESS", nargs="+", help=say("collate.witness"))
    parser.add_argument("--template", action="store_true", help=say("collate.template"))
    add_output_argument(parser, formats("collate"))


@uncollected()
def run(arguments: argparse.Namespace) -> int:
    """Write the table of variants of the witnesses; 0 if they are all the same, else 1."""
    corpus = find_corpus(arguments.corpus)
    names, others = documents_named(arguments.witnesses, corpus)
    unread(others)
    with progress(say("diff.progress")):
        table = collate_witnesses([locate(name, corpus) for name in names])
    form = report_of(arguments, "collate")
    write_report(arguments, form, table, template=arguments.template)
    return 1 if table.rows else 0
