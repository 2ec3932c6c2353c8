"""`kyogo completions SHELL`: commands, options and values completed by the shell."""

from __future__ import annotations

import argparse

from commands.support.console import add_output_argument
from commands.support.manual.shape import command_line
from commands.support.reporting import write_report
from reports.formats import formats, report
from text.messages import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `completions`."""
    parser.add_argument(
        "shell", metavar="SHELL", choices=formats("completions"), help=say("completions.shell")
    )
    add_output_argument(parser)
    parser.epilog = "completions.how"


def run(arguments: argparse.Namespace) -> int:
    """Write the script for one shell, its descriptions in the language in force."""
    line = command_line(arguments.every_parser())
    write_report(arguments, report("completions", arguments.shell), line)
    return 0
