"""Files put in the place of others, and taken away, also where somebody has them open.

Windows refuses both while another process (a search, a virus scanner, Word) has the file open or
mapped. What is to be replaced is waited for a little; what is to be deleted is left for the next
time.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

_IN_USE = frozenset((5, 32, 33))
"""What Windows calls it: access denied, sharing violation, lock violation."""
_PATIENCE, _PAUSE = 2.0, 0.01


def replace(new: str | Path, target: str | Path) -> None:
    """Put the file `new` in the place of `target`, in one step. Raises OSError.

    Where Windows says that the target is in use it is tried again for 2 seconds.
    """
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            os.replace(new, target)
        except PermissionError as error:
            if not _in_use(error) or time.monotonic() > deadline:
                raise
            time.sleep(_PAUSE)
        else:
            return


def remove(path: Path) -> bool:
    """Delete the file `path` if it is there; return False where it is in use and stays for now."""
    try:
        path.unlink(missing_ok=True)
    except PermissionError as error:
        if _in_use(error):
            return False
        raise
    return True


def sync_folder(folder: Path) -> None:
    """Make renames in `folder` survive a power cut; Windows sees to that itself."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:  # so Windows says of every folder
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _in_use(error: PermissionError) -> bool:
    return getattr(error, "winerror", None) in _IN_USE
