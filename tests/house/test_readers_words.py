"""What a reader sees is in the reader's words: tables to open, what was let stand, refusals."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

import cli


@pytest.fixture(autouse=True)
def _house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("kyogo.toml").write_text("", "utf-8")
    Path("会報.txt").write_text("令和6年5月2日\n\n会報\n\n温室の見学をします。\n", "utf-8")
    Path("名簿.txt").write_text("名簿\n\n連絡先は sato@example.jp へへ送る。\n", "utf-8")


def _run(*words: str, language: str = "ja") -> int:
    return cli.run(["--lang", language, *words])


def _table(capsys: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(capsys.readouterr().out.lstrip("\ufeff").splitlines()))


def test_a_table_for_a_double_click_has_japanese_values(capsys: Any) -> None:
    _run("search", "温室", "--format", "csv")
    assert [row["一致"] for row in _table(capsys)] == ["完全一致"]
    _run("list", "--format", "csv")
    rows = _table(capsys)
    assert {row["判別の確かさ"] for row in rows} <= {"確か", "ほぼ確か", "推定"}
    assert {row["形式"] for row in rows} == {"テキスト"}


def test_a_table_for_a_program_keeps_its_names(capsys: Any) -> None:
    _run("search", "温室", "--format", "tsv")
    assert "\texact\t" in capsys.readouterr().out
    _run("search", "温室", "--format", "csv", language="en")
    assert [row["layer"] for row in _table(capsys)] == ["exact"]


def test_a_sentence_with_an_address_is_let_stand_in_readable_words(capsys: Any) -> None:
    _run("check", "名簿.txt", "--let-stand", "--reason", "方言")
    capsys.readouterr()
    _run("standing")
    said = capsys.readouterr().out
    assert "\ufffc" not in said + Path("kyogo-suppressions.toml").read_text("utf-8")
    assert "連絡先は...へへ送る" in said
    assert _run("check", "名簿.txt") == 0


def test_what_was_let_stand_with_the_old_mark_still_is() -> None:
    Path("kyogo-suppressions.toml").write_text(
        '[[let-stand]]\nrule = "doubled-word"\nsentence = "連絡先は\ufffcへへ送る。"\n', "utf-8"
    )
    assert _run("check", "名簿.txt") == 0


def test_a_share_that_is_none_says_what_one_is(capsys: Any) -> None:
    for share in ("高", "1.5"):
        assert _run("check", "会報.txt", "--confidence", share) == 2
        assert "0〜1 の数ではありません" in capsys.readouterr().err
    _run("check", "会報.txt", "--confidence", "1")
    assert "0〜1" not in capsys.readouterr().err


def test_an_older_version_that_is_none_is_said_once(capsys: Any) -> None:
    assert _run("check", "会報.txt", "名簿.txt", "--since", "nosuch") == 2
    assert capsys.readouterr().err.count("nosuch") == 1


def test_headings_are_not_called_by_the_name_of_a_profile(capsys: Any) -> None:
    assert _run("diff", "会報.txt", "名簿.txt", "--preset", "none") == 2
    said = capsys.readouterr().err
    assert "amended、draft、plain" in said
    assert _run("check", "会報.txt", "--profile", "none") == 2
    assert "一般向け（plain）" in capsys.readouterr().err


def test_hits_that_the_dates_hide_are_told(capsys: Any) -> None:
    assert _run("search", "温室", "--date", "2020") == 1
    assert "日付の範囲の外に" in capsys.readouterr().err
    _run("search", "温室", "--date", "2024")
    assert "日付の範囲の外に" not in capsys.readouterr().err
    _run("search", "温泉郷", "--date", "2020")
    assert "日付の範囲の外に" not in capsys.readouterr().err
