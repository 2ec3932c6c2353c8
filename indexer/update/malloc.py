"""The heap of a worker: memory that was had once is kept for what comes next."""

from __future__ import annotations

import contextlib

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
_LARGEST = 32 << 20
"""Bytes; the C library takes no higher value for what it maps by itself."""
_KEPT = 256 << 20


def keep_memory() -> None:
    """Have the C library keep up to 256 MB of what is freed; where it is not glibc, do nothing.

    It gives the array of every document back to the system and is given cleared pages for the next
    one: a twentieth of a worker's time. For processes that soon end.
    """
    import ctypes

    with contextlib.suppress(AttributeError, OSError, TypeError):
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(_MMAP_THRESHOLD, _LARGEST)
        mallopt(_TRIM_THRESHOLD, _KEPT)
