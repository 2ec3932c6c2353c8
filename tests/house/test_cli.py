"""The command line: languages, options, errors and exit codes, in one process."""

from pathlib import Path

import pytest

import cli

LETTER = "letters/2019-08-06-jichiro.txt"


@pytest.fixture(autouse=True)
def _english_console(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("COLUMNS", "80")


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_every_command_has_a_line_in_the_overview(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["--help"]) == 0
    assert f"\n  {command} " in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--lang", "ja", "show", LETTER],
        ["show", "--lang", "ja", LETTER],
        ["show", LETTER, "--lang=ja"],
        ["--color", "never", "show", LETTER],
        ["show", "--", LETTER],
    ],
)
def test_global_options_stand_before_or_after_the_command(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(arguments) == 0
    assert "要請書" in capsys.readouterr().out


def test_a_folder_named_like_a_command_is_an_options_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "list").mkdir()
    (tmp_path / "list/a.txt").write_text("甲\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert cli.run(["--corpus", "list", "show", "a.txt"]) == 0
    assert capsys.readouterr().out == "甲\n"


def test_a_file_name_may_begin_with_a_hyphen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "-甲.txt").write_text("乙\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert cli.run(["show", "--", "-甲.txt"]) == 0
    assert capsys.readouterr().out == "乙\n"


USAGE_ERRORS = [
    (["shwo"], "近いもの: show", "did you mean: show"),
    (["zzz"], "「zzz」というコマンドはありません", 'there is no command "zzz"'),
    (["show"], "引数が足りません: 文書", "missing: DOC"),
    (["show", "a", "b"], "知らない引数です: b", "unknown arguments: b"),
    (["show", "a", "--colour"], "知らない引数です: --colour", "unknown arguments: --colour"),
    (["show", "a", "--color", "red"], "「red」は選べません", "there is no choice 「red」"),
    (["show", "a", "--corpus"], "--corpus: 値が一つ要ります", "--corpus: needs one value"),
    (["show", "a", "--debug=1"], "値 '1' は取りません", "takes no value (given: '1')"),
    (["--frob"], "知らない引数です: --frob", "unknown arguments: --frob"),
]


@pytest.mark.parametrize(("arguments", "japanese", "english"), USAGE_ERRORS)
def test_wrong_usage_is_one_sentence_with_a_way_out(
    arguments: list[str], japanese: str, english: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for language, sentence in (("ja", japanese), ("en", english)):
        assert cli.run(["--lang", language, *arguments]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert sentence in err.splitlines()[0]
        assert "--help" in err.splitlines()[1]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_command_shows_the_overview_and_counts_as_trouble(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["--lang", language]) == 2
    assert "search" in capsys.readouterr().out


def test_an_unexpected_exception_is_one_sentence_and_a_traceback_only_under_debug(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from commands import listing

    def fail(*_: object) -> int:
        raise ZeroDivisionError("\x1b[31m")

    monkeypatch.setattr(listing, "run", fail)
    assert cli.run(["list"]) == 2
    err = capsys.readouterr().err
    assert "ZeroDivisionError" in err.splitlines()[0]
    assert "--debug" in err.splitlines()[1]
    assert cli.run(["list", "--debug"]) == 2
    err = capsys.readouterr().err
    assert "Traceback" in err
    assert "\x1b" not in err
