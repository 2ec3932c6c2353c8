"""`kyogo rules`: every rule in one line."""

from __future__ import annotations

import argparse
import json

from proofreading.registry import names, rule
from text.messages import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `rules`."""
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=say("rules.format")
    )


def run(arguments: argparse.Namespace) -> int:
    """Print name, severity and summary of every rule."""
    rules = [rule(name).rule for name in names()]
    if arguments.format == "json":
        records = [
            {
                "rule": found.name,
                "severity": found.severity,
                "summary": say(f"{found.messages}.summary"),
                "safe": found.safe,
                "corpus": found.corpus,
                "default": found.default,
            }
            for found in rules
        ]
        print(json.dumps({"rules": records}, ensure_ascii=False, indent=1))
        return 0
    wide = max(len(found.name) for found in rules)
    for found in rules:
        severity = say(f"check.severity-{found.severity}")
        print(f"{found.name:{wide}}  {severity}  {say(f'{found.messages}.summary')}")
    return 0
