"""`kyogo show DOC`: one document or section."""

from __future__ import annotations

import argparse

from commands.console import add_output_argument, open_output
from readers.corpus import find_corpus, locate
from text.messages import say
from text.printable import printable


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `show`."""
    parser.add_argument("document", metavar="DOC", help=say("show.document"))
    add_output_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the text of the document or section."""
    document = locate(arguments.document, find_corpus(arguments.corpus))
    start, end = document.scope or (0, len(document.raw))
    with open_output(arguments) as output:
        output.stream.write(printable(document.raw[start:end].replace("\r\n", "\n")))
    return 0
