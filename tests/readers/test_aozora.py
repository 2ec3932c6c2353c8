"""Aozora Bunko's notation: ruby is a reading, notes are not text."""

import pytest

from readers.formats.plain import read
from text.running.running import running

HEADER = """題

作者

-------------------------------------------------------
【テキスト中に現れる記号について】

《》：ルビ
（例）記号《きごう》
-------------------------------------------------------

"""
CASES = [
    ("釜形《かまがた》の帽子", "釜形の帽子", [("釜形", "かまがた")]),
    ("五階｜立《だて》の家", "五階立の家", [("立", "だて")]),
    ("その哲人《セージ》と", "その哲人と", [("哲人", "セージ")]),
    ("麁※［＃「けものへん＋廣」、第4水準2-80-55］《そこう》に", "麁※に", [("麁※", "そこう")]),
    ("強く［＃「強く」に傍点］言う", "強く言う", []),
    ("［＃３字下げ］第一章［＃「第一章」は大見出し］", "第一章", []),
    ("カフェー《珈琲店》へ", "カフェーへ", [("カフェー", "珈琲店")]),
]


@pytest.mark.parametrize(("marked", "plain", "readings"), CASES)
def test_ruby_becomes_a_reading_and_notes_are_left_out(
    marked: str, plain: str, readings: list[tuple[str, str]]
) -> None:
    document = read((HEADER + marked).encode("cp932"), "x.txt")
    shown = "".join(part for part in running(document).text.split("\n")[-1:])
    found = [
        (document.raw[note.start : note.end].split("［")[0], note.reading)
        for note in document.annotations
    ]
    assert (shown, found) == (plain, readings)


def test_the_header_gives_title_and_author_and_is_not_running_text() -> None:
    document = read((HEADER + "本文。\n").encode("cp932"), "x.txt")
    assert (document.title, document.sender, document.format) == ("題", "作者", "aozora")
    assert "記号" not in running(document).text


def test_a_heading_note_makes_a_section() -> None:
    text = HEADER + "序。\n\n［＃３字下げ］一［＃「一」は中見出し］\n\n本文。\n"
    document = read(text.encode("cp932"), "x.txt")
    assert [section.heading for section in document.sections] == ["", "一"]


def test_angle_quotes_without_the_header_are_left_alone() -> None:
    document = read("映画《七人の侍》を見た。\n".encode(), "x.txt")
    assert running(document).text == document.raw
