"""Long answers are paged where a person could turn the pages."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from text.processes.pager import Paged, command, paged, shows_links


class Terminal(io.TextIOWrapper):
    def __init__(self) -> None:
        super().__init__(io.BytesIO(), "utf-8")

    def told(self) -> str:
        self.flush()
        return self.buffer.getvalue().decode()  # type: ignore[attr-defined,no-any-return]


def _pager(target: Path) -> list[str]:
    program = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_bytes(sys.stdin.buffer.read())"
    return [sys.executable, "-c", program, str(target)]


def test_what_fits_is_written_and_what_does_not_is_paged_whole(tmp_path: Path) -> None:
    terminal, target = Terminal(), tmp_path / "paged"
    with paged(terminal, _pager(target), 3) as stream:
        stream.write("甲\n乙\n")
    assert (terminal.told(), target.exists()) == ("甲\n乙\n", False)
    with paged(terminal, _pager(target), 3) as stream:
        for line in "甲乙丙丁":
            stream.write(f"{line}\n")
    assert target.read_text("utf-8") == "甲\n乙\n丙\n丁\n"
    assert terminal.told() == "甲\n乙\n"


def test_a_pager_that_is_left_early_is_no_trouble() -> None:
    with paged(Terminal(), [sys.executable, "-c", "pass"], 1) as stream:
        for _ in range(20_000):
            stream.write("多くの行\n")


def test_a_pager_that_cannot_be_started_is_none(tmp_path: Path) -> None:
    terminal = Terminal()
    with paged(terminal, [str(tmp_path / "missing")], 1) as stream:
        stream.write("甲\n乙\n")
    assert terminal.told() == "甲\n乙\n"
    assert Paged(terminal, [], 1).isatty()


@pytest.mark.parametrize(
    ("environment", "found"),
    [
        ({"PAGER": ""}, False),
        ({"PAGER": "cat"}, False),
        ({"PAGER": "no-such-pager -x"}, False),
        ({"PAGER": "'"}, False),
        ({"PAGER": "cat", "KYOGO_PAGER": f"{sys.executable} -V"}, True),
        ({"KYOGO_PAGER": "", "PAGER": sys.executable}, False),
    ],
)
def test_the_pager_is_the_users(environment: dict[str, str], found: bool) -> None:
    words = command(environment)
    assert bool(words) is found
    assert not found or words == [sys.executable, "-V"]
    assert not shows_links(words)
