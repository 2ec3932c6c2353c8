"""Names that are not UTF-8 (old Windows zips unpacked on Linux) work everywhere, shown escaped."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import cli
from commands.support.checking.desk import Desk
from reports.formats import commands, formats

CP932 = os.fsdecode("申入書.txt".encode("cp932"))
DEEP = os.fsdecode("議事録/八月.md".encode("cp932"))
UTF8 = "案内.txt"
ARGUMENTS = {
    "index": [[]],
    "search": [["勧奨"]],
    "kwic": [["勧奨"]],
    "table": [],
    "list": [[]],
    "show": [[CP932], [DEEP, "--outline"]],
    "similar": [[CP932], [UTF8]],
    "diff": [[CP932, UTF8], [UTF8, DEEP]],
    "collate": [[CP932, UTF8, DEEP]],
    "check": [[CP932], [UTF8], [DEEP]],
}
ARTICLE = "\n第一条　目的を定める。\n"
"""A line that each text has: a 改め文 is made of texts in articles only."""
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
            "山田太郎様\n\n2022年度の取得勧奨ををお願いします。\n" + ARTICLE, "utf-8"
        )
        (root / DEEP).parent.mkdir()
        (root / DEEP).write_text("# 議事録\n\n取得勧奨について話した。\n" + ARTICLE, "utf-8")
    except (OSError, UnicodeError):
        pytest.skip("this file system takes UTF-8 names only")
    (root / UTF8).write_text("2022年度の取得勧奨をお願いします。\n" + ARTICLE, "utf-8")
    before = os.getcwd()
    os.chdir(root)
    yield root
    os.chdir(before)


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
    assert cli.run(asked) in (0, 1), err.getvalue()
    out.flush()
    written = out.buffer.getvalue().decode("utf-8")  # type: ignore[attr-defined]
    assert not any("\ud800" <= character <= "\udfff" for character in written)
    if form == "json":
        assert json.loads(written)


def test_json_gives_the_name_back_as_it_is(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.run(["list", "--format", "json"])
    listed = json.loads(capsys.readouterr().out)["documents"]
    assert {entry["name"] for entry in listed} == {CP932, DEEP, UTF8}


def test_a_page_and_an_editor_find_a_document_by_the_name_that_they_show(folder: Path) -> None:
    assert Desk(folder).document(CP932.encode("utf-8", "backslashreplace").decode()).name == CP932
