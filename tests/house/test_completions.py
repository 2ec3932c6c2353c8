"""Shells complete commands, options and their values; man pages say what the help says."""

import shutil
import subprocess
from pathlib import Path

import pytest

import cli

SHELLS = ("bash", "zsh", "fish", "powershell")


def script(shell: str, folder: Path, language: str = "en") -> Path:
    path = folder / f"kyogo.{shell}"
    assert cli.run(["--lang", language, "completions", shell, "-o", str(path)]) == 0
    return path


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_names_every_command_and_option(shell: str, language: str, tmp_path: Path) -> None:
    written = script(shell, tmp_path, language).read_text("utf-8")
    options = {
        name.lstrip("-")
        for command in cli.COMMANDS
        for action in cli.build_parser(command)._actions
        for name in action.option_strings
        if action.help != "==SUPPRESS=="
    }
    assert [word for word in (*cli.COMMANDS, *options) if word not in written] == []


@pytest.mark.parametrize("shell", SHELLS[:3])
def test_a_shell_reads_its_script(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    for language in ("ja", "en"):
        path = script(shell, tmp_path, language)
        ended = subprocess.run([shell, "-n", path], capture_output=True, text=True)
        assert (ended.returncode, ended.stderr) == (0, "")


def test_the_script_for_powershell_closes_what_it_opens(tmp_path: Path) -> None:
    written = script("powershell", tmp_path, "en").read_text("utf-8")
    parts = "".join(written.replace("''", "").split("'")[::2])
    assert [parts.count(mark) for mark in "({["] == [parts.count(mark) for mark in ")}]"]
    assert written.count("'") % 2 == 0


ASKED = [
    (["kyogo", "expl"], ["explain"]),
    (["kyogo", "search", "--exa"], ["--exact"]),
    (["kyogo", "search", "--format", "js"], ["json"]),
    (["kyogo", "search", "--format", "=", "js"], ["json"]),
    (["kyogo", "--lang", "ja", "explain", "weekd"], ["weekday"]),
    (["kyogo", "--lang", "=", "ja", "explain", "weekd"], ["weekday"]),
    (["kyogo", "check", "--select", "impossible-y"], ["impossible-year"]),
    (["kyogo", "show", "さんぷ"], ["さんぷる 一.txt"]),
    (["kyogo", "--corpus", "fold"], ["folder"]),
    (["kyogo", "search", "fold"], []),
    (["kyogo", "check", "--author", "fold"], []),
]


def test_bash_completes(tmp_path: Path) -> None:
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    (tmp_path / "folder").mkdir()
    (tmp_path / "さんぷる 一.txt").touch()
    asking = 'COMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); _kyogo; printf "%s\\n" "${COMPREPLY[@]}"'
    path = script("bash", tmp_path)
    for words, completed in ASKED:
        ended = subprocess.run(
            ["bash", "-c", f'. "{path}"; {asking}', *words[:1], *words],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            check=True,
        )
        assert ended.stdout.split("\n")[:-1] == (completed or [""]), words


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_command_has_a_man_page(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["--lang", language, "man", "--into", str(tmp_path / "man1")]) == 0
    pages = {path.name for path in (tmp_path / "man1").iterdir()}
    assert pages == {"kyogo.1", *(f"kyogo-{command}.1" for command in cli.COMMANDS)}
    if shutil.which("groff"):
        for name in ("kyogo.1", "kyogo-search.1", "kyogo-completions.1"):
            ended = subprocess.run(
                ["groff", "-man", "-Tutf8", "-Kutf8", "-ww", tmp_path / "man1" / name],
                capture_output=True,
                text=True,
            )
            assert ended.stderr == ""
            assert "KYOGO" in ended.stdout


def test_an_unknown_page_is_trouble(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["man", "nothing"]) == 2
