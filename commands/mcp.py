"""`kyogo mcp`: the corpus for assistants, over standard input and output."""

from __future__ import annotations

import argparse

from readers.corpus import find_corpus
from text.errors import UsageError
from text.processes.ends import default_signals
from text.terminal.streams import stand_in


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add no arguments: the global options say which corpus."""


def run(arguments: argparse.Namespace) -> int:
    """Serve until the other side closes. Raises UsageError where the extra is not installed."""
    root = find_corpus(arguments.corpus).root
    try:
        from editor.assistant import server
    except ModuleNotFoundError as error:
        if error.name and error.name.partition(".")[0] in ("mcp", "mcp_types", "pydantic"):
            raise UsageError("error.missing-extra", extra="assistant", command="mcp") from error
        raise
    default_signals()  # else a SIGTERM would wait for the next line from the client
    server(root).run("stdio")
    stand_in()
    return 0
