"""`kyogo show DOC`: one document or section."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from commands.support.console import add_output_argument
from commands.support.remote.stored import located
from commands.support.reporting import report_of, write_report
from commands.support.telling import tell_lines
from readers.corpus import find_corpus
from text.messages import say
from text.model.document import Document


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `show`."""
    parser.add_argument("document", metavar="DOC", help=say("show.document"))
    parser.add_argument("--outline", action="store_true", help=say("show.outline"))
    parser.add_argument("--running", action="store_true", help=say("show.running"))
    add_output_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the text, running text or outline.

    How the file was read goes to standard error, but not where a program takes the text (git,
    which would show the line before each file) and all of it could be read.
    """
    document = located(arguments.document, find_corpus(arguments.corpus))
    doubts = document.undecodable or document.notices or document.certainty != "sure"
    if doubts or sys.stdout.isatty():
        tell_lines(about(document))
    write_report(
        arguments,
        report_of(arguments, "show"),
        document,
        outline=arguments.outline,
        running=arguments.running,
    )
    return 0


def about(document: Document) -> Iterator[str]:
    """Yield in the user's words how the file was read: format, encoding, what could not be read."""
    form = say(f"show.format-{document.format}", count=len(document.pages))
    if document.encoding == document.format:
        yield say("show.about-binary", name=document.name, format=form)
    else:
        yield say("show.about", name=document.name, format=form, encoding=document.encoding)
    yield from (f"  {say(key, count=document.undecodable)}" for key in document.notices)
    if document.undecodable and "show.notice-cid" not in document.notices:
        yield f"  {say('show.undecodable', count=document.undecodable)}"
