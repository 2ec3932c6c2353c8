"""`kyogo import FILE`: a dictionary that one owns becomes a word list or a prh.yml."""

from __future__ import annotations

import argparse
from pathlib import Path

from commands.support.console import open_output
from commands.support.telling import tell
from proofreading.lexicon.imported import imported
from text.errors import KyogoError
from text.house_files import read_file
from text.messages import say
from text.terminal.printable import printable


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `import`."""
    parser.add_argument("file", metavar="FILE", help=say("import.file"))
    parser.add_argument("--words", action="store_true", help=say("import.words"))
    parser.add_argument("-o", "--output", metavar="FILE", help=say("import.output"))


def run(arguments: argparse.Namespace) -> int:
    """Write what the file says; 1 where there is nothing of the kind in it."""
    try:
        found = imported(read_file(Path(arguments.file)))
    except (OSError, ValueError) as error:
        raise KyogoError("import.unreadable", path=arguments.file, reason=str(error)) from error
    words = arguments.words or not found.pairs
    with open_output(arguments) as output:
        output.stream.write(printable(found.word_list if words else found.prh))
    tell("import.found", words=len(found.words), pairs=sum(map(len, found.pairs.values())))
    return 0 if (found.words if words else found.pairs) else 1
