"""A table is checked cell by cell, and what parts its cells is no part of what is checked."""

from pathlib import Path

import docx
import pytest

from cli import run

ROWS = (
    ("費目", "担当", "期日", "金額"),
    ("会場費", "総務部", "4月3日", "12,000円"),
    ("印刷費", "", "4月10日", "8,000円"),
    ("合計", "", "", "20,000円"),
)


def _words(place: Path) -> None:
    document = docx.Document()
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for number, row in enumerate(ROWS):
        for column, value in enumerate(row):
            table.cell(number, column).text = value
    document.save(str(place))


def _page(place: Path) -> None:
    rows = ("".join(f"<td>{value}</td>" for value in row) for row in ROWS)
    place.write_text(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>", "utf-8")


def _markdown(place: Path) -> None:
    lines = [f"| {' | '.join(row)} |" for row in ROWS]
    place.write_text("\n".join((lines[0], "|---|---|---|---|", *lines[1:])) + "\n", "utf-8")


def _values(place: Path) -> None:
    place.write_text("".join("\t".join(row) + "\n" for row in ROWS), "utf-8")


MAKERS = {"a.docx": _words, "a.html": _page, "a.md": _markdown, "a.csv": _values, "a.txt": _values}


@pytest.mark.parametrize("name", MAKERS)
def test_nothing_is_wrong_with_a_right_table(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "kyogo.toml").touch()
    MAKERS[name](tmp_path / name)
    monkeypatch.chdir(tmp_path)
    assert run(["--lang", "en", "check", name]) == 0, capsys.readouterr().out


def test_an_invisible_character_within_a_cell_is_still_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "kyogo.toml").touch()
    (tmp_path / "a.csv").write_text("費目,金\u200b額\n会場費,\u200b\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["--lang", "en", "check", "a.csv"]) == 1
    assert capsys.readouterr().out.count("U+200B") == 2
