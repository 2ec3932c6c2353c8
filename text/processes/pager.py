"""Leafing through what is longer than the terminal is high, with the pager of the user's choice.

`KYOGO_PAGER`, else `PAGER`, else `less` where there is one; nothing or `cat` means none. What
fits on the screen is written to it.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TextIO

from text.processes.programs import HOME, program

_FIRST_WITH_LINKS = 566
"""The version of less that first passed links on; older ones show them as rubbish."""


def command(environment: Mapping[str, str]) -> list[str]:
    """Return the command line of the pager, its program by its absolute path; [] for none."""
    asked = environment.get("KYOGO_PAGER", environment.get("PAGER", "less"))
    try:
        words = shlex.split(asked, posix=os.name != "nt")
    except ValueError:
        return []
    if not words or words == ["cat"]:
        return []
    found = words[0] if os.path.isabs(words[0]) else program(words[0])
    return [found, *words[1:]] if found else []


def shows_links(words: list[str]) -> bool:
    """Return whether the pager passes links on. Starts it to ask for its version."""
    if not words or os.path.basename(words[0]).removesuffix(".exe") != "less":
        return False
    try:
        told = subprocess.run([words[0], "--version"], capture_output=True, check=False, timeout=2)
    except (OSError, subprocess.TimeoutExpired):
        return False
    version = re.match(rb"less (\d+)", told.stdout)
    return version is not None and int(version[1]) >= _FIRST_WITH_LINKS


class Paged(io.TextIOBase):
    """A stream to `terminal` that starts the pager `words` when it holds more than `height` lines.

    A person who leaves the pager has read enough: what is written afterwards is dropped.
    """

    def __init__(self, terminal: TextIO, words: list[str], height: int) -> None:
        self._terminal = terminal
        self._words = words
        self._height = height
        self._held: list[str] | None = []
        self._lines = 0
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """That of the terminal."""
        return self._terminal.encoding

    def isatty(self) -> bool:
        """Return True: a person reads what comes out."""
        return True

    def fileno(self) -> int:
        """Return that of the terminal."""
        return self._terminal.fileno()

    def write(self, text: str) -> int:
        """Hold `text` while it may fit on the screen, else hand it on."""
        if self._held is None:
            self._hand_on(text)
            return len(text)
        self._held.append(text)
        self._lines += text.count("\n")
        if self._lines >= self._height:
            self._start()
            self._let_go()
        return len(text)

    def done(self) -> None:
        """Write what is held, and wait until the pager is left."""
        self._let_go()
        if self._child is None:
            self._terminal.flush()
            return
        with _deaf():
            assert self._child.stdin is not None
            with contextlib.suppress(OSError):
                self._child.stdin.close()
            self._child.wait()

    def _let_go(self) -> None:
        held, self._held = self._held, None
        if held:
            self._hand_on("".join(held))

    def _hand_on(self, text: str) -> None:
        if self._child is None:
            self._terminal.write(text)
            return
        assert self._child.stdin is not None
        with contextlib.suppress(OSError, ValueError):
            self._child.stdin.write(text.encode(self.encoding, self._terminal.errors or "replace"))

    def _start(self) -> None:
        told = {"LESS": "FR", "LV": "-c"}
        if self.encoding.lower().replace("-", "") == "utf8":
            told["LESSCHARSET"] = "utf-8"
        self._terminal.flush()
        with contextlib.suppress(OSError):
            # The pager is the user's own and reads his settings: it gets the whole environment.
            self._child = subprocess.Popen(
                self._words, stdin=subprocess.PIPE, cwd=HOME, env={**told, **os.environ}
            )


@contextmanager
def paged(terminal: TextIO, words: list[str], height: int) -> Iterator[TextIO]:
    """Yield a stream that `words` page where it gets longer than `height` lines."""
    stream = Paged(terminal, words, height)
    try:
        yield stream  # type: ignore[misc]
    finally:
        stream.done()


@contextmanager
def _deaf() -> Iterator[None]:
    """Leave Ctrl-C to the pager, which takes it for a command of its own."""
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:  # not in the main thread
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
