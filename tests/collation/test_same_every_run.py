"""A diff is the same in every run: nothing in it hangs on the order of a set."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.collation.test_processes import letter

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("form", ["json", "text"])
def test_the_seed_of_the_hashes_changes_nothing(form: str, tmp_path: Path) -> None:
    lines = letter(1).splitlines()[:120]
    moved = letter(2).splitlines()[60:120] + lines[20:60] + lines[:20]
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("\n".join(lines), "utf-8")
    new.write_text("\n".join(moved), "utf-8")
    answers = {_diff(old, new, form, seed) for seed in ("0", "1", "4711")}
    assert len(answers) == 1


def _diff(old: Path, new: Path, form: str, seed: str) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "cli.py", "diff", str(old), str(new), "--format", form]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert done.returncode == 1, done.stderr
    return done.stdout
