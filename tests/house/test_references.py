"""`references`: who cites an article, and what is said where none is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import cli

BYLAW = """水門規程

第一条　水門を置く。
２　水門は、町が開く。
第二条　前条第一項の水門は、閉じない。
第三条　第一条第二項の町は、記録を残す。

別表第一（第一条関係）
"""


@pytest.fixture(autouse=True)
def _house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("kyogo.toml").write_text("", "utf-8")
    Path("規程.txt").write_text(BYLAW, "utf-8")
    Path("要領.txt").write_text(
        "事務要領\n\n第一条　水門規程別表第一の額とし、同規程第二条による。\n", "utf-8"
    )


def _asked(*words: str) -> int:
    return cli.run(["--lang", "ja", "references", "規程.txt", *words])


def test_only_the_paragraph_asked_for_and_nothing_of_an_amendment(capsys: Any) -> None:
    assert _asked("第一条第二項") == 0
    said = capsys.readouterr().out
    assert "第三条　第一条第二項" in said
    assert "前条" not in said
    assert "改正後" not in said
    _asked("第一条")
    said = capsys.readouterr().out
    assert "前条第一項" in said
    assert "改正後" not in said


def test_an_amendment_that_moves_the_paragraph_keeps_the_article_before(capsys: Any) -> None:
    new = BYLAW.replace("第一条　水門", "第一条　町は、水路を守る。\n２　水門").replace(
        "２　水門は、町", "３　水門は、町"
    )
    Path("案.txt").write_text(new, "utf-8")
    assert _asked("--after", "案.txt") == 0
    assert "前条第一項  → 改正後は 前条第二項" in capsys.readouterr().out


def test_a_table_can_be_asked_for(capsys: Any) -> None:
    assert _asked("別表第1") == 0
    assert "要領.txt:3:9  別表第一" in capsys.readouterr().out


def test_without_an_article_it_says_how_to_name_one(capsys: Any) -> None:
    assert _asked() == 2
    assert "kyogo references 規程.txt 第3条" in capsys.readouterr().err
