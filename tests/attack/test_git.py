"""`kyogo diff --git` in a repository from elsewhere: no program that it names is ever run."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cli import run
from readers.versions import read_version
from tests.attack.hostile_git import HOSTILE, git, repository

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def trap(tmp_path: Path) -> tuple[str, Path]:
    """A program, and the file that is there once it has run."""
    mark, program = tmp_path / "HAS-RUN", tmp_path / "trap.sh"
    program.write_text(f"#!/bin/sh\necho \"$0 $*\" >> '{mark}'\nexit 1\n")
    program.chmod(0o755)
    return str(program), mark


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_that_the_repository_names_is_run(
    name: str,
    tmp_path: Path,
    trap: tuple[str, Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = repository(tmp_path / "from-elsewhere")
    program, mark = trap
    HOSTILE[name](folder, program)
    monkeypatch.chdir(folder)
    # What Kyogo says of a missing object is the same as of a missing file; all else is answered.
    expected = 2 if "missing" in name else 1
    assert run(["diff", "--git", "HEAD", "--", "notice.txt"]) == expected
    assert run(["diff", "--git", "HEAD~1", "HEAD", "--", "notice.txt"]) == expected
    assert "Traceback" not in capsys.readouterr().err
    assert not mark.exists()


@pytest.mark.parametrize(
    "variable",
    ["GIT_EXTERNAL_DIFF", "GIT_SSH_COMMAND", "GIT_PAGER", "GIT_ASKPASS", "GIT_PROXY_COMMAND"],
)
def test_no_variable_of_git_has_a_say(
    variable: str, tmp_path: Path, trap: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = repository(tmp_path / "from-elsewhere")
    program, mark = trap
    monkeypatch.setenv(variable, program)
    for name, value in (("GIT_DIR", "/nowhere"), ("GIT_OBJECT_DIRECTORY", "/nowhere")):
        monkeypatch.setenv(name, value)
    assert "20,000円" in read_version("HEAD", str(folder / "notice.txt")).raw
    assert not mark.exists()


def test_a_git_in_the_folder_is_not_taken_for_git(
    tmp_path: Path, trap: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = repository(tmp_path / "from-elsewhere")
    program, mark = trap
    shutil.copy(program, folder / "git")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", os.environ["PATH"]]))
    assert "20,000円" in read_version("HEAD", "notice.txt").raw
    assert not mark.exists()


def test_a_replaced_object_is_not_believed(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r")
    git(folder, "replace", "HEAD:notice.txt", "HEAD~2:notice.txt")
    assert "20,000円" in read_version("HEAD", str(folder / "notice.txt")).raw


def _packed(folder: Path) -> str:
    git(folder, "gc", "-q")
    return "main~1"


def _tagged(folder: Path) -> str:
    git(folder, "tag", "-a", "v2", "-m", "2", "HEAD~1")
    return "v2"


def _abbreviated(folder: Path) -> str:
    return git(folder, "rev-parse", "--short", "HEAD~1")


REVISIONS: dict[str, Callable[[Path], str]] = {
    "packed branch": _packed,
    "annotated tag": _tagged,
    "abbreviated name": _abbreviated,
    "log of HEAD": lambda folder: "HEAD@{1}",
    "words of a commit": lambda folder: ":/版2",
}


@pytest.mark.parametrize("manner", REVISIONS)
def test_a_revision_may_be_named_in_any_manner(manner: str, tmp_path: Path) -> None:
    folder = repository(tmp_path / "r")
    revision = REVISIONS[manner](folder)
    assert "2,000円" in read_version(revision, str(folder / "notice.txt")).raw


def test_worktrees_shallow_clones_and_links_are_read(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r")
    git(folder, "worktree", "add", "-q", str(tmp_path / "tree"), "HEAD~1")
    assert "2,000円" in read_version("HEAD", str(tmp_path / "tree" / "notice.txt")).raw
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{folder}", "shallow")
    assert "20,000円" in read_version("HEAD", str(tmp_path / "shallow" / "notice.txt")).raw
    (tmp_path / "link").symlink_to(folder)
    assert "20,000円" in read_version("HEAD", str(tmp_path / "link" / "notice.txt")).raw


def test_a_repository_with_newer_names_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "newer"
    folder.mkdir()
    try:
        git(folder, "init", "-q", "--object-format=sha256")
    except subprocess.CalledProcessError:
        pytest.skip("this git knows one kind of names")
    assert "2,000円" in read_version("HEAD~1", str(repository(folder) / "notice.txt")).raw


def test_a_repository_that_cannot_be_asked_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = repository(tmp_path / "r")
    (folder / ".git" / "reftable").mkdir()
    monkeypatch.chdir(folder)
    assert run(["--lang", "en", "diff", "--git", "HEAD", "--", "notice.txt"]) == 2
    assert "cannot be asked safely" in capsys.readouterr().err


def test_a_link_in_a_commit_is_no_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = repository(tmp_path / "from-elsewhere")
    (folder / "copy.txt").symlink_to(tmp_path / "elsewhere.txt")
    (tmp_path / "elsewhere.txt").write_text("番号は一二三四です。\n", "utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "a link")
    monkeypatch.chdir(folder)
    assert run(["diff", "--git", "HEAD", "copy.txt"]) == 2
    assert "copy.txt" in capsys.readouterr().err
