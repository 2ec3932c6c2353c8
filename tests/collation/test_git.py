"""Versions under git: two commits, a commit against the file as it is, git's own diff and tools."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli import run

ROOT = Path(__file__).resolve().parents[2]
KYOGO = f'"{sys.executable}" "{ROOT / "cli.py"}"'


def _git(folder: Path, *arguments: str) -> str:
    identity = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_CONFIG_GLOBAL": os.devnull}
    identity |= {"GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b"}
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env={**os.environ, **identity, "LC_ALL": "C.UTF-8"},
        capture_output=True, check=True,
    )  # fmt: skip
    return done.stdout.decode()


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    _git(tmp_path, "init", "-q")
    folder = tmp_path / "letters"
    folder.mkdir()
    for number, fee in enumerate(("1,000円", "10,000円"), 1):
        (folder / "案内.txt").write_text(f"会費は{fee}です。\n", "utf-8")
        _git(tmp_path, "add", "-A")
        _git(tmp_path, "commit", "-q", "-m", str(number))
    (folder / "案内.txt").write_text("会費は無料です。\n", "cp932")
    monkeypatch.chdir(folder)
    return tmp_path


def test_a_commit_is_compared_with_the_file_as_it_is(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", "--git", "HEAD", "--", "案内.txt"]) == 1
    assert "会費は{-10,000円-}{+無料+}です。" in capsys.readouterr().out


def test_two_commits_are_compared(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", "--git", "HEAD~1", "HEAD", "--", "案内.txt"]) == 1
    assert "会費は{-1,000円-}{+10,000円+}です。" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--git", "no-such-commit", "--", "案内.txt"],
        ["--git", "--", "--upload-pack=x", "案内.txt"],
        ["--git", "HEAD", "HEAD", "--", "ない.txt"],
        ["--git", "案内.txt"],
        ["案内.txt"],
        ["-", "-"],
    ],
)
def test_what_git_does_not_know_is_one_sentence_and_code_2(
    repository: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", *arguments]) == 2
    assert capsys.readouterr().err.startswith("kyogo: ")


def test_git_diff_shows_the_text_by_textconv(repository: Path) -> None:
    (repository / ".gitattributes").write_text("*.txt diff=kyogo\n")
    _git(repository, "config", "diff.kyogo.textconv", f"{KYOGO} show")
    assert "+会費は無料です。" in _git(repository, "diff")


def test_git_difftool_runs_kyogo(repository: Path) -> None:
    _git(repository, "config", "difftool.kyogo.cmd", f'{KYOGO} --lang en diff "$LOCAL" "$REMOTE"')
    shown = _git(repository, "difftool", "--no-prompt", "--tool=kyogo", "HEAD~1", "HEAD")
    assert "The same apart from one number." in shown


@pytest.mark.parametrize("sides", [("/dev/null", "案内.txt"), ("案内.txt", "/dev/null")])
def test_a_file_that_one_side_has_not_is_compared_with_nothing(
    repository: Path, capsys: pytest.CaptureFixture[str], sides: tuple[str, str]
) -> None:
    assert run(["--lang", "en", "diff", *sides]) == 1
    assert "会費は無料です。" in capsys.readouterr().out


def test_a_check_since_a_commit_shows_what_came_after_it_in_every_draft(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "kyogo.toml").touch()
    old, new = repository / "letters" / "旧.txt", repository / "letters" / "新.txt"
    old.write_text("会費をを払う。\n", "utf-8")
    _git(repository, "add", "-A")
    _git(repository, "commit", "-q", "-m", "3")
    old.write_text("会費をを払う。総会でで話す。\n", "utf-8")
    new.write_text("名簿はは要りません。\n", "utf-8")
    assert run(["--lang", "en", "check", ".", "--since", "HEAD"]) == 1
    shown = capsys.readouterr().out
    assert ["【をを】" in shown, "【でで】" in shown, "【はは】" in shown] == [False, True, True]
    assert run(["--lang", "en", "check", ".", "--since", "案内.txt"]) == 2
    assert run(["--lang", "en", "check", "新.txt", "--since", "no-such"]) == 2
    assert "no-such" in capsys.readouterr().err
