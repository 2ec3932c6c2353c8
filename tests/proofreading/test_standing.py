"""Findings are let stand one at a time, with a reason, and taken back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import cli

DRAFT = "総会をを開きます。総会をを閉じます。\n\n会費はは千円です。\n\n会場にに集まります。\n"
SIDE = "kyogo-suppressions.toml"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus with one draft; the current folder."""
    (tmp_path / "kyogo.toml").touch()
    (tmp_path / "draft.txt").write_text(DRAFT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _found(capsys: Any, *options: str) -> list[dict[str, Any]]:
    cli.run(["check", "draft.txt", "--format", "json", *options])
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["findings"]
    return found


def _texts(capsys: Any, *options: str) -> list[str]:
    return [finding["text"] for finding in _found(capsys, *options)]


def test_one_is_let_stand_by_its_id_and_its_twin_is_not(folder: Path, capsys: Any) -> None:
    first = _found(capsys)[0]
    assert cli.run(["--lang", "ja", "check", "draft.txt", "--let-stand", first["id"],
                    "--reason", "題名のまま"]) == 0  # fmt: skip
    out = capsys.readouterr().out
    assert all(part in out for part in ("draft.txt:1", "をを", SIDE))
    assert _texts(capsys) == ["をを", "はは", "にに"]
    assert "題名のまま" in (folder / SIDE).read_text("utf-8")


@pytest.mark.parametrize(
    ("which", "left"),
    [
        (["draft.txt:3"], ["をを", "をを", "にに"]),
        (["draft.txt:3:doubled-word"], ["をを", "をを", "にに"]),
        (["draft.txt:3:4"], ["をを", "をを", "にに"]),
        (["draft.txt:1"], ["はは", "にに"]),
        (["draft.txt:1", "draft.txt:5"], ["はは"]),
        (["all"], []),
        (["3"], ["をを", "をを", "にに"]),
        (["4", "1"], ["をを", "はは"]),
    ],
)
def test_places_name_findings(folder: Path, capsys: Any, which: list[str], left: list[str]) -> None:
    assert cli.run(["check", "draft.txt", "--let-stand", *which]) == 0
    capsys.readouterr()
    assert _texts(capsys) == left


@pytest.mark.parametrize(
    "which",
    [
        [],
        ["0"],
        ["5"],
        ["draft.txt:2"],
        ["draft.txt:3:brackets"],
        ["zzzzzzzz"],
        ["other.txt:1"],
        ["をを"],
    ],
)
def test_what_names_no_finding_writes_nothing_and_tells_what_there_is(
    folder: Path, capsys: Any, which: list[str]
) -> None:
    assert cli.run(["check", "draft.txt", "--let-stand", *which]) == 2
    assert "draft.txt:3" in capsys.readouterr().err
    assert not (folder / SIDE).exists()


def test_the_only_finding_needs_no_name(folder: Path, capsys: Any) -> None:
    (folder / "draft.txt").write_text("会費はは千円です。\n", "utf-8")
    assert cli.run(["check", "draft.txt", "--let-stand"]) == 0
    capsys.readouterr()
    assert _texts(capsys) == []


def test_reports_end_with_how_many_were_left_standing(folder: Path, capsys: Any) -> None:
    cli.run(["check", "draft.txt", "--let-stand", "draft.txt:1", "draft.txt:3"])
    capsys.readouterr()
    assert cli.run(["--lang", "en", "check", "draft.txt"]) == 1
    assert "left standing: 3" in capsys.readouterr().err
    shown = _found(capsys, "--show-standing")
    assert [(one["text"], one["standing"]) for one in shown] == [
        ("をを", True), ("をを", True), ("はは", True), ("にに", False),
    ]  # fmt: skip


def test_what_stands_alone_is_clean(folder: Path, capsys: Any) -> None:
    cli.run(["check", "draft.txt", "--let-stand", "all"])
    assert cli.run(["check", "draft.txt", "--show-standing"]) == 0
    capsys.readouterr()


def test_it_is_listed_and_taken_back_by_number_or_id(folder: Path, capsys: Any) -> None:
    (folder / SIDE).write_text("# 春の会議で決めた\n\n", "utf-8")
    cli.run(["check", "draft.txt", "--let-stand", "all", "--reason", "方言"])
    capsys.readouterr()
    assert cli.run(["standing", "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)["standing"]
    assert [(one["number"], one["words"], one["reason"]) for one in listed] == [
        (1, "をを", "方言"), (2, "をを", "方言"), (3, "はは", "方言"), (4, "にに", "方言"),
    ]  # fmt: skip
    assert cli.run(["standing", "--remove", "1", listed[2]["finding"]]) == 0
    assert "はは" in capsys.readouterr().out
    assert _texts(capsys) == ["をを", "はは"]
    assert (folder / SIDE).read_text("utf-8").startswith("# 春の会議で決めた")


@pytest.mark.parametrize("which", ["0", "9", "-", "x", "99999999999"])
def test_what_is_no_entry_is_told(folder: Path, capsys: Any, which: str) -> None:
    cli.run(["check", "draft.txt", "--let-stand", "all"])
    assert cli.run(["standing", "--remove", which]) == 2
    assert which in capsys.readouterr().err
    assert cli.run(["standing"]) == 0


def test_an_entry_by_hand_covers_its_whole_sentence(folder: Path, capsys: Any) -> None:
    text = '[[let-stand]]\nrule = "doubled-word"\nsentence = "会費はは千円です。"\n'
    (folder / SIDE).write_text(text, "utf-8")
    assert _texts(capsys) == ["をを", "をを", "にに"]


def test_numbers_stay_while_others_are_let_stand(folder: Path, capsys: Any) -> None:
    for number, left in (("2", 3), ("3", 2)):
        assert cli.run(["--lang", "ja", "check", "draft.txt", "--let-stand", number]) == 0
        assert f"このままとした指摘: {4 - left}件" in capsys.readouterr().err
    assert [(one["number"], one["text"]) for one in _found(capsys)] == [(1, "をを"), (4, "にに")]


def test_numbers_go_on_from_draft_to_draft(folder: Path, capsys: Any) -> None:
    (folder / "b.txt").write_text("会費はは千円。\n", "utf-8")
    asked = ["--lang", "ja", "check", "draft.txt", "b.txt", "--select", "doubled-word"]
    assert cli.run([*asked, "--let-stand", "5"]) == 0
    assert "b.txt:1" in capsys.readouterr().out
    assert cli.run(asked) == 1
    shown = capsys.readouterr().out
    assert all(f"%  {number} [" in shown for number in (1, 2, 3, 4))
    assert "%  5 [" not in shown


def test_a_number_names_all_places_of_its_entry(folder: Path, capsys: Any) -> None:
    (folder / "draft.txt").write_text("参加して下さい。書いて下さい。総会をを開く。\n", "utf-8")
    asked = ["check", "draft.txt", "--profile", "koyobun"]
    assert cli.run([*asked, "--let-stand", "1"]) == 0
    assert capsys.readouterr().out.count("下さい") == 2
    assert cli.run(asked) == 1
    assert "2 [" in capsys.readouterr().out
