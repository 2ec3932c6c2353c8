"""Pages and Word documents from the command line: where they go and what the exit code says."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LETTERS = ("letters/2019-08-06-jichiro.txt", "letters/2019-08-06-jichiroren.txt")
DRAFT = "docs/demo/draft.txt"

WORD = {
    "diff": ("diff", *LETTERS, "--format", "docx"),
    "check": ("check", DRAFT, "--format", "docx"),
}
FILES = {
    "the page of a diff": (("diff", *LETTERS, "--format", "html"), "x.html", 1),
    "a diff of the same text": (("diff", LETTERS[0], LETTERS[0], "--format", "html"), "x.html", 0),
    "tracked changes": (WORD["diff"], "x.docx", 1),
    "a comparative table in Word": (("diff", *LETTERS, "--format", "taisho"), "x.docx", 1),
    "a comparative table as a page": (("diff", *LETTERS, "--format", "taisho"), "x.html", 1),
    "the page of a check": (("check", DRAFT, "--format", "html"), "x.html", 1),
    "comments": (WORD["check"], "x.docx", 1),
    "a list of queries": (("check", DRAFT, "--format", "gimon"), "x.docx", 1),
    "a list of queries for a spreadsheet": (("check", DRAFT, "--format", "gimon"), "x.csv", 1),
    "the page of a collation": (("collate", *LETTERS, "--format", "html"), "x.html", 1),
}


def kyogo(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, str(ROOT / "cli.py"), "--lang", "en", *arguments]
    return subprocess.run(command, cwd=ROOT, check=False, **{"capture_output": True, **options})


@pytest.mark.parametrize("case", FILES)
def test_a_file_is_written_whole_and_the_exit_code_is_that_of_the_text(
    case: str, tmp_path: Path
) -> None:
    arguments, name, code = FILES[case]
    target = tmp_path / name
    done = kyogo(*arguments, "-o", str(target))
    assert (done.returncode, done.stdout) == (code, b"")
    begins = {".docx": b"PK", ".html": b"<!", ".csv": b"\xef\xbb"}
    assert target.read_bytes()[:2] == begins[target.suffix]


@pytest.mark.parametrize("case", WORD)
def test_bytes_are_not_written_to_a_terminal(case: str) -> None:
    ours, terminal = pty.openpty()
    try:
        done = kyogo(*WORD[case], capture_output=False, stdout=terminal, stderr=subprocess.PIPE)
    finally:
        os.close(ours)
        os.close(terminal)
    assert done.returncode == 2
    assert "cannot be shown on a terminal" in done.stderr.decode()


def test_bytes_go_into_a_pipe() -> None:
    assert kyogo(*WORD["diff"]).stdout.startswith(b"PK")


def test_a_table_for_an_unknown_kind_of_file_names_those_that_are_known(tmp_path: Path) -> None:
    done = kyogo("diff", *LETTERS, "--format", "taisho", "-o", str(tmp_path / "x.pdf"))
    assert done.returncode == 2
    assert ".docx, .html" in done.stderr.decode()


def test_without_python_docx_the_extra_is_named(tmp_path: Path) -> None:
    (tmp_path / "docx.py").write_text("raise ImportError", "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = kyogo(*WORD["diff"], "-o", str(tmp_path / "x.docx"), env=environment)
    assert done.returncode == 2
    assert "kyogo[docx]" in done.stderr.decode()
    assert not (tmp_path / "x.docx").exists()
