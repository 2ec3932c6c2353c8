"""How much memory and time a process may take: by the system where it can, else by watching.

Linux holds a process to a size of its memory and to seconds of its processor. macOS has the calls
and does not hold to the first; Windows has neither: a thread of the process itself then looks at
its memory every 20 ms and ends it, and for time there is whoever waits for it.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from typing import Any

OUT_OF_MEMORY = 251
"""The exit code of a process that `limit_memory` ended."""
_EVERY = 0.02
_OUT_OF_TIME = 24
"""SIGXCPU, on every system that has it."""


def limit_memory(most: int) -> None:
    """Hold this process to `most` bytes: then MemoryError, or an end with OUT_OF_MEMORY.

    It leaves no core dump either, where the system can be told.
    """
    resource = _resource()
    if resource is not None:
        # Where a limit cannot be set or is lower already, the others still hold.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        with contextlib.suppress(ValueError, OSError, AttributeError):
            resource.setrlimit(resource.RLIMIT_AS, (most, most))
            if sys.platform != "darwin":
                return
    if memory_now():
        from text.processes.ends import watched

        watched(lambda: _until_more_than(most), OUT_OF_MEMORY)


def _until_more_than(most: int) -> None:
    while memory_now() <= most:
        time.sleep(_EVERY)


def limit_processor(seconds: int) -> None:
    """Hold this process to `seconds` more of the processor, where the system can be told."""
    resource = _resource()
    if resource is None:
        return
    spent = resource.getrusage(resource.RUSAGE_SELF)
    allowed = int(spent.ru_utime + spent.ru_stime) + seconds
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (allowed, hard))


def limit_program(pid: int, most: int) -> None:
    """Hold another process to `most` bytes: on Linux; elsewhere nothing is done."""
    with contextlib.suppress(ImportError, AttributeError, OSError, ValueError):
        import resource

        resource.prlimit(pid, resource.RLIMIT_AS, (most, most))


def ran_out_of_time(status: int) -> bool:
    """Return whether a process that ended with `status` had used up its processor time."""
    return status == -_OUT_OF_TIME


def memory_now() -> int:
    """Return the bytes that this process holds now; 0 where it cannot be told."""
    try:
        with open("/proc/self/statm", encoding="ascii") as status:
            return int(status.read().split()[0]) * 4096
    except (OSError, ValueError):
        pass
    if sys.platform == "win32":
        return _on_windows()[0]
    return most_memory()


def most_memory() -> int:
    """Return the most bytes that this process has held; 0 where it cannot be told."""
    try:
        # Unlike getrusage's, this one is not handed down by the process that started us.
        with open("/proc/self/status", encoding="ascii", errors="replace") as status:
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    if sys.platform == "win32":
        return _on_windows()[1]
    resource = _resource()
    if resource is None:
        return 0
    most: int = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def be_nice(by: int) -> None:
    """Let other processes go first, where the system knows that."""
    if by and hasattr(os, "nice"):
        os.nice(by)


def _resource() -> Any:
    try:
        import resource
    except ImportError:
        return None
    return resource


def _on_windows() -> tuple[int, int]:
    """Return what this process has been promised, now and at most, in bytes."""
    import ctypes
    from ctypes import wintypes

    names = ("peak_set", "set", "peak_paged", "paged", "peak_other", "other", "now", "most")

    class Counters(ctypes.Structure):
        _fields_ = (
            ("size", wintypes.DWORD),
            ("faults", wintypes.DWORD),
            *((name, ctypes.c_size_t) for name in names),
        )

    counters: Any = Counters()
    counters.size = ctypes.sizeof(counters)
    try:
        kernel: Any = getattr(ctypes, "windll").kernel32  # noqa: B009
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        ask = kernel.K32GetProcessMemoryInfo
        ask.argtypes = [wintypes.HANDLE, ctypes.c_void_p, wintypes.DWORD]
        if not ask(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.size):
            return 0, 0
    except (AttributeError, OSError):
        return 0, 0
    return counters.now, counters.most
