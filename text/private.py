"""Folders and files that are the user's alone: what Kyogo keeps between two runs.

Whoever could change it would have a say in the answers, and a link in its place would have Kyogo
write and delete elsewhere. So no link below the user's cache folder is followed, and each folder on
the way must be closed to others.
"""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from text.errors import KyogoError


def cache_folder() -> Path:
    """Return the user's cache folder for Kyogo: in XDG_CACHE_HOME or what the system has for it.

    Links above it are followed, those that the user or the administrator made of a whole disk;
    from here on none is.
    """
    given = os.environ.get("XDG_CACHE_HOME", "")
    base = given if os.path.isabs(given) else _of_the_system()
    return Path(os.path.realpath(base)) / "kyogo"


def _of_the_system() -> str:
    """Return where programs keep such things: ~/.cache, ~/Library/Caches, %LOCALAPPDATA%."""
    if sys.platform.startswith("linux"):
        return os.path.expanduser("~/.cache")
    from platformdirs import user_cache_dir

    return user_cache_dir()


def make_private(folder: Path) -> None:
    """Make `folder`, the cache folder or one in it, if it is not there; then check it."""
    check_private(folder)
    missing = [place for place in (folder, *folder.parents) if not os.path.lexists(place)]
    for place in reversed(missing):
        place.mkdir(mode=0o700, exist_ok=True)
    check_private(folder)


def check_private(folder: Path) -> None:
    """Raise KyogoError where another user could change what is in `folder`, or a link leads there.

    Looked at are `folder`, the cache folder above it, and whether anybody may rename what lies
    above that. A folder that is missing is nobody's.
    """
    top = cache_folder()
    own = [folder, *(parent for parent in folder.parents if parent.is_relative_to(top))]
    for place in own:
        if (status := _status(place)) is not None and not _is_own(status):
            raise KyogoError("index.foreign-folder", path=str(place))
    for place in top.parents:
        if (status := _status(place)) is not None and not _is_closed(status, place == top.parent):
            raise KyogoError("index.foreign-folder", path=str(place))


def _status(place: Path) -> os.stat_result | None:
    try:
        return os.lstat(place)
    except FileNotFoundError:
        return None


def _is_own(status: os.stat_result) -> bool:
    if not stat.S_ISDIR(status.st_mode):
        return False
    if not hasattr(os, "getuid"):
        return True
    return status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _is_closed(status: os.stat_result, last: bool) -> bool:
    """Whether nobody else may rename what lies in a folder above; `last` is the one just above."""
    if not hasattr(os, "getuid"):
        return True
    if last and status.st_uid not in (os.getuid(), 0):
        return False
    return not status.st_mode & stat.S_IWOTH or bool(status.st_mode & stat.S_ISVTX)


def open_private(path: str | Path, flags: int) -> int:
    """Open a file that only the user may read, and never through a link; for `open`.

    Raises OSError for a link, and for what has another name elsewhere (a hard link) or is no file.
    """
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    flags |= getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o600)
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
        os.close(handle)
        raise PermissionError(13, "not a file of its own", str(path))
    return handle
