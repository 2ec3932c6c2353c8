"""Finds the rooms and calls the command line.

An installed wheel owns the one name `kyogo` and carries the tree under `kyogo/_app/`; in a checkout
the rooms stand beside this package. That folder goes first on `sys.path`, and the folder in which
Kyogo was called is not on it (`kyogo.search_path`; hence only frozen modules up here).
"""

from __future__ import annotations

import os
import sys

from kyogo.search_path import leave_out_the_current_folder


def home() -> str:
    """Return the folder that holds `cli.py` and the rooms."""
    here = os.path.dirname(os.path.realpath(__file__))
    installed = os.path.join(here, "_app")
    return installed if os.path.isdir(installed) else os.path.dirname(here)


def main() -> int:
    """Run the command line and end the process with its exit code."""
    leave_out_the_current_folder()
    folder = home()
    if sys.path[:1] != [folder]:
        sys.path.insert(0, folder)
    try:
        import cli

        cli.main()
    except KeyboardInterrupt:
        # While the command line itself was being loaded; cli.run() sees to all later ones.
        return 130
