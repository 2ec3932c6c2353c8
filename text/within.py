"""Paths that must not lead out of a folder, whatever links lie on the way.

What a folder from elsewhere says (its settings, its links) may name files of that folder only: a
link or `..` would else have Kyogo read, or write over, whatever the user may.
"""

from __future__ import annotations

import os
from pathlib import Path

from text.errors import KyogoError


def within(folder: Path, name: str, setting: str) -> Path:
    """Return the file `name` (relative to `folder`) that `setting` of the settings names.

    Raises KyogoError where that lies outside `folder`, links followed.
    """
    path = folder / name
    if "\0" in name or not leads_within(path, folder):
        raise KyogoError("error.setting-leads-out", setting=setting, path=name)
    return path


def leads_within(path: Path, folder: Path) -> bool:
    """Return whether `path`, which need not exist, lies in `folder` once links are followed."""
    # realpath, unlike Path.resolve, stands a circle of links.
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def led_astray(path: Path, *folders: Path) -> bool:
    """Return whether `path` looks as if it lay in one of `folders` and a link leads out of it."""
    written = Path(os.path.abspath(path))
    return any(
        written.is_relative_to(os.path.abspath(folder)) and not leads_within(path, folder)
        for folder in folders
    )
