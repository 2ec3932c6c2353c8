"""The entry: global options, the list of commands, exit codes. No logic, no heavy import."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from text import messages
from text.errors import KyogoError, UsageError
from text.messages import say
from text.printable import printable

COMMANDS = ("index", "search", "list", "show", "diff", "check", "rules", "explain")
"""The commands in the order in which the help lists them; each is a module of `commands`."""

_MODULES = {"list": "listing"}


class _Parser(argparse.ArgumentParser):
    """argparse with its errors as Kyogo's own: one sentence in the user's language."""

    def error(self, message: str) -> NoReturn:
        raise UsageError("error.usage", detail=message, command=self.prog)


def _global_options() -> _Parser:
    options = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    group = options.add_argument_group(say("cli.global-options"))
    group.add_argument("--corpus", metavar="DIR", help=say("cli.corpus"))
    group.add_argument("--lang", choices=messages.LANGUAGES, help=say("cli.lang"))
    group.add_argument("--color", choices=("auto", "always", "never"), help=say("cli.color"))
    group.add_argument("--debug", action="store_true", help=say("cli.debug"))
    return options


def command_module(name: str) -> str:
    """Return the name of the module that holds the command `name`."""
    return f"commands.{_MODULES.get(name, name.replace('-', '_'))}"


def build_parser(only: str | None = None) -> argparse.ArgumentParser:
    """Return the parser; of the commands, only the module of `only` is imported and filled in."""
    options = _global_options()
    parser = _Parser(
        prog="kyogo",
        description=say("cli.description"),
        parents=[options],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="store_true", help=say("cli.version"))
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", title=say("cli.commands"), parser_class=_Parser
    )
    for name in COMMANDS:
        summary = say(f"cli.command-{name}")
        command = commands.add_parser(
            name, help=summary, description=summary, parents=[options], allow_abbrev=False
        )
        if name == only:
            module = importlib.import_module(command_module(name))
            module.add_arguments(command)
            command.set_defaults(run=module.run)
    return parser


def _early(argv: Sequence[str], option: str) -> str | None:
    """Return the value of `option` before the real parse: help itself needs the language."""
    for index, argument in enumerate(argv):
        if argument == "--":
            break
        if argument == option and index + 1 < len(argv):
            return argv[index + 1]
        if argument.startswith(option + "="):
            return argument.partition("=")[2]
    return None


def _chosen(argv: Sequence[str]) -> str | None:
    return next((argument for argument in argv if argument in COMMANDS), None)


def run(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 found/same/clean, 1 not, 2 trouble.

    Errors are printed to standard error as one sentence; a traceback only under --debug.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    wanted = _early(arguments, "--lang")
    messages.set_language(wanted if wanted in messages.LANGUAGES else None)
    debug = "--debug" in arguments
    try:
        return _run(arguments)
    except KyogoError as error:
        if debug:
            raise
        _report(error)
        return error.exit_code
    except KeyboardInterrupt:
        if debug:
            raise
        return 130
    except BrokenPipeError:
        # Nothing more can be written; keep the interpreter from trying at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141


def _run(arguments: list[str]) -> int:
    parser = build_parser(_chosen(arguments))
    parsed = parser.parse_args(arguments)
    if getattr(parsed, "version", False):
        from kyogo.version import VERSION

        print(f"kyogo {VERSION}")
        return 0
    if not parsed.command:
        parser.print_help()
        return 2
    for name, default in (("corpus", None), ("lang", None), ("color", "auto"), ("debug", False)):
        if not hasattr(parsed, name):
            setattr(parsed, name, default)
    code: int = parsed.run(parsed)
    sys.stdout.flush()
    return code


def _report(error: KyogoError) -> None:
    print(f"kyogo: {printable(str(error))}", file=sys.stderr)
    if error.hint:
        print(f"  {printable(error.hint)}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(run())
