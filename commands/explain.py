"""`kyogo explain RULE`: what a rule finds, why, an example, and whether its fix is safe."""

from __future__ import annotations

import argparse

from proofreading.registry import rule
from text.messages import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `explain`."""
    parser.add_argument("rule", metavar="RULE", help=say("rules.rule"))


def run(arguments: argparse.Namespace) -> int:
    """Print the page of one rule."""
    found = rule(arguments.rule).info
    words = found.messages
    print(f"{found.name}  {say(f'check.severity-{found.severity}')}")
    print(f"  {say(f'{words}.summary')}\n")
    print(say(f"{words}.why") + "\n")
    print(f"  ✗ {say(f'{words}.bad')}")
    print(f"  ○ {say(f'{words}.good')}\n")
    print(say("rules.safe" if found.safe else "rules.unsafe"))
    if found.corpus != "unused":
        print(say(f"rules.corpus-{found.corpus}"))
    if not found.default:
        print(say("rules.off", rule=found.name))
    return 0
