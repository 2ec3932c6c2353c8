"""`kyogo lsp`: the language server, over standard input and output."""

from __future__ import annotations

import argparse

from text.errors import UsageError
from text.processes.ends import default_signals
from text.terminal.streams import stand_in


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take what editors add of themselves: `--stdio` is how it is served in any case."""
    parser.add_argument("--stdio", action="store_true", help=argparse.SUPPRESS)


def run(arguments: argparse.Namespace) -> int:
    """Serve until the editor ends it. Raises UsageError where the extra is not installed."""
    try:
        from editor.language_server import server
    except ModuleNotFoundError as error:
        if error.name and error.name.partition(".")[0] in ("pygls", "lsprotocol", "cattrs"):
            raise UsageError("error.missing-extra", extra="editor", command="lsp") from error
        raise
    default_signals()  # else a SIGTERM would wait for the next line from the client
    server().start_io()
    stand_in()
    return 0
