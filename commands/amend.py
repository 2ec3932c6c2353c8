"""`kyogo amend TEXT KAIME`: a 改め文 carried out on the text that it amends."""

from __future__ import annotations

import argparse

from commands.support.console import open_output
from commands.support.telling import tell
from readers.corpus import find_corpus, locate
from reports.endings import format_for
from text.messages import say
from text.running.running import BORDER, running
from text.statute.amending.amend import amended
from text.statute.notes import note, parted_notes
from text.statute.sentences import read
from text.statute.tree import parse
from text.terminal.printable import printable


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `amend`."""
    parser.add_argument("text", metavar="TEXT", help=say("amend.text"))
    parser.add_argument("kaime", metavar="KAIME", help=say("amend.kaime"))
    parser.add_argument("-o", "--output", metavar="FILE", help=say("amend.output"))


def run(arguments: argparse.Namespace) -> int:
    """Write the amended text; 2, with the sentence, where it cannot be carried out.

    It is plain text, the cells of a table apart by tabs; a file named as any other is refused.
    """
    format_for(arguments.output, None, ("text",))
    corpus = find_corpus(arguments.corpus)
    text = locate(arguments.text, corpus)
    kaime = locate(arguments.kaime, corpus)
    # A cell ends at a tab in both, be they Word files or plain text.
    old, wording = (running(one).text.replace(BORDER, "\t") for one in (text, kaime))
    made = amended(parse(old), read(wording))
    with open_output(arguments) as output:
        output.stream.write(printable(made.text))
    _, notes = parted_notes(wording.splitlines())
    left = [one for one in notes if one != note("amend.nothing-changed")]
    if left:
        tell("amend.left-over", count=len(left))
    return 0
