"""How another program is started: none of what the current folder holds has a say in it.

Kyogo runs in folders that come from elsewhere. A program is therefore found by an absolute path,
runs in a folder of Kyogo's own, and sees an environment of a few named variables; a Python moreover
looks for modules only where this one has them.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
"""The folder that holds the rooms: what is started runs there."""

_KEPT = ("LANG", "SYSTEMROOT", "WINDIR", "TEMP", "TMP", "TMPDIR")
_KEPT_PREFIX = "LC_"
_LISTS = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""Lists of folders: an empty or relative one in them would stand for the current folder."""


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a program: language, temporary folder, absolute search paths.

    Whatever else is set (PYTHON…, GIT_…, hooks of editors and shells) is left out; `more` is added.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if name.upper() in _KEPT or name.startswith(_KEPT_PREFIX)
    }
    for name in _LISTS:
        if folders := absolute_folders(os.environ.get(name, "")):
            kept[name] = os.pathsep.join(folders)
    return kept | more


def absolute_folders(listed: str) -> list[str]:
    """Return the absolute folders of a list such as PATH; the others depend on where one is."""
    return [folder for folder in listed.split(os.pathsep) if os.path.isabs(folder)]


def program(name: str) -> str | None:
    """Return the absolute path of the program `name` on PATH, or None.

    Unlike the system's own search it never looks into the current folder, as Windows does first.
    """
    suffix = ".exe" if os.name == "nt" else ""
    for folder in absolute_folders(os.environ.get("PATH", os.defpath)):
        path = os.path.join(folder, name + suffix)
        if os.path.isfile(path) and os.access(path, os.X_OK):
            return path
    return None


def python(source: str) -> list[str]:
    """Return the command line of a Python that runs `source` and knows what this one knows.

    Neither the current folder nor a variable nor a start-up file (sitecustomize, usercustomize,
    *.pth) has it load anything: its search path is this one's, less what is not absolute.
    """
    known = [str(HOME), *(folder for folder in sys.path if os.path.isabs(folder))]
    path = list(dict.fromkeys(known))
    return [sys.executable, "-I", "-S", "-c", f"import sys; sys.path[:] = {path!r}\n{source}"]
