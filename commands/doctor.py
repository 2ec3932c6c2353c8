"""`kyogo doctor`: what is there, what is missing, and how to mend it."""

from __future__ import annotations

import argparse

from commands.support.console import add_output_argument
from commands.support.reporting import report_of, write_report
from reports.formats import formats
from text.model.health import Health


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `doctor`."""
    add_output_argument(parser, formats("doctor"))


def run(arguments: argparse.Namespace) -> int:
    """Look at installation, console and corpus; 1 where something is to be mended, else 0."""
    from commands.support.health.console import console
    from commands.support.health.folder import folder
    from commands.support.health.installation import installation

    health = Health((*installation(), *console(), *folder(arguments)))
    write_report(arguments, report_of(arguments, "doctor"), health)
    return 0 if health.well else 1
