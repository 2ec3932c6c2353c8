"""Excel, CSV and Rich Text: text and cells, as the other formats have them."""

from __future__ import annotations

import io
from datetime import date, time, timedelta
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from readers.registry import read_content
from text.errors import UnreadableDocument


def _book(*rows: list[Any], hidden: bool = False, **formats: str) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "集計"
    for row in rows:
        book.active.append(row)
    for cell, form in formats.items():
        book.active[cell].number_format = form
    book.create_sheet("控え").append(["見えない"])
    book.worksheets[1].sheet_state = "hidden"
    if hidden:
        book.active.row_dimensions[2].hidden = True
        book.active.column_dimensions["B"].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _lines(content: bytes, suffix: str) -> list[str]:
    return read_content(content, f"a{suffix}", suffix).raw.rstrip("\n").split("\n")


def test_a_sheet_is_a_section_with_a_table() -> None:
    content = _book([], ["支部", "賛成", "反対"], ["北", "○", None], [], ["南", None, "○"], [])
    document = read_content(content, "a.xlsx", ".xlsx")
    rows = ["集計", "支部\t賛成\t反対", "北\t○\t", "\t\t", "南\t\t○", "", ""]
    assert document.raw.split("\n") == rows
    assert [section.heading for section in document.sections] == ["集計"]
    assert [border.kind for border in document.borders].count("cell") == 8


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (date(2024, 5, 1), "yyyy/m/d", "2024/5/1"), (True, "General", "TRUE"),
        ("一行\n二行", "General", "一行\n二行"), (10.0, "General", "10"), (0.5, "0%", "50%"),
        (timedelta(hours=26, minutes=5), "[h]:mm", "26:05"), (time(15, 5), "h:mm", "15:05"),
        (date(2024, 5, 1), "mm-dd-yy", "2024/5/1"), ("山田", '@"様"', "山田様"), (0, ";;;", ""),
    ],
)  # fmt: skip
def test_values_are_shown_as_excel_shows_them(value: Any, form: str, shown: str) -> None:
    assert "\n".join(_lines(_book([value, "x"], A1=form), ".xlsx")[1:]) == f"{shown}\tx"


def test_what_is_printed_round_a_sheet_is_read_once() -> None:
    book = openpyxl.load_workbook(io.BytesIO(_book(["甲"])))
    book.active.oddHeader.left.text = "部外秘"
    book.active.oddHeader.right.text = '&"游明朝,太字"&14 会計&"游明朝,標準"係 A&&B'
    book.active.oddFooter.center.text = "- &P / &N -"
    book.active.firstHeader.center.text = "表紙"
    book.worksheets[1].sheet_state = "visible"
    book.worksheets[1].oddHeader.left.text = "部外秘"
    stream = io.BytesIO()
    book.save(stream)
    document = read_content(stream.getvalue(), "a.xlsx", ".xlsx")
    lines = [line for line in document.raw.split("\n") if line]
    assert lines == ["集計", "部外秘", "会計係 A&B", "甲", "-  /  -", "控え", "部外秘", "見えない"]
    assert "".join(document.raw[a:b] for a, b in document.furniture).count("部外秘") == 2


def test_links_and_struck_out_cells_are_marked() -> None:
    book = openpyxl.load_workbook(io.BytesIO(_book(["旧", "案内", "新"], ["10", None, None])))
    book.active["A1"].font = Font(strike=True)
    book.active["B1"].hyperlink = "https://a.example/一"
    book.active["A2"] = CellRichText(
        "10", TextBlock(InlineFont(vertAlign="superscript"), "3"), "件"
    )
    stream = io.BytesIO()
    book.save(stream)
    document = read_content(stream.getvalue(), "a.xlsx", ".xlsx")
    assert document.raw.split("\n")[1:3] == ["旧\t案内\t新", "10³件\t\t"]
    found = [(document.raw[m.start : m.end], m.kind, m.value) for m in document.marks[1:]]
    assert found == [
        ("旧", "struck", ""),
        ("案内", "link", "https://a.example/一"),
        ("³", "superscript", ""),
    ]


def test_what_is_hidden_is_not_read() -> None:
    content = _book(["a", "隠す列", "c"], ["隠す行", "", ""], ["d", "e", "f"], hidden=True)
    assert _lines(content, ".xlsx") == ["集計", "a\tc", "d\tf"]


def test_a_merged_cell_keeps_the_columns_in_line() -> None:
    book = openpyxl.load_workbook(io.BytesIO(_book(["合計", None, "9"], ["一", "二", "三"])))
    book.active.merge_cells("A1:B1")
    stream = io.BytesIO()
    book.save(stream)
    document = read_content(stream.getvalue(), "a.xlsx", ".xlsx")
    assert document.raw.split("\n")[1:3] == ["合計\t\t9", "一\t二\t三"]
    assert "merged" in [border.kind for border in document.borders]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_a_csv_is_a_table_in_any_encoding(encoding: str, separator: str) -> None:
    text = f'氏名{separator}住所\n山田{separator}"北町, 一丁目; 2"\n佐藤{separator}\n'
    assert _lines(text.encode(encoding), ".csv") == [
        "氏名\t住所",
        "山田\t北町, 一丁目; 2",
        "佐藤\t",
    ]


def test_rich_text_is_text_with_tables() -> None:
    content = (
        rb"{\rtf1\ansi\ansicpg932{\fonttbl{\f0\fnil\fcharset128 X;}}\f0 \'93\'fa\'96\'7b|\par "
        rb"\trowd \'8eR\'93c\cell ok\cell\row\trowd x\cell\cell\row after\par}"
    )
    assert _lines(content, ".rtf") == ["日本|", "山田\tok", "x\t", "", "after"]


@pytest.mark.parametrize("suffix", [".xlsx", ".rtf"])
def test_what_is_none_is_refused(suffix: str) -> None:
    with pytest.raises(UnreadableDocument):
        read_content(b"PK\x03\x04 but broken {\\rt", f"a{suffix}", suffix)
