"""Where Python may look for modules: never in the folder in which Kyogo was called.

Only built-in and frozen modules are imported here, for until this has run a file of that folder
called `pathlib.py` would be taken for Python's own.
"""

import os
import sys


def leave_out_the_current_folder(first: bool = False) -> None:
    """Take the current folder off `sys.path`.

    `python -m` puts it `first`, unless told not to; an empty or relative entry of PYTHONPATH stands
    for it or for a folder in it.
    """
    if first and not sys.flags.safe_path and sys.path[:1] in ([""], [_here()]):
        del sys.path[0]
    given = "" if sys.flags.ignore_environment else os.environ.get("PYTHONPATH", "")
    entries = given.split(os.pathsep) if given else []
    relative = [os.path.join(_here(), entry) for entry in entries if not os.path.isabs(entry)]
    left_out = {os.path.normpath(entry) for entry in relative}
    sys.path[:] = [entry for entry in sys.path if os.path.isabs(entry) and entry not in left_out]


def _here() -> str:
    try:
        return os.getcwd()
    except OSError:  # it has been removed
        return ""
