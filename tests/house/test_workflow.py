"""The workflow of docs/demo: its steps do what the page about repositories says, as written."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WORKFLOW = (ROOT / "docs/demo/github-actions.yml").read_text("utf-8")
STEPS = dict(re.findall(r"- name: (\w+)\n(?: +(?:if|env):.*\n)* +run: (.+)\n", WORKFLOW))


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone with one faulty document, a folder for the steps to run in."""
    shim = tmp_path / "bin" / "kyogo"
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{ROOT / "cli.py"}" "$@"\n', "utf-8")
    shim.chmod(0o755)
    folder = tmp_path / "clone"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "当番.md").write_text("# 当番\n\n当番をを決める。\n", "utf-8")
    (folder / "docs" / "会費.md").write_text("# 会費\n\n会費は千円です。\n", "utf-8")
    return folder


def _step(clone: Path, name: str) -> subprocess.CompletedProcess[str]:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("GitHub runs the steps with bash")
    kept = {k: v for k, v in os.environ.items() if k not in ("LANG", "LC_ALL", "LC_MESSAGES")}
    path = f"{clone.parent / 'bin'}{os.pathsep}{kept['PATH']}"
    environment = {**kept, "PATH": path, "HOME": str(clone.parent), "CI": "true"}
    return subprocess.run(
        [bash, "-e", "-c", STEPS[name]], cwd=clone, env=environment,
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.mark.parametrize("marked", [False, True])
def test_the_notes_stand_at_the_file_and_line_and_the_step_fails(clone: Path, marked: bool) -> None:
    if marked:
        (clone / "kyogo.toml").touch()
    done = _step(clone, "notes")
    (note,) = done.stdout.splitlines()
    found = re.match("::error file=([^,]+),line=([0-9]+),", note)
    assert done.returncode == 1
    assert found is not None
    assert (found[1], found[2], (clone / found[1]).is_file()) == ("docs/当番.md", "3", True)
    assert "重なっています" in note


def test_the_page_is_written_and_its_step_goes_through(clone: Path) -> None:
    done = _step(clone, "page")
    assert (done.returncode, (clone / "kyogo.html").is_file()) == (0, True)
    upload = re.search("path: (.+)", WORKFLOW)
    assert upload is not None
    assert upload[1] == "kyogo.html"


def test_a_setting_that_is_none_makes_the_page_s_step_fail(clone: Path) -> None:
    (clone / "kyogo.toml").write_text("exlude = []\n", "utf-8")
    assert _step(clone, "page").returncode != 0


def test_the_page_of_an_earlier_run_is_no_document(clone: Path) -> None:
    (clone / "kyogo.toml").touch()
    _step(clone, "page")
    assert len(_step(clone, "notes").stdout.splitlines()) == 1
