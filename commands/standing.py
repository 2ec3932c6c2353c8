"""`kyogo standing`: what was let stand, and how it is taken back."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from commands.support.checking import house_edits
from commands.support.console import add_output_argument
from commands.support.reporting import report_of, write_report
from commands.support.telling import answer
from proofreading import settings
from proofreading.known.suppressions import load
from readers.corpus import find_corpus
from reports.formats import formats
from text.errors import UsageError
from text.messages import say
from text.model.standing import Standing
from text.rule_names import rule_shown


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `standing`."""
    parser.add_argument("--remove", metavar="WHICH", nargs="+", help=say("standing.remove"))
    add_output_argument(parser, formats("standing"))


def run(arguments: argparse.Namespace) -> int:
    """List the entries of the side file, or take some back; 1 where there are none."""
    root = find_corpus(arguments.corpus).root
    entries = load(settings.load(root).suppressions).entries
    if arguments.remove:
        numbers = _numbers(entries, arguments.remove)
        house_edits.make(house_edits.taking_back(root, numbers), root)
        for number in numbers:
            entry = entries[number]
            text = entry.words or entry.sentence
            answer("standing.removed", rule=rule_shown(entry.rule), text=text)
        return 0
    write_report(arguments, report_of(arguments, "standing"), entries)
    return 0 if entries else 1


def _numbers(entries: Sequence[Standing], names: Sequence[str]) -> list[int]:
    """Return the places (from 0) of the entries that are named. Raises UsageError for no entry."""
    found: dict[int, None] = {}
    for name in names:
        number = int(name) - 1 if name.isascii() and name.isdecimal() and len(name) < 7 else -1
        if 0 <= number < len(entries):
            found[number] = None
            continue
        named = [place for place, entry in enumerate(entries) if entry.finding == name]
        if not named:
            raise UsageError("standing.no-such", name=name)
        found.update(dict.fromkeys(named))
    return sorted(found)
