"""A corpus of which nothing, or not all, can be read says so, whatever it is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

import cli

ASKED = [
    ["search", "会費"], ["search", "会費", "--format", "json"], ["search", "会費 OR 総会"],
    ["search", "title:会費"], ["search", "/会./"], ["search", "会*"],
    ["search", "会費", "--kind", "x"],
    ["kwic", "会費"], ["freq"], ["collocates", "会費"], ["similar", "draft.txt"],
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus with a file that is no PDF; the draft lies outside."""
    root = tmp_path / "house"
    root.mkdir()
    (root / "kyogo.toml").touch()
    (root / "議案.pdf").write_text("スキャンではない", "utf-8")
    (tmp_path / "draft.txt").write_text("会費のの話。\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return root


@pytest.mark.parametrize("asked", ASKED, ids=" ".join)
def test_a_corpus_without_a_readable_document_is_told_with_its_files(
    asked: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["--lang", "ja", "--corpus", str(folder), *asked]) == 2
    out, err = capsys.readouterr()
    assert (out, "読める文書が一つもありません" in err, "議案.pdf" in err) == ("", True, True)


@pytest.mark.parametrize("asked", [*ASKED, ["check", "draft.txt"]], ids=" ".join)
def test_what_could_not_be_read_is_said_below_every_answer(
    asked: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "会報.txt").write_text("会費について。\n", "utf-8")
    assert cli.run(["--lang", "ja", "--corpus", str(folder), *asked]) in (0, 1)
    assert "読めなかった文書が1件" in capsys.readouterr().err.splitlines()[-1]


def test_nothing_is_said_where_all_was_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "議案.pdf").unlink()
    (folder / "会報.txt").write_text("会費について。\n", "utf-8")
    cli.run(["--corpus", str(folder), "search", "会費"])
    assert capsys.readouterr().err == ""
