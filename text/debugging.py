"""Whether the user wants to see where something went wrong: `--debug`, for every process of it."""

from __future__ import annotations

import sys

_on = False


def switch(on: bool) -> None:
    """Say whether tracebacks are wanted; processes forked from now on know it, too."""
    global _on
    _on = on


def wanted() -> bool:
    """Return whether tracebacks are wanted."""
    return _on


def show() -> None:
    """Write the traceback of the exception that is being handled, where tracebacks are wanted."""
    if _on:
        import traceback

        from text.terminal.printable import printable

        print(printable(traceback.format_exc()), file=sys.stderr, flush=True)
