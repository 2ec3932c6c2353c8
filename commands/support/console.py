"""Where a command writes: standard output or the file of `-o`; in colour or not; how wide."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO, TextIO

from commands.support.telling import say_last
from commands.support.whole_file import whole_file
from readers.corpus import Corpus, find_corpus
from text.errors import UsageError
from text.messages import say
from text.records import dataclass
from text.rule_names import format_named, format_shown
from text.terminal.cells import columns_asked
from text.terminal.streams import HANDLER
from text.terminal.windows_console import understands_escapes

if TYPE_CHECKING:
    from reports.terminal.screen import Screen

_TEXTS = frozenset(["kaime"])
"""Formats that are documents themselves, like all that commands without formats write."""
FOR_EYES = frozenset({"text", "kwic", "side-by-side"})
"""The formats that go out in the console's own encoding; all others are UTF-8 everywhere."""


@dataclass(frozen=True)
class Output:
    """An open place to write to; `width` in terminal cells.

    `looked_at`: a person sees it, so that answers are drawn with rich where they have a view.
    """

    stream: TextIO
    color: bool
    width: int
    looked_at: bool = False
    links: bool = True

    def screen(self, theme: str, root: Path | None) -> Screen:
        """Return the screen to draw on; `root`: of the corpus. Imports rich."""
        from reports.terminal.screen import Screen

        return Screen(
            self.stream,
            width=self.width,
            color=self.color,
            theme=theme,
            root=root,
            links=self.links,
        )


def add_output_argument(parser: argparse.ArgumentParser, formats: Sequence[str] = ()) -> None:
    """Add `-o FILE` and, where there is a choice, `--format`.

    Where neither it nor the file's ending says which, the first of `formats` is meant.
    """
    if formats:
        parser.add_argument(
            "--format",
            type=format_named,
            choices=formats,
            help=say("cli.format", default=formats[0]),
        )
        parser.set_defaults(formats=tuple(formats))
    parser.add_argument("-o", "--output", metavar="FILE", help=say("cli.output"))


def settle_format(arguments: argparse.Namespace) -> None:
    """Choose the format by --format, else by the ending of -o; both must agree.

    Raises UsageError where they do not, and for pages that would be poured onto a terminal.
    """
    from reports.endings import format_for

    formats: tuple[str, ...] = arguments.formats
    arguments.format = format_for(arguments.output, arguments.format, formats)
    page = arguments.format == "html" or (
        arguments.format in ("taisho", "gimon") and arguments.output in (None, "-")
    )
    if page and arguments.output is None and sys.stdout.isatty():
        raise UsageError("error.binary-to-terminal", format=format_shown(arguments.format))


def wants_color(choice: str, stream: IO[str]) -> bool:
    """Return whether to colour: `choice` is that of --color; NO_COLOR and a pipe mean no."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty() and understands_escapes()


def is_looked_at(choice: str, stream: IO[str]) -> bool:
    """Return whether a person looks at `stream`: a terminal that can draw, or --color always."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("TERM") == "dumb" or not stream.isatty():
        return False
    return understands_escapes()


def theme_of(arguments: argparse.Namespace) -> str:
    """Return the theme that --theme or the variable KYOGO_THEME asks for."""
    asked: str | None = getattr(arguments, "theme", None)
    return asked or os.environ.get("KYOGO_THEME") or "auto"


def corpus_of(arguments: argparse.Namespace) -> Corpus:
    """Return the corpus that the command answers from.

    Where nobody named or marked one, it is the sample that ships, and the last line says so.
    """
    corpus = find_corpus(arguments.corpus)
    if not corpus.asked:
        say_last("index.sample")
    return corpus


@contextmanager
def open_output(arguments: argparse.Namespace) -> Iterator[Output]:
    """Yield the place to which the command writes text.

    The file of `-o` appears whole when the block ends, and not at all if it raises. Raises
    KyogoError if it cannot be written.
    """
    width = _width()
    target: str | None = getattr(arguments, "output", None)
    if target is not None and target != "-":
        with _report_file(arguments, target) as file, TextIOWrapper(file, "utf-8", HANDLER) as text:
            yield Output(text, arguments.color == "always", width)
        return
    if getattr(arguments, "format", "text") not in FOR_EYES and isinstance(
        sys.stdout, TextIOWrapper
    ):
        sys.stdout.reconfigure(encoding="utf-8")
    looked_at = is_looked_at(arguments.color, sys.stdout)
    color = wants_color(arguments.color, sys.stdout)
    if looked_at and (words := _pager(arguments)):
        from text.processes.pager import paged, shows_links

        with paged(sys.stdout, words, _height()) as stream:
            yield Output(stream, color, width, looked_at, color and shows_links(words))
        return
    yield Output(sys.stdout, color, width, looked_at)
    sys.stdout.flush()


@contextmanager
def open_binary_output(arguments: argparse.Namespace) -> Iterator[BinaryIO]:
    """Yield the place to which the command writes bytes; a terminal is refused.

    The file of `-o` appears whole when the block ends, and not at all if it raises.
    """
    target: str | None = getattr(arguments, "output", None)
    if target is not None and target != "-":
        with _report_file(arguments, target) as file:
            yield file
    elif sys.stdout.isatty():
        raise UsageError("error.binary-to-terminal", format=format_shown(arguments.format))
    else:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()


@contextmanager
def _report_file(arguments: argparse.Namespace, target: str) -> Iterator[BinaryIO]:
    """Yield the new file `target`, if what was there is what was looked at, and remember it."""
    from commands.support.own_reports import remember
    from commands.support.targets import seen_by

    with whole_file(target, seen_by(arguments, target)) as file:
        yield file
    remember(Path(target), getattr(arguments, "format", "kaime") not in _TEXTS)
    say_last("cli.written-to", path=target)


def _pager(arguments: argparse.Namespace) -> list[str]:
    """Return the command line of the pager: [] where nobody could turn its pages."""
    if not sys.stdout.isatty() or getattr(arguments, "no_pager", False):
        return []
    if sys.stdin is None or sys.stdin.closed or not sys.stdin.isatty():
        return []
    if getattr(arguments, "format", "text") not in FOR_EYES:
        return []
    from text.processes.pager import command

    return command(os.environ)


def _height() -> int:
    """Return the lines of the terminal, less one for the prompt."""
    try:
        return max(2, (os.get_terminal_size(sys.stdout.fileno()).lines or 24) - 1)
    except (OSError, ValueError):
        return 23


def _width() -> int:
    if asked := columns_asked():
        return asked
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError):
        return 80
