"""The sample that ships stays as it ships, whoever decides something about a draft beside it."""

from pathlib import Path

import pytest

import cli
from commands.support.checking import house_edits
from readers.corpus import SHIPPED
from text.errors import KyogoError

OWN_FILES = {"kyogo-suppressions.toml", "kyogo-words.txt", "kyogo-baseline.json"}


def test_the_sample_ships_without_decisions_of_anybody() -> None:
    assert {path.name for path in SHIPPED.rglob("*")} & OWN_FILES == set()


@pytest.mark.parametrize("option", [["--let-stand", "all"], ["--let-stand", "--reason", "方言"]])
def test_a_draft_outside_any_corpus_leaves_no_trace_in_the_sample(
    option: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "draft.md").write_text("総会をを開く。\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    before = sorted(SHIPPED.rglob("*"))
    assert cli.run(["--lang", "ja", "check", "draft.md", *option]) == 2
    said = capsys.readouterr().err
    assert "見本" in said
    assert "kyogo init" in said
    assert sorted(SHIPPED.rglob("*")) == before


@pytest.mark.parametrize("root", [SHIPPED, SHIPPED / ".." / SHIPPED.name])
def test_no_edit_of_an_editor_reaches_the_sample_either(root: Path) -> None:
    with pytest.raises(KyogoError):
        house_edits.make(house_edits.accepting(root, "校合会"), root)
    assert not (SHIPPED / house_edits.WORDS).exists()
