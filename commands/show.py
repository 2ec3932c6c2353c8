"""`kyogo show DOC`: one document or section."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from commands.support.console import add_output_argument, open_output
from readers.corpus import find_corpus, locate
from text.messages import say
from text.model.document import Document, Section
from text.terminal.cells import cut
from text.terminal.printable import printable, printable_line

_WORDS = 60
"""Terminal cells of a section's first line in the outline."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `show`."""
    parser.add_argument("document", metavar="DOC", help=say("show.document"))
    parser.add_argument("--outline", action="store_true", help=say("show.outline"))
    parser.add_argument("--running", action="store_true", help=say("show.running"))
    add_output_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the text, running text or outline.

    How the file was read goes to standard error, unless it is plain UTF-8 and nobody looks.
    """
    document = locate(arguments.document, find_corpus(arguments.corpus))
    plain = (document.format, document.encoding) == ("text", "utf-8") and not document.undecodable
    if not plain or sys.stdout.isatty():
        for line in about(document):
            print(printable_line(line), file=sys.stderr)
    with open_output(arguments) as output:
        for part in _parts(document, arguments):
            output.stream.write(part)
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


def _parts(document: Document, arguments: argparse.Namespace) -> Iterator[str]:
    start, end = document.scope or (0, len(document.raw))
    if arguments.outline:
        from text.structure.sections import sections

        for section in sections(document):
            if start <= section.start < end:
                yield _outlined(section, document)
    elif arguments.running:
        from text.running.running import running

        yield printable(running(document).text.replace("\r\n", "\n"))
    else:
        yield printable(document.raw[start:end].replace("\r\n", "\n"))


def _outlined(section: Section, document: Document) -> str:
    """A line of the outline: the part's name, and the section's first line, cut."""
    first = document.raw[section.start : section.end].splitlines()
    words = next((line.strip() for line in first if line.strip()), "")
    if not words.startswith(section.heading):
        words = section.heading
    role = f"[{say(f'show.role-{section.role}')}] " if section.role else ""
    return f"{'  ' * (section.level - 1)}{role}{cut(printable_line(words), _WORDS)}\n"
