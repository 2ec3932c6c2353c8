"""What the parsers know, told to those who write completions and man pages."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from text.messages import say
from text.model.command_line import Command, CommandLine, Option, ValueKind

_KINDS: dict[str, ValueKind] = {
    **dict.fromkeys(("FILE", "DRAFT", "DOC", "OLD", "NEW", "TEXT", "KAIME", "WITNESS"), "file"),
    **dict.fromkeys(("DIR", "FOLDER"), "folder"),
    "RULE": "rule",
}
"""What stands for a value in the help says what it is; REASON and the like are free."""
_FREE = frozenset({"reason"})
"""Options whose TEXT is no file."""


def command_line(parsers: Iterable[tuple[str, argparse.ArgumentParser]]) -> CommandLine:
    """Return the shape of the whole command line; `parsers` come with names, the bare one first."""
    from kyogo.version import VERSION
    from proofreading.registry import names

    return CommandLine(VERSION, [_command(name, parser) for name, parser in parsers], names())


def _command(name: str, parser: argparse.ArgumentParser) -> Command:
    known = [a for a in parser._actions if a.help is not argparse.SUPPRESS]
    common = set(parser._action_groups[-1]._group_actions)
    usage = " ".join(parser.format_usage().split())
    return Command(
        name,
        " ".join((parser.description or "").split()),
        usage.partition(": ")[2] or usage,
        tuple(_option(action, action in common) for action in known if action.option_strings),
        tuple(
            _option(action, False)
            for action in known
            if not action.option_strings and (name or action.metavar)
        ),
        say(parser.epilog) if parser.epilog else "",
    )


def _option(action: argparse.Action, common: bool) -> Option:
    values = tuple(map(str, action.choices or ()))
    label = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    if values and action.metavar is None:
        label = "|".join(values)
    kind: ValueKind = "words"
    if action.nargs == 0:
        kind, label = "nothing", ""
    elif not values and action.dest not in _FREE:
        kind = _KINDS.get(label.split(" ")[0], "words")
    many = action.nargs in ("+", "*")
    return Option(tuple(action.option_strings), _help(action), kind, label, values, many, common)


def _help(action: argparse.Action) -> str:
    return " ".join((action.help or "").split()).replace("%%", "%")
