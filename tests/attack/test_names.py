"""Names that are not UTF-8 (old Windows zips unpacked on Linux) work everywhere, shown escaped.

The texts hold what a terminal acts on: no report lets it through.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

import cli
from commands.support.checking.desk import Desk
from reports.formats import commands, formats

CP932 = os.fsdecode("申入書.txt".encode("cp932"))
DEEP = os.fsdecode("議事録/八月.md".encode("cp932"))
UTF8 = "案内.txt"
STANDING, RECORD = "控え.txt", "record.json"
ARGUMENTS = {
    "index": [[]],
    "init": [[]],
    "search": [["勧奨"]],
    "kwic": [["勧奨"]],
    "table": [],  # by `freq`, below
    "list": [[]],
    "show": [[CP932], [DEEP, "--outline"]],
    "similar": [[CP932], [UTF8]],
    "diff": [[CP932, UTF8], [UTF8, DEEP]],
    "collate": [[CP932, UTF8, DEEP]],
    "check": [[CP932], [UTF8], [DEEP]],
    "references": [[DEEP, "第1条"], [UTF8, "第1条"]],
    "rules": [["--learned"]],
    "record": [[RECORD]],
    "standing": [[]],
}
WITHOUT_DOCUMENTS = {"completions", "doctor", "explain", "man"}
"""Commands whose reports say nothing of any document."""
ACTING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What a terminal acts on, and what turns the order of what is shown."""
PAYLOAD = "\x1b[31m\u202e\x9b1m\x07"
ARTICLE = f"\n第一条　目的{PAYLOAD}を定める。\n第二条　第一条の目的は{PAYLOAD}広い。\n"
"""Lines that each text has: a 改め文 is made of texts in articles only."""
SUFFIX = {"docx": ".docx", "taisho": ".docx", "gimon": ".docx"}
CASES = [
    (command, arguments, form)
    for command in commands()
    for arguments in ARGUMENTS.get(command, [])
    for form in formats(command)
] + [(name, [], form) for name in ("freq",) for form in formats("table")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A corpus with two names in CP932 and one in UTF-8; the current folder."""
    root = tmp_path_factory.mktemp("old-zip")
    (root / "kyogo.toml").touch()
    try:
        (root / CP932).write_text(
            f"山田太郎様\n\n2022年度の取得勧奨{PAYLOAD}ををお願いします。\n" + ARTICLE, "utf-8"
        )
        (root / DEEP).parent.mkdir()
        (root / DEEP).write_text(
            f"# 議事録\n\n{PAYLOAD}取得勧奨について話した。\n" + ARTICLE, "utf-8"
        )
    except (OSError, UnicodeError):
        pytest.skip("this file system takes UTF-8 names only")
    (root / UTF8).write_text(f"2022年度の取得勧奨をお{PAYLOAD}願いします。\n" + ARTICLE, "utf-8")
    (root / STANDING).write_text(f"会議{PAYLOAD}をを開く。\n", "utf-8")
    before = os.getcwd()
    os.chdir(root)
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        cli.run(["check", CP932, "--record", RECORD])
        cli.run(["check", STANDING, "--let-stand", "all", "--reason", PAYLOAD])
    yield root
    os.chdir(before)


def test_every_command_that_reports_is_called_here() -> None:
    forgotten = set(commands()) - set(ARGUMENTS) - WITHOUT_DOCUMENTS
    assert forgotten == set(), (
        f"ARGUMENTS in tests/attack/test_names.py lacks a call of {sorted(forgotten)} on the files "
        "of this test (or no document has a part in its reports: WITHOUT_DOCUMENTS)"
    )


@pytest.mark.parametrize(("command", "arguments", "form"), CASES)
def test_every_command_takes_them_in_every_format(
    command: str,
    arguments: list[str],
    form: str,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    asked = [command, *arguments]
    if len(formats(command if command != "freq" else "table")) > 1:
        asked += ["--format", form]
    if form in SUFFIX:
        asked += ["-o", str(tmp_path / f"made{SUFFIX[form]}")]
    guarded = "printable_line, or json_text.dump, of text/terminal/ guards what a document says"
    assert cli.run(asked) in (0, 1), (
        f"the report {form} of {command}: {err.getvalue().strip()} {guarded}"
    )
    out.flush()
    written = out.buffer.getvalue().decode("utf-8")  # type: ignore[attr-defined]
    assert not any("\ud800" <= character <= "\udfff" for character in written)
    assert ACTING.findall(written) == [], (
        f"the report {form} of {command} lets through what a terminal acts on: {guarded}"
    )
    if form == "json":
        assert json.loads(written)


def test_json_gives_the_name_back_as_it_is(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.run(["list", "--format", "json"])
    listed = json.loads(capsys.readouterr().out)["documents"]
    assert {entry["name"] for entry in listed} == {CP932, DEEP, UTF8, STANDING}


def test_a_page_and_an_editor_find_a_document_by_the_name_that_they_show(folder: Path) -> None:
    assert Desk(folder).document(CP932.encode("utf-8", "backslashreplace").decode()).name == CP932
