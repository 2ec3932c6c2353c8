"""Rules and severities go by the names that people read, in and out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import cli
from proofreading.registry import names, rule
from text import messages
from text.rule_names import rule_title


@pytest.mark.parametrize("name", names())
def test_every_rule_has_a_title_of_its_own(name: str) -> None:
    messages.set_language("ja")
    title = rule_title(name)
    assert rule(title).name == name
    assert not title.isascii() or title == "URL"


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (["--select", "曜日"], 1),
        (["--select", "曜日,番号", "--severity", "誤り"], 1),
        (["--ignore", "曜日"], 0),
        (["--severity", "error"], 1),
        (["--select", "曜目"], 2),
    ],
)
def test_they_are_taken_where_ids_are(
    asked: list[str], code: int, tmp_path: Path, capsys: Any
) -> None:
    draft = tmp_path / "a.txt"
    draft.write_text("2023年5月10日（木）に開きます。\n", "utf-8")
    assert cli.run(["--lang", "ja", "check", str(draft), *asked]) == code
    out, err = capsys.readouterr()
    assert ("曜日 weekday" in out) == (code == 1)
    assert ("曜日" in err) == (code == 2)


def test_settings_take_them_too(tmp_path: Path, capsys: Any) -> None:
    (tmp_path / "kyogo.toml").write_text('[check.severities]\n"曜日" = "体裁"\n', "utf-8")
    (tmp_path / "a.txt").write_text("2023年5月10日（木）に開きます。\n", "utf-8")
    checked = ["--corpus", str(tmp_path), "check", str(tmp_path / "a.txt")]
    assert cli.run(checked) == 0
    assert cli.run([*checked, "--severity", "style"]) == 1
    capsys.readouterr()


def test_one_rule_is_explained_by_its_title(capsys: Any) -> None:
    assert cli.run(["--lang", "ja", "explain", "語の重なり"]) == 0
    assert "doubled-word" in capsys.readouterr().out
