"""Finds the rooms and calls the command line.

An installed wheel owns the one name `kyogo` and carries the tree under `kyogo/_app/`; in a checkout
the rooms stand beside this package. That folder goes first on `sys.path`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kyogo.process import leave


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
