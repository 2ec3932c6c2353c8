"""The language server in a real editor: Neovim, without a screen."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_neovim_shows_findings_and_puts_them_right(tmp_path: Path) -> None:
    if shutil.which("nvim") is None:
        pytest.skip("nvim is not installed")
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "kyogo.toml").touch()
    (folder / "draft.txt").write_text("見出し\n\n𠮷野さん👪のの件です。\n", "utf-8")
    ended = subprocess.run(
        [
            "nvim",
            "--headless",
            "-u",
            "NONE",
            "-S",
            str(Path(__file__).with_name("walk.lua")),
            "-c",
            "cquit",
        ],
        env={
            **os.environ,
            "HOME": str(tmp_path),
            "XDG_CACHE_HOME": str(tmp_path / "cache"),
            "XDG_STATE_HOME": str(tmp_path / "state"),
            "KYOGO_PYTHON": sys.executable,
            "KYOGO_CLI": str(ROOT / "cli.py"),
            "KYOGO_FOLDER": str(folder),
            "LC_ALL": "C.UTF-8",
        },
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (ended.stdout + ended.stderr).strip() == "OK"
