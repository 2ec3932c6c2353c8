"""An advisory lock on an open file that dies with its process, however that ends."""

from __future__ import annotations

import contextlib
import os

_FAR = 1 << 30
"""Where the locked byte lies on Windows, beyond all that is written: what is locked there cannot be
read by others, and who holds the lock stands at the beginning of the file."""


def take(descriptor: int) -> bool:
    """Lock the file; return whether it could be had. Forked children must close the descriptor."""
    try:
        import fcntl
    except ImportError:
        return _take_on_windows(descriptor)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def release(descriptor: int) -> None:
    """Unlock the file: Windows takes its time where it is merely closed."""
    with contextlib.suppress(ImportError, OSError, AttributeError):
        import msvcrt

        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)  # type: ignore[attr-defined,unused-ignore]


def _take_on_windows(descriptor: int) -> bool:
    import msvcrt

    os.lseek(descriptor, _FAR, os.SEEK_SET)
    try:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    except OSError:
        return False
    return True
