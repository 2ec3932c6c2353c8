"""Another system, simulated on Linux: what it lacks is not there for the code of this project.

It is run by a sitecustomize (`windows_like/`, `spawn_only/`), in every Python that a test starts,
isolated ones too. Only the rooms of the project live in the other system: the standard library and
the tests themselves need what they have here. See `make test-windows-like`.
"""

import builtins
import os
import signal
import subprocess
import sys
import types
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve()
ROOT = str(HERE.parents[2])
OUTSIDE = (f"{ROOT}/tests/", f"{ROOT}/.venv", f"{ROOT}/bench/", f"{ROOT}/docs/")

NO_FORK = {"fork", "forkpty"}
NOT_ON_WINDOWS = {
    *NO_FORK,
    *("getuid", "geteuid", "getgid", "getegid", "getpgid", "setsid", "killpg", "nice", "mkfifo"),
    *("pread", "pwrite", "sched_getaffinity", "wait", "waitpid", "wait4", "chown", "fchown"),
    *("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_DIRECTORY", "openpty", "statvfs", "uname"),
}
NO_SIGNALS = {"SIGKILL", "SIGPIPE", "SIGXCPU", "SIGHUP", "SIGCHLD", "SIGALRM", "alarm", "setitimer"}
NO_MODULES = {"fcntl", "resource", "pwd", "grp", "termios", "tty", "pty"}
SHARING_VIOLATION = 32


def simulate(system: str) -> None:
    """Be `system`, windows_like or spawn_only, from now on."""
    if system == "windows_like":
        _take_away(os, NOT_ON_WINDOWS)
        _take_away(signal, NO_SIGNALS)
        _take_away_modules(NO_MODULES, {"msvcrt": _msvcrt()})
        _refuse_what_is_open()
    else:
        _take_away(os, {*NO_FORK, "sched_getaffinity"})
        _no_size_of_memory()
    _hand_down(system)


def _ours(depth: int = 2) -> bool:
    frame: Any = sys._getframe(depth)
    name = frame.f_code.co_filename
    return name.startswith(ROOT) and not name.startswith(OUTSIDE)


def _take_away(module: types.ModuleType, names: set[str]) -> None:
    kept = {name: getattr(module, name) for name in names if hasattr(module, name)}
    for name in kept:
        delattr(module, name)

    def missing(name: str) -> Any:
        if name in kept and not _ours():
            return kept[name]
        raise AttributeError(f"module {module.__name__!r} has no attribute {name!r}", name=name)

    vars(module)["__getattr__"] = missing


def _take_away_modules(gone: set[str], more: dict[str, types.ModuleType]) -> None:
    imported = builtins.__import__

    def importing(name: str, *rest: Any, **named: Any) -> Any:
        if (name in gone or name in more) and _ours():
            if name in more:
                return more[name]
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return imported(name, *rest, **named)

    builtins.__import__ = importing


def _msvcrt() -> types.ModuleType:
    import fcntl

    module: Any = types.ModuleType("msvcrt")
    module.LK_UNLCK, module.LK_NBLCK = 0, 2

    def locking(descriptor: int, mode: int, _count: int) -> None:
        if mode == module.LK_UNLCK:
            fcntl.flock(descriptor, fcntl.LOCK_UN)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    module.locking = locking
    found: types.ModuleType = module
    return found


def _in_use(path: Any) -> bool:
    """Whether this process has the file open or mapped."""
    if isinstance(path, int):
        return False
    real = os.path.realpath(os.fspath(path))
    real = os.fsdecode(real)
    with open("/proc/self/maps", encoding="utf-8", errors="surrogateescape") as maps:
        if any(line.rstrip("\n").endswith(f" {real}") for line in maps):
            return True
    for number in os.listdir("/proc/self/fd"):
        try:
            if os.readlink(f"/proc/self/fd/{number}") == real:
                return True
        except OSError:
            continue
    return False


def _called_by_ours() -> bool:
    frame: Any = sys._getframe(2)
    while frame is not None and "pathlib" in frame.f_code.co_filename:
        frame = frame.f_back
    name = frame.f_code.co_filename if frame is not None else ""
    return name.startswith(ROOT) and not name.startswith(OUTSIDE)


def _refuse_what_is_open() -> None:
    def refusing(do: Any) -> Any:
        def done(*paths: Any, **named: Any) -> Any:
            if _called_by_ours():
                for path in paths:
                    if os.path.lexists(path) and _in_use(path):
                        error = PermissionError(13, "the file is in use", str(path))
                        error.winerror = SHARING_VIOLATION  # type: ignore[attr-defined]
                        raise error
            return do(*paths, **named)

        return done

    for name in ("replace", "rename", "unlink", "remove"):
        setattr(os, name, refusing(getattr(os, name)))
    opened = os.open

    def opening(path: Any, flags: int, *rest: Any, **named: Any) -> int:
        if _called_by_ours() and os.path.isdir(path):
            raise PermissionError(13, "a folder is not opened", str(path))
        return opened(path, flags, *rest, **named)

    os.open = opening


def _no_size_of_memory() -> None:
    import resource

    limited = resource.setrlimit

    def limiting(kind: int, limits: tuple[int, int]) -> None:
        if kind == resource.RLIMIT_AS:
            raise ValueError("current limit exceeds maximum limit")
        limited(kind, limits)

    resource.setrlimit = limiting


def _hand_down(system: str) -> None:
    """Have Pythons that load no sitecustomize (-I -S) simulate `system`, too."""
    prelude = f"import runpy; runpy.run_path({str(HERE)!r})['simulate']({system!r})\n"
    start = subprocess.Popen.__init__

    def starting(self: Any, args: Any, *rest: Any, **named: Any) -> None:
        if isinstance(args, list) and args[:1] == [sys.executable] and "-I" in args:
            place = args.index("-c") + 1
            args = [*args[:place], prelude + args[place], *args[place + 1 :]]
        start(self, args, *rest, **named)

    subprocess.Popen.__init__ = starting  # type: ignore[method-assign]
