"""Where a command writes: one colour policy, whole files, any console."""

import argparse
import io
import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.support.console import open_binary_output, open_output, wants_color
from text.errors import KyogoError
from text.terminal.streams import HANDLER, prepare

prepare()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("choice", "environment", "stream", "colored"),
    [
        ("auto", {}, Terminal(), True),
        ("auto", {}, io.StringIO(), False),
        ("auto", {"NO_COLOR": "1"}, Terminal(), False),
        ("auto", {"NO_COLOR": ""}, Terminal(), True),
        ("auto", {"TERM": "dumb"}, Terminal(), False),
        ("always", {"NO_COLOR": "1"}, io.StringIO(), True),
        ("never", {}, Terminal(), False),
    ],
)
def test_the_option_wins_then_no_color_then_the_terminal(
    choice: str,
    environment: dict[str, str],
    stream: io.StringIO,
    colored: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert wants_color(choice, stream) is colored


def _arguments(output: Path | str | None, **more: str) -> argparse.Namespace:
    return argparse.Namespace(
        output=None if output is None else str(output), **{"color": "auto", "format": "text"} | more
    )


def test_a_file_appears_whole(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    with open_output(_arguments(target)) as output:
        output.stream.write("甲\ud800")
        assert not target.exists()
    assert target.read_text("utf-8") == "甲\\ud800"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_failing_command_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), open_binary_output(_arguments(target)) as stream:
        stream.write(b"new" * (1 // 0))
    assert target.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.docx"]


def test_a_file_keeps_its_permissions_and_its_link(tmp_path: Path) -> None:
    target, link = tmp_path / "a.txt", tmp_path / "link.txt"
    target.write_bytes(b"")
    target.chmod(0o640)
    link.symlink_to(target)
    with open_output(_arguments(link)) as output:
        output.stream.write("乙")
    assert link.is_symlink()
    assert target.read_text("utf-8") == "乙"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_device_is_written_to_and_not_replaced() -> None:
    with open_output(_arguments(os.devnull)) as output:
        output.stream.write("丙")
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("target", ["no/such/folder/a.txt", "."])
def test_an_impossible_place_is_one_sentence(target: str, tmp_path: Path) -> None:
    with (
        pytest.raises(KyogoError, match=r"error\.unwritable-file|cannot write|書き込めません"),
        open_output(_arguments(tmp_path / target)),
    ):
        pass


def test_bytes_are_not_thrown_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    with pytest.raises(KyogoError), open_binary_output(_arguments(None, format="docx")):
        pass


def test_a_machine_format_is_utf_8_on_every_console(monkeypatch: pytest.MonkeyPatch) -> None:
    console = io.TextIOWrapper(io.BytesIO(), "cp932", errors=HANDLER)
    monkeypatch.setattr(sys, "stdout", console)
    with open_output(_arguments(None, format="json")) as output:
        output.stream.write("〜é")
    assert console.buffer.getvalue() == "〜é".encode()  # type: ignore[attr-defined]


def test_a_japanese_console_gets_the_relatives_that_it_has() -> None:
    assert "〜−—é".encode("cp932", HANDLER).decode("cp932") == "～－―\\xe9"


@given(st.text(st.characters(codec=None)), st.sampled_from(["cp932", "ascii", "euc_jp", "latin-1"]))
def test_no_text_is_too_much_for_a_console(text: str, encoding: str) -> None:
    assert text.encode(encoding, HANDLER).decode(encoding) is not None
