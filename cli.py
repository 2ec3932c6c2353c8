"""The entry: global options, the list of commands, exit codes. No logic, no heavy import."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from text import debugging, messages
from text.errors import KyogoError, UsageError, reason
from text.messages import say
from text.terminal import streams
from text.terminal.printable import printable

if TYPE_CHECKING:
    import argparse

COMMANDS = (
    "init",
    "index",
    "search",
    "kwic",
    "freq",
    "collocates",
    "keyness",
    "similar",
    "list",
    "show",
    "diff",
    "collate",
    "amend",
    "references",
    "check",
    "standing",
    "record",
    "rules",
    "explain",
    "import",
    "serve",
    "lsp",
    "mcp",
    "doctor",
    "completions",
    "man",
)
"""The commands in the order in which the help lists them; each is a module of `commands`."""

_MODULES = {"import": "importing", "list": "listing"}
_TAKE_A_VALUE = ("--corpus", "--lang", "--color", "--theme", "--encoding")
INTERRUPTED, TERMINATED, BROKEN_PIPE = 130, 143, 141


def run(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 found/same/clean, 1 not, 2 trouble.

    Errors are printed to standard error as one sentence; a traceback only under --debug. Without
    `argv` it is the process's own command line, and the process is told to end quietly on signals.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    streams.prepare()
    if telling := sys.modules.get("commands.support.telling"):
        telling.forget_last_words()
    messages.set_language(_asked_language(arguments))
    try:
        if argv is None:
            from text.processes.ends import end_on_signals

            end_on_signals(INTERRUPTED, TERMINATED)
        debugging.switch("--debug" in arguments)
        code = _run(arguments)
        sys.stdout.flush()
        if telling := sys.modules.get("commands.support.telling"):
            telling.speak_last()
        return code
    except SystemExit as leaving:
        # argparse after --help, and SIGTERM.
        return int(leaving.code or 0)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        streams.silence(sys.stdout)
        return BROKEN_PIPE
    except Exception as error:
        return _report(error, debug="--debug" in arguments)
    finally:
        if reading := sys.modules.get("readers.source.encoding"):
            reading.prefer(None)  # an --encoding is this command's alone


def _run(arguments: list[str]) -> int:
    place = _command_place(arguments)
    if place is None:
        return _overview(arguments)
    command = arguments.pop(place)
    if command not in COMMANDS:
        raise _unknown(command)
    parsed = build_parser(command).parse_args(arguments)
    if hasattr(parsed, "formats"):
        from commands.support.console import settle_format

        settle_format(parsed)
    if any(getattr(parsed, option, None) for option in ("output", "write_baseline", "record")):
        from commands.support.targets import refuse_to_overwrite

        refuse_to_overwrite(parsed)
    code: int = parsed.run(parsed)
    return code


def build_parser(command: str) -> argparse.ArgumentParser:
    """Return the parser of one command; only that command's module is imported."""
    from commands.support.parser import Parser, add_global_options

    module = importlib.import_module(command_module(command))
    parser = Parser(f"kyogo {command}", say(f"cli.command-{command}"))
    module.add_arguments(parser)
    add_global_options(parser)
    parser.set_defaults(run=module.run, every_parser=every_parser)
    return parser


def every_parser() -> list[tuple[str, argparse.ArgumentParser]]:
    """Return the parsers of the bare `kyogo` ("") and of every command; all are imported."""
    return [("", overview()), *((name, build_parser(name)) for name in COMMANDS)]


def command_module(name: str) -> str:
    """Return the name of the module that holds the command `name`."""
    return f"commands.{_MODULES.get(name, name.replace('-', '_'))}"


def overview() -> argparse.ArgumentParser:
    """Return the parser of the bare `kyogo`: it lists the commands and imports none."""
    from commands.support.parser import Parser, add_global_options

    parser = Parser("kyogo", say("cli.description"), usage=say("cli.usage"))
    parser._positionals.title = say("cli.commands")
    for name in COMMANDS:
        parser.add_argument(name, nargs="?", help=say(f"cli.command-{name}"))
    parser.add_argument("--version", action="store_true", help=say("cli.version"))
    add_global_options(parser)
    return parser


def _overview(arguments: list[str]) -> int:
    parser = overview()
    if parser.parse_args(arguments).version:
        from kyogo.version import VERSION

        print(f"kyogo {VERSION}")
        return 0
    parser.print_help()
    return 2


def _command_place(arguments: Sequence[str]) -> int | None:
    """Return where the command stands: the first word that is no option and no option's value."""
    skip = False
    for place, argument in enumerate(arguments):
        if not skip and not argument.startswith("-"):
            return place
        skip = not skip and argument in _TAKE_A_VALUE
    return None


def _asked_language(arguments: Sequence[str]) -> str | None:
    """Return the value of --lang before the real parse: help and errors need it."""
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        following = arguments[place + 1 : place + 2]
        for language in messages.LANGUAGES:
            if argument == f"--lang={language}" or [argument, *following] == ["--lang", language]:
                return language
    return None


def _unknown(command: str) -> UsageError:
    from difflib import get_close_matches

    near = get_close_matches(command, COMMANDS, n=1, cutoff=0.5)
    if near:
        return UsageError("error.misspelt-command", command=command, near=near[0])
    return UsageError("error.unknown-command", command=command)


def _report(error: Exception, debug: bool) -> int:
    from commands.support.telling import complain

    if debug:
        import traceback

        print(printable("".join(traceback.format_exception(error))), file=sys.stderr)
    if isinstance(error, KyogoError):
        known = error
    elif isinstance(error, MemoryError):
        known = KyogoError("error.out-of-memory")
    elif isinstance(error, OSError):
        place = f" ({error.filename})" if error.filename else ""
        known = KyogoError("error.system", reason=reason(error) + place)
        streams.silence(sys.stdout)
    else:
        known = KyogoError("error.internal", kind=type(error).__name__, detail=str(error))
    complain(known)
    return known.exit_code


def main() -> NoReturn:
    """Run the command line of this process and end it with its exit code."""
    from text.kept_patterns import keep_patterns
    from text.processes.ends import leave

    keep_patterns()
    leave(run())


if __name__ == "__main__":
    main()
