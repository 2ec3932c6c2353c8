"""argparse in the user's language: its own words come out of messages/argparse.toml.

argparse passes every word of its own through gettext; here that look-up is one in the catalogue.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

from reports.terminal.theme import NAMES as THEMES
from text import messages
from text.errors import UsageError
from text.later import later
from text.messages import say
from text.rule_names import choice_shown
from text.terminal.cells import cells, columns_asked, wrapped


def _translated(message: str) -> str:
    entry = messages.catalogue("argparse").get(message)
    return entry[messages.language()] if entry else message


def _translated_plural(one: str, many: str, count: int) -> str:
    return _translated(one if count == 1 else many)


argparse._ = _translated  # type: ignore[attr-defined]
argparse.ngettext = _translated_plural  # type: ignore[attr-defined]


_METAVAR = later(
    r"(?:(?<=[^\x00-\x7f]) )?(?<![A-Za-z_\-{,])[A-Z]{2,}(?:[ |][A-Z]{2,})*(?![A-Za-z_}])"
    r"( (?=[^\x00-\x7f]))?"
)


def _in_words(text: str) -> str:
    """Return `text` with the names of values as a Japanese says them: 草稿 for DRAFT."""
    if messages.language() == "en":
        return text
    known = messages.catalogue("metavars")

    def worded(match: re.Match[str]) -> str:
        name = match.group().strip(" ")
        return known[name]["ja"] if name in known else match.group()

    return _METAVAR.sub(worded, text)


class HelpFormatter(argparse.HelpFormatter):
    """argparse's help, wrapped by terminal cells: kanji take two, and no blanks part the words."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=_help_width())

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Show the arguments only: argparse's row of options differs between Python versions."""
        if usage is not None:
            super().add_usage(usage, [], [], prefix)
            return
        words = [
            self._format_args(action, action.dest)
            for action in actions
            if not action.option_strings and action.help is not argparse.SUPPRESS
        ]
        super().add_usage(" ".join(["%(prog)s", say("cli.options"), *words]), [], [], prefix)

    def _format_action(self, action: argparse.Action) -> str:
        """Return the lines of one option; the second column starts at a cell, not at a letter."""
        text = super()._format_action(action)
        head = self._format_action_invocation(action)
        wider = cells(head) - len(head)
        first, feed, rest = text.partition("\n")
        found = re.match(rf"( *){re.escape(head)}( {{2,}})(?=\S)", first)
        if not wider or found is None:
            return text
        indent, gap = found.groups()
        column = len(indent) + len(head) + len(gap)
        parted = " " * (len(gap) - wider) if len(gap) - wider >= 2 else "\n" + " " * column
        return f"{indent}{head}{parted}{first[found.end() :]}{feed}{rest}"

    def _format_args(self, action: argparse.Action, default_metavar: str) -> str:
        return _in_words(super()._format_args(action, default_metavar))

    def _expand_help(self, action: argparse.Action) -> str:
        return _in_words(super()._expand_help(action))

    def _format_action_invocation(self, action: argparse.Action) -> str:
        if not action.option_strings or action.nargs == 0:
            return _in_words(super()._format_action_invocation(action))
        value = self._format_args(action, action.dest.upper())
        return f"{', '.join(action.option_strings)} {value}"

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrapped(" ".join(text.split()), width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(
            indent + line for part in text.splitlines() for line in _in_width(part, width)
        )


class Parser(argparse.ArgumentParser):
    """A parser whose errors are Kyogo's own: one sentence in the user's language, exit code 2.

    Its `epilog` is the key of a message, looked up when help is asked for.
    """

    def __init__(self, prog: str, description: str, usage: str | None = None) -> None:
        super().__init__(
            prog=prog,
            description=description,
            usage=usage,
            formatter_class=HelpFormatter,
            allow_abbrev=False,
        )

    def format_help(self) -> str:
        """Return the help, with the message of `epilog` below."""
        key, self.epilog = self.epilog, say(self.epilog) if self.epilog else None
        try:
            return super().format_help()
        finally:
            self.epilog = key

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parse as argparse does, but take `--sort -date` for what it says.

        Raises UsageError for an empty name of a document, file or folder, too: an unset variable of
        a shell script is no name of the folder one stands in.
        """
        parsed = super().parse_args(_with_value(list(args or ())), namespace)
        for action in self._actions:
            given = getattr(parsed, action.dest, None)
            names = _DOCUMENTS if not action.option_strings else _PLACES
            if action.metavar in names and "" in (given if isinstance(given, list) else [given]):
                raise UsageError("cli.empty-name", option=str(action.metavar))
        return parsed

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Refuse what cannot be chosen, with the names of what can, and the nearest of them."""
        if action.choices is None or value in action.choices:
            return
        known = [str(choice) for choice in action.choices]
        from difflib import get_close_matches

        near = get_close_matches(str(value), known, 1)
        key = "cli.no-choice-near" if near else "cli.no-choice"
        shown = say("search.comma").join(choice_shown(one, action.dest) for one in known)
        nearest = "".join(choice_shown(one, action.dest) for one in near)
        told = say(key, value=value, known=shown, near=nearest)
        raise argparse.ArgumentError(action, told)

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with argparse's (translated) message."""
        raise UsageError("error.usage", detail=_in_words(message), command=self.prog)


_MOST = 10**9
_PLACES = frozenset(("DIR", "FILE", "FOLDER"))
_DOCUMENTS = _PLACES | {"DOC", "DRAFT", "OLD NEW", "TEXT", "KAIME", "WITNESS", "A", "B"}
"""The metavars of options that name a path, and of arguments that do."""


def count(written: str) -> int:
    """Return how many things an option asks for; more than a thousand million is as good as that.

    Raises argparse.ArgumentTypeError, which the parser tells, for anything else.
    """
    if not (written.isascii() and written.isdecimal()):
        raise argparse.ArgumentTypeError(say("cli.no-count", written=written))
    return int(written) if len(written) < 10 else _MOST


def add_global_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that every command takes, before or after its name."""
    group = parser.add_argument_group(say("cli.global-options"))
    group.add_argument("--corpus", metavar="DIR", help=say("cli.corpus"))
    group.add_argument("--lang", choices=messages.LANGUAGES, help=say("cli.lang"))
    group.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help=say("cli.color")
    )
    group.add_argument("--theme", choices=THEMES, help=say("cli.theme"))
    group.add_argument("--no-pager", action="store_true", help=say("cli.no-pager"))
    group.add_argument("--encoding", metavar="NAME", action=_Encoding, help=say("cli.encoding"))
    group.add_argument("--debug", action="store_true", help=say("cli.debug"))


def _with_value(arguments: list[str]) -> list[str]:
    """Return `arguments` with `--sort -date` as one: argparse takes -date for an option."""
    for place in range(len(arguments) - 2, -1, -1):
        if arguments[place] == "--sort" and arguments[place + 1] == "-date":
            arguments[place : place + 2] = ["--sort=-date"]
    return arguments


class _Encoding(argparse.Action):
    """Tells the readers which encoding to read in, before the command opens anything."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        from readers.source.encoding import prefer

        prefer(str(values))


def _in_width(line: str, width: int) -> list[str]:
    """Return `line` as it is where it fits, else wrapped under its indentation or second column."""
    if cells(line) <= width:
        return [line]
    column = re.match(r" *(?:\S.*\S {2,})?", line)
    head = column.group() if column else ""
    room = width - cells(head)
    first, *rest = wrapped(line[len(head) :], room)
    return [head + first, *(" " * cells(head) + part for part in rest)]


def _help_width() -> int:
    if asked := columns_asked():
        return min(asked, 100)
    try:
        return min(os.get_terminal_size(sys.stdout.fileno()).columns, 100) or 80
    except (OSError, ValueError, AttributeError):
        return 80
