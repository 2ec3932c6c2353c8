"""`kyogo man [COMMAND]`: the man page of a command, or all pages into a folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from commands.support.console import add_output_argument
from commands.support.manual.shape import command_line
from commands.support.reporting import write_report
from commands.support.telling import answer
from commands.support.whole_file import whole_file
from reports.formats import report
from text.errors import KyogoError, UsageError, reason
from text.messages import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `man`."""
    parser.add_argument(
        "command", metavar="COMMAND", nargs="?", default="", help=say("man.command")
    )
    parser.add_argument("--into", metavar="DIR", help=say("man.into"))
    add_output_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write one page to standard output, or every page as kyogo-COMMAND.1 into a folder."""
    line = command_line(arguments.every_parser())
    form = report("man", "roff")
    if arguments.into is None:
        found = [one for one in line.commands if one.name == arguments.command]
        if not found:
            raise UsageError("error.unknown-command", command=arguments.command)
        write_report(arguments, form, (line, found[0]))
        return 0
    folder = Path(arguments.into).expanduser()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KyogoError("error.unwritable-file", path=str(folder), reason=reason(error)) from error
    for command in line.commands:
        name = f"kyogo-{command.name}.1" if command.name else "kyogo.1"
        with whole_file(str(folder / name)) as file:
            from io import TextIOWrapper

            text = TextIOWrapper(file, "utf-8")
            form.render((line, command), text)
            text.flush()
            text.detach()
    count = len(line.commands)
    answer("man.written", count=count, path=str(folder))
    return 0
