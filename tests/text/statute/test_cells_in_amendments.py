"""The cells of a 別表 stand apart by tabs in a 改め文, and it is carried out as it was written."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

import cli

HEAD = ["駐車場規程", "第一条　料金は、別表のとおりとする。", "別表（第一条関係）"]
ROWS = [("区分", "料金"), ("普通車", "八百円"), ("大型車", "千六百円")]
NEW = {
    "words": [("区分", "料金"), ("普通車", "九百円"), ("大型車", "千六百円")],
    "rows": [("区分", "料金"), ("普通車", "九百円"), ("二輪車", "三百円"), ("大型車", "二千円")],
    "empty": [("区分", "料金"), ("普通車", ""), ("二輪車", "三百円"), ("大型車", "")],
    "across": [("区分", "料金"), ("普通車両", "九百円"), ("大型車", "千六百円")],
}


def _text(path: Path, rows: list[tuple[str, str]]) -> Path:
    lines = [*HEAD, *("\t".join(row) for row in rows)]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def _word(path: Path, rows: list[tuple[str, str]]) -> Path:
    word = docx.Document()
    for line in HEAD:
        word.add_paragraph(line)
    table = word.add_table(len(rows), 2)
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, value in zip(cells.cells, row, strict=True):
            cell.text = value
    word.save(str(path))
    return path


@pytest.mark.parametrize("kind", list(NEW))
@pytest.mark.parametrize("ending", ["txt", "docx"])
def test_what_is_written_is_carried_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, ending: str
) -> None:
    monkeypatch.chdir(tmp_path)
    make = _text if ending == "txt" else _word
    old, new = make(Path(f"old.{ending}"), ROWS), make(Path(f"new.{ending}"), NEW[kind])
    cli.run(["diff", str(old), str(new), "--format", "kaime", "-o", "k.txt"])
    written = Path("k.txt").read_text("utf-8")
    assert not set(written) & set("\x1f\u2409\u241f")
    assert cli.run(["amend", str(old), "k.txt", "-o", "made.txt"]) == 0
    wanted = _text(Path("wanted.txt"), NEW[kind]).read_text("utf-8")
    made = Path("made.txt").read_text("utf-8")
    assert [x for x in made.splitlines() if x] == [x for x in wanted.splitlines() if x]


def test_a_word_file_is_amended_from_a_plain_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    old = _word(Path("old.docx"), ROWS)
    Path("k.txt").write_text(
        "　駐車場規程の一部を次のように改正する。\n"
        "　別表中「普通車\t八百円」を「普通車\t千円」に改める。\n",
        "utf-8",
    )
    assert cli.run(["amend", str(old), "k.txt", "-o", "made.txt"]) == 0
    assert "普通車\t千円\n" in Path("made.txt").read_text("utf-8")
