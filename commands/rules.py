"""`kyogo rules`: every rule in one line."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from typing import TextIO

from commands.support.console import add_output_argument, open_output
from proofreading.registry import names, rule
from proofreading.rule import RuleInfo
from text.messages import say
from text.terminal.cells import cells, padded


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `rules`."""
    add_output_argument(parser, ("text", "json", "prh"))


def run(arguments: argparse.Namespace) -> int:
    """Write name, severity and summary of every rule; as prh, what the corpus settles to spell."""
    rules = [rule(name).info for name in names()]
    with open_output(arguments) as output:
        if arguments.format == "prh":
            output.stream.write(_house_spellings(arguments.corpus))
            return 0
        (_write_json if arguments.format == "json" else _write_text)(rules, output.stream)
    return 0


def _house_spellings(folder: str | None) -> str:
    from commands.support.checker import corpus_knowledge
    from proofreading.prh_export import prh
    from readers.corpus import find_corpus

    return prh(corpus_knowledge(find_corpus(folder)))


def _write_text(rules: Sequence[RuleInfo], stream: TextIO) -> None:
    severities = [say(f"check.severity-{found.severity}") for found in rules]
    wide = max(len(found.name) for found in rules), max(map(cells, severities))
    for found, severity in zip(rules, severities, strict=True):
        summary = say(f"{found.messages}.summary")
        stream.write(f"{found.name:{wide[0]}}  {padded(severity, wide[1])}  {summary}\n")


def _write_json(rules: Sequence[RuleInfo], stream: TextIO) -> None:
    records = [
        {
            "rule": found.name,
            "severity": found.severity,
            "summary": say(f"{found.messages}.summary"),
            "safe": found.safe,
            "corpus": found.corpus == "needed",
            "default": found.default,
        }
        for found in rules
    ]
    json.dump({"rules": records}, stream, ensure_ascii=False, indent=1)
    stream.write("\n")
