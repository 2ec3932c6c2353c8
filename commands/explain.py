"""`kyogo explain RULE`: what a rule finds, why, an example, and whether its fix is safe."""

from __future__ import annotations

import argparse

from commands.support.reporting import report_of, write_report
from proofreading.pages import page
from text.messages import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `explain`."""
    parser.add_argument("rule", metavar="RULE", help=say("rules.rule"))


def run(arguments: argparse.Namespace) -> int:
    """Print the page of one rule."""
    write_report(arguments, report_of(arguments, "explain"), page(arguments.rule))
    return 0
