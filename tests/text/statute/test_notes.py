"""What `diff` writes below a 改め文 is no part of it; a ※ of the statute's own is."""

from __future__ import annotations

from pathlib import Path

import pytest

import cli
from text.messages import say_in
from text.statute.amending.amend import amended
from text.statute.notes import parted_notes
from text.statute.sentences import read
from text.statute.tree import parse

OLD = "○名簿条例\n第一条　名簿を甲に備える。\n附則\nこの条例は、公布の日から施行する。\n"
LEAD = "名簿条例の一部を次のように改正する。\n"
NOTE = "※" + say_in("ja", "amend.left", line=12, text="別表")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_notes_below_are_parted_in_either_language(language: str) -> None:
    note = "※" + say_in(language, "amend.left", line=3, text="様式")
    lines, notes = parted_notes(["第一条中「甲」を「乙」に改める。", "", note, f"　{note}", ""])
    assert lines == ["第一条中「甲」を「乙」に改める。"]
    assert notes == [note, note]


def test_a_mark_of_the_statute_s_own_stays() -> None:
    lines = ["第一条の次に次の一条を加える。", "第二条　次の表による。", "※　概数とする。"]
    assert parted_notes(lines) == (lines, [])


def test_a_line_with_the_mark_is_added_and_a_note_is_not() -> None:
    kaime = f"{LEAD}第一条の次に次の一条を加える。\n第二条　表による。\n※　概数とする。\n{NOTE}\n"
    text = amended(parse(OLD), read(kaime)).text
    assert "※　概数とする。" in text
    assert "改め文にできない" not in text


def test_a_note_below_a_supplementary_provision_is_not_taken_in() -> None:
    kaime = (
        f"{LEAD}第一条中「甲」を「乙」に改める。\n附則\nこの条例は、翌日から施行する。\n{NOTE}\n"
    )
    text = amended(parse(OLD), read(kaime)).text
    assert "名簿を乙に" in text
    assert "※" not in text


def test_what_was_left_over_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "old.txt").write_text(OLD, "utf-8")
    kaime = f"{LEAD}第一条中「甲」を「乙」に改める。\n{NOTE}\n"
    (tmp_path / "kaime.txt").write_text(kaime, "utf-8")
    assert cli.run(["amend", str(tmp_path / "old.txt"), str(tmp_path / "kaime.txt")]) == 0
    told = capsys.readouterr()
    assert "名簿を乙に" in told.out
    assert "※" in told.err
