"""The main jobs on simulated systems: one without what Windows lacks, one without fork."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from text.processes.abilities import has_fork

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not has_fork(), reason="simulated on Linux only"
)


def _kyogo(system: str, cache: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    more = {"XDG_CACHE_HOME": str(cache), "LC_ALL": "C.UTF-8", "KYOGO_LINKS": "none"}
    if system:
        more["PYTHONPATH"] = str(ROOT / "tests" / "support" / system)
    return subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **more},
        timeout=120,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    corpus = tmp_path_factory.mktemp("corpus")
    for number in range(4):
        (corpus / f"通知{number}.txt").write_bytes(
            f"2022年{number + 1}月の会議について\r\n下記のとおり開催します。\r\n".encode("cp932")
        )
    (corpus / "頁.html").write_text("<h1>案内</h1><p>会議を開催します。</p>", "utf-8")
    return corpus


@pytest.mark.parametrize(
    "system", ["windows_like", pytest.param("spawn_only", marks=pytest.mark.thorough)]
)
def test_another_system_answers_what_this_one_answers(
    system: str, folder: Path, tmp_path: Path
) -> None:
    commands = [
        ["index", "--jobs", "2", "--rebuild", "--corpus", str(folder)],
        ["search", "会議", "--format", "json", "--corpus", str(folder)],
        ["diff", str(folder / "通知0.txt"), str(folder / "通知1.txt"), "--format", "json"],
        ["search", "会議", "--color", "always", "--corpus", str(folder)],
        ["check", str(folder / "通知0.txt"), "--color", "always", "--corpus", str(folder)],
        ["index", "--rebuild", "--verify", "--corpus", str(folder)],
    ]
    for command in commands:
        here = _kyogo("", tmp_path / "here", *command)
        there = _kyogo(system, tmp_path / "there", *command)
        assert (there.returncode, there.stderr) == (here.returncode, here.stderr)
        assert there.stdout == here.stdout
        if "json" in command:
            assert json.loads(there.stdout)
    left = [path.name for path in (tmp_path / "there").rglob("*.tmp")]
    assert left == []
