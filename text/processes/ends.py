"""How this process ends: quietly on signals, at once when all is written."""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import sys
from collections.abc import Callable
from typing import NoReturn

_ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGBREAK") if hasattr(signal, name))
"""Signals that ask a process to end; the second is that of Windows' Ctrl-Break."""


def end_on_signals(interrupted: int, terminated: int) -> None:
    """Have the process end with SystemExit(`terminated`) when it is told to.

    A signal that comes where Python cannot raise (while it frees an object) would be told of in a
    traceback and forgotten; the process ends with these codes then, too. What is being written is
    safe (`indexer.store.generations`).
    """

    def end(*_: object) -> None:
        raise SystemExit(terminated)

    def lost(unraisable: sys.UnraisableHookArgs) -> None:
        if unraisable.exc_type is KeyboardInterrupt:
            os._exit(interrupted)
        if unraisable.exc_type is SystemExit:
            os._exit(terminated)
        sys.__unraisablehook__(unraisable)

    for number in _ENDING:
        signal.signal(number, end)
    sys.unraisablehook = lost


def default_signals() -> None:
    """Let signals do what they do by themselves: for a forked child, or while all is put away."""
    for name in ("SIGINT", "SIGTERM", "SIGPIPE"):
        if hasattr(signal, name):
            with contextlib.suppress(ValueError):  # not in the main thread
                signal.signal(getattr(signal, name), signal.SIG_DFL)


def deaf_to_interrupts() -> None:
    """Leave Ctrl-C to the parent, who hears it too; let SIGTERM end this process."""
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def leave(code: int) -> NoReturn:
    """End the process with `code`: all is written and seen to that is due at its end.

    The interpreter is not taken apart before; that takes 20 to 50 ms and gives back what the system
    takes back anyway. Under a profiler or a debugger, which have to report, it is.
    """
    if sys.getprofile() or sys.gettrace():
        sys.exit(code)
    default = (signal.SIGINT, signal.SIGTERM)
    for name in default:
        with contextlib.suppress(ValueError):  # not in the main thread
            signal.signal(name, signal.SIG_DFL)
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code)


def end_at_once(code: int) -> NoReturn:
    """End the process without a word: a forked child must not do what is its parent's to do."""
    os._exit(code)


def watched(wait: Callable[[], object], code: int = 1) -> None:
    """End this process with `code` as soon as `wait`, called in a thread, has returned."""
    import threading

    def watch() -> None:
        with contextlib.suppress(OSError, ValueError):
            wait()
        os._exit(code)

    threading.Thread(target=watch, daemon=True).start()
