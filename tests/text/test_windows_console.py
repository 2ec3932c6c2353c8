"""A console of Windows is told to act on escape sequences, or gets none."""

from __future__ import annotations

import ctypes
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from text.terminal import windows_console
from text.terminal.windows_console import understands_escapes


class Function:
    """A function of the system: what it answers, and what it was asked."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.asked: list[tuple[Any, ...]] = []
        self.restype: Any = None

    def __call__(self, *arguments: Any) -> Any:
        self.asked.append(arguments)
        return self.answer


@pytest.mark.parametrize(
    ("console", "takes", "understands", "told"),
    [(1, 1, True, [4]), (1, 0, False, [4]), (0, 1, False, [])],
    ids=["Windows 10", "an older one", "no console"],
)
def test_a_console_is_told_once(
    console: int, takes: int, understands: bool, told: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    kernel = SimpleNamespace(
        GetStdHandle=Function(7), GetConsoleMode=Function(console), SetConsoleMode=Function(takes)
    )
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    windows_console._switched_on.cache_clear()
    try:
        assert understands_escapes() is understands
        assert understands_escapes() is understands
    finally:
        windows_console._switched_on.cache_clear()
    assert [mode for _, mode in kernel.SetConsoleMode.asked] == told


def test_elsewhere_terminals_understand() -> None:
    assert sys.platform == "win32" or understands_escapes()
