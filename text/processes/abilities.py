"""What this system and this process can do: how many processors, and whether it may be forked."""

from __future__ import annotations

import os
import sys
import threading


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def has_fork() -> bool:
    """Return whether this system has a fork that is safe in a process with one thread."""
    return hasattr(os, "fork") and sys.platform != "darwin"


def can_fork() -> bool:
    """Return whether this process may be forked now.

    A child of a process with several threads may wait for ever for a lock that another one held;
    on macOS the system's own libraries have threads that Python does not know of; Windows has no
    fork.
    """
    return has_fork() and threading.active_count() == 1


def sharers() -> int:
    """Return how many processes may share work without its being sent: 1 where none is forked."""
    return processors() if can_fork() else 1
