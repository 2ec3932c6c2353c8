"""Finds the rooms and calls the command line.

An installed wheel owns the one name `kyogo` and carries the tree under `kyogo/_app/`; in a checkout
the rooms stand beside this package. That folder goes first on `sys.path`.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import sys
from pathlib import Path
from typing import NoReturn


def home() -> Path:
    """Return the folder that holds `cli.py` and the rooms."""
    here = Path(__file__).resolve().parent
    installed = here / "_app"
    return installed if installed.is_dir() else here.parent


def main() -> int:
    """Run the command line and end the process with its exit code."""
    folder = str(home())
    if sys.path[:1] != [folder]:
        sys.path.insert(0, folder)
    try:
        import cli

        leave(cli.run())
    except KeyboardInterrupt:
        # While the command line itself was being loaded; cli.run() sees to all later ones.
        return 130


def leave(code: int) -> NoReturn:
    """End the process with `code`: all is written and seen to that is due at its end.

    The interpreter is not taken apart before; that takes 20 to 50 ms and gives back what the system
    takes back anyway. Under a profiler or a debugger, which have to report, it is.
    """
    if sys.getprofile() or sys.gettrace():
        sys.exit(code)
    for name in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(ValueError):  # not in the main thread
            signal.signal(name, signal.SIG_DFL)
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code)
