"""Programs that are started: with pipes, with a time after which they are ended, quietly."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from text.processes.limits import limit_program

Child = subprocess.Popen[bytes]


def start(
    command: Sequence[str],
    folder: str | Path,
    environment: Mapping[str, str] | None = None,
    *,
    errors: bool = False,
    apart: bool = False,
) -> Child:
    """Start `command` in `folder` with pipes for its input and output.

    Its standard error leads nowhere unless `errors`; `apart`: Ctrl-C in the terminal is not for it.
    Raises OSError, and ValueError for a NUL in `command`.
    """
    return subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=None if errors else subprocess.DEVNULL,
        start_new_session=apart and sys.platform != "win32",
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0) if apart else 0,
    )


def end(child: Child) -> int:
    """End `child` if it still runs, close its pipes and return its exit code."""
    with contextlib.suppress(OSError):
        child.kill()
    for stream in (child.stdin, child.stdout):
        if stream is not None:
            with contextlib.suppress(OSError, ValueError):
                stream.close()
    return child.wait()


@contextmanager
def ended_after(child: Child, seconds: float) -> Iterator[None]:
    """End `child` unless the body is done in `seconds`; raises TimeoutError then.

    The body may wait for the child's pipes: these close when it is ended. A selector would do on
    Linux alone, for Windows cannot wait for pipes.
    """
    late = threading.Event()

    def stop() -> None:
        late.set()
        with contextlib.suppress(OSError):
            child.kill()

    timer = threading.Timer(max(0.0, seconds), stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (OSError, EOFError, ValueError):
        if late.is_set():
            raise TimeoutError from None
        raise
    finally:
        timer.cancel()
        timer.join()  # a process with threads cannot be forked


def answer(
    command: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    seconds: float,
    memory: int,
) -> bytes | None:
    """Return what a program writes; None where it does not start or ends with a code above 0.

    Raises TimeoutError after `seconds`. It is held to `memory` bytes, where the system can do that.
    """
    try:
        asked = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except (OSError, ValueError):  # no such program after all; a NUL in a name
        return None
    with asked:
        limit_program(asked.pid, memory)
        try:
            out, _ = asked.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            asked.kill()
            raise TimeoutError from None
        except BaseException:
            asked.kill()
            raise
    return out if asked.returncode == 0 else None
