"""The console of Windows, which takes escape sequences for text until it is told otherwise."""

from __future__ import annotations

import sys
from functools import lru_cache

_STANDARD_OUTPUT = -11
_PROCESSES_ESCAPES = 0x0004


def understands_escapes() -> bool:
    """Return whether the terminal acts on escape sequences; on Windows it is told to.

    True elsewhere. A console older than Windows 10 refuses, and is then written to in plain text.
    """
    return not sys.platform.startswith("win") or _switched_on()


@lru_cache
def _switched_on() -> bool:
    import ctypes

    try:
        kernel = getattr(ctypes, "windll").kernel32  # noqa: B009
        kernel.GetStdHandle.restype = ctypes.c_void_p
        console = ctypes.c_void_p(kernel.GetStdHandle(_STANDARD_OUTPUT))
        mode = ctypes.c_ulong()
        if not kernel.GetConsoleMode(console, ctypes.byref(mode)):
            return False
        if mode.value & _PROCESSES_ESCAPES:
            return True
        return bool(kernel.SetConsoleMode(console, mode.value | _PROCESSES_ESCAPES))
    except (AttributeError, OSError):
        return False
