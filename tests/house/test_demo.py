"""What `make demo` shows: every mistake planted in the draft is found, and nothing besides."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import cli

ROOT = Path(__file__).resolve().parents[2]
DRAFT = "docs/demo/draft.txt"
PLANTED = [
    (3, "weekday", "2019年9月3日（水）"),
    (17, "leftover-addressee", "全日本自治団体労働組合"),
    (19, "impossible-year", "202年度"),
    (19, "figure-disagreement", "1600万枚"),
    (21, "brackets", "「"),
    (21, "doubled-word", "をを"),
    (29, "numbering", "(4)"),
]


def test_the_draft_has_these_mistakes_and_no_others(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    assert cli.run(["--corpus", "corpus", "check", DRAFT, "--format", "json"]) == 1
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert [(found["line"], found["rule"], found["text"]) for found in findings] == PLANTED


def test_the_demo_runs_and_shows_each_command_with_its_answer(tmp_path: Path) -> None:
    launcher = tmp_path / "kyogo"
    launcher.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{ROOT}/cli.py" "$@"\n')
    launcher.chmod(0o755)
    shown = subprocess.run(
        ["sh", ROOT / "docs/demo/demo.sh"],
        env={**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )
    assert shown.stderr == ""
    assert re.findall(r"^\$ kyogo (\w+)", shown.stdout, re.MULTILINE) == [
        "init",
        "index",
        "list",
        "search",
        "kwic",
        "diff",
        "check",
        "explain",
    ]
    assert "\x1b" not in shown.stdout
    for text in ("letters/2019-08-06-jichiro.txt:", "久冨健一", "one suspected typo", "202年度"):
        assert text in shown.stdout
