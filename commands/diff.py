"""`kyogo diff OLD NEW`: how two documents differ, as a proofreader would say it."""

from __future__ import annotations

import argparse
import importlib

from collation.collate import IGNORED, collate
from commands.console import FOR_EYES, add_output_argument, open_output
from readers.corpus import find_corpus, locate
from text.errors import UsageError
from text.messages import say

FORMATS = ("text", "side-by-side", "json", "html")
_COMPLETE = frozenset(("side-by-side", "html"))
"""The formats that lay out both texts whole, and so need every difference there is."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `diff`."""
    parser.add_argument("old", metavar="OLD", help=say("diff.old"))
    parser.add_argument("new", metavar="NEW", help=say("diff.new"))
    parser.add_argument("--format", choices=FORMATS, default="text", help=say("diff.format"))
    parser.add_argument("--show", metavar="KINDS", default="", help=say("diff.show"))
    add_output_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the collation of OLD and NEW; 0 if nothing but ignored differences, else 1."""
    show = frozenset(filter(None, arguments.show.split(",")))
    for kind in sorted(show - set(IGNORED)):
        raise UsageError("diff.unknown-kind", kind=kind, known=", ".join(IGNORED))
    corpus = find_corpus(arguments.corpus)
    every = frozenset(IGNORED) if arguments.format in _COMPLETE else show
    collation = collate(locate(arguments.old, corpus), locate(arguments.new, corpus), every)
    with open_output(arguments) as output:
        report = importlib.import_module(f"reports.diff_{arguments.format.replace('-', '_')}")
        options: dict[str, object] = {}
        if arguments.format in FOR_EYES:
            options = {"color": output.color, "width": output.width}
        if arguments.format in _COMPLETE:
            options["show"] = show
        report.render(collation, output.stream, **options)
    return 0 if collation.same else 1
