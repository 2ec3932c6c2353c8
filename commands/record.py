"""`kyogo record FILE`: a check record, shown or held against a text."""

from __future__ import annotations

import argparse
from pathlib import Path

from commands.support.checking.recording import content_of
from commands.support.console import add_output_argument, open_output
from commands.support.reporting import report_of, write_report
from proofreading.record.continued import checked_text
from readers.corpus import find_corpus, locate
from reports.formats import formats
from text.errors import KyogoError
from text.messages import say
from text.model.record_file import load
from text.terminal.printable import printable_line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `record`."""
    parser.add_argument("file", metavar="FILE", help=say("record.file"))
    parser.add_argument("--verify", metavar="DRAFT", help=say("record.verify"))
    add_output_argument(parser, formats("record"))


def run(arguments: argparse.Namespace) -> int:
    """Show the record; with --verify 0 if DRAFT is still the text that was checked, 1 if not."""
    record = load(Path(arguments.file))
    if not record.runs:
        raise KyogoError("record.nothing-there", path=arguments.file)
    if arguments.verify is None:
        write_report(arguments, report_of(arguments, "record"), record)
        return 0
    corpus = find_corpus(arguments.corpus)
    draft = locate(arguments.verify, corpus)
    now = checked_text(draft, content_of(draft, (Path(draft.name), corpus.root / draft.name)))
    was = record.checked
    if now.text != was.text:
        verdict = "changed"
    else:
        verdict = "same-file" if now.file == was.file else "same-text"
    with open_output(arguments) as output:
        output.stream.write(printable_line(say(f"record.{verdict}", name=draft.name)) + "\n")
    return int(verdict == "changed")
