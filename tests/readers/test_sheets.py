"""Excel, CSV and Rich Text: text and cells, as the other formats have them."""

from __future__ import annotations

import io
import zipfile
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


@pytest.mark.parametrize(
    ("written", "rows"),
    [
        ('甲;"1,5"\n乙;"2,5"\n', ["甲\t1,5", "乙\t2,5"]),
        ("sep=;\n甲;乙\n丙;丁", ["甲\t乙", "丙\t丁"]),
        ("甲,乙,,\n丙,丁,,\n", ["甲\t乙", "丙\t丁"]),
        ('="007",甲\n="008",乙\n', ["007\t甲", "008\t乙"]),
        ('"甲, ""乙""",丙\n丁,戊\n', ['甲, "乙"\t丙', "丁\t戊"]),
        ("甲,,乙\n丙,,\n", ["甲\t\t乙", "丙\t\t"]),
        ("sep=甲\n乙,丙", ["sep=甲\t", "乙\t丙"]),
        ("5',6'\n7\",8\"\n", ["5'\t6'", '7"\t8"']),
    ],
)
def test_a_csv_shows_the_cells_that_excel_shows(written: str, rows: list[str]) -> None:
    assert _lines(written.encode(), ".csv") == rows


def _saved(book: Any) -> Any:
    stream = io.BytesIO()
    book.save(stream)
    return read_content(stream.getvalue(), "a.xlsx", ".xlsx")


def test_a_cell_far_away_costs_no_more_than_a_near_one() -> None:
    book = openpyxl.Workbook()
    book.active["B2"], book.active["C2"], book.active["C1048576"] = "起", "承", "結"
    book.active["XFD3"].font = Font(bold=True)
    rows = _saved(book).raw.rstrip("\n").split("\n")
    assert (rows[0], rows[-1], len(rows)) == ("起\t承", "\t結", 102)


def test_a_formula_without_a_value_is_shown_itself_and_said() -> None:
    book = openpyxl.Workbook()
    book.active.append(["計", "=1+1"])
    document = _saved(book)
    assert document.raw.strip() == "計\t=1+1"
    assert document.notices == ("show.notice-unsaved",)


def test_rows_and_columns_of_no_size_are_not_seen() -> None:
    book = openpyxl.Workbook()
    for row in (["甲", "乙", "丙"], ["丁", "戊", "己"], ["庚", "辛", "壬"]):
        book.active.append(row)
    book.active.row_dimensions[2].height = 15
    book.active.column_dimensions["B"].width = 9
    stream, empty = io.BytesIO(), io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as full, zipfile.ZipFile(empty, "w") as archive:
        for name in full.namelist():
            part = (
                full.read(name).replace(b'ht="15"', b'ht="0"').replace(b'width="9"', b'width="0"')
            )
            archive.writestr(name, part)
    document = read_content(empty.getvalue(), "a.xlsx", ".xlsx")
    assert document.raw.split() == ["甲", "丙", "庚", "壬"]


@pytest.mark.parametrize(("title", "shown"), [("Sheet1", ""), ("Sheet", ""), ("会計", "会計\n")])
def test_the_usual_title_of_a_lone_sheet_is_printed_nowhere(title: str, shown: str) -> None:
    book = openpyxl.Workbook()
    book.active.title = title
    book.active.append(["甲", "乙"])
    assert _saved(book).raw.rstrip("\n") == f"{shown}甲\t乙"
    book.create_sheet("控え").append(["丙", "丁"])
    assert _saved(book).raw.startswith(f"{title}\n")


def test_bold_cells_are_marked_and_links_not_as_underlined() -> None:
    book = openpyxl.Workbook()
    book.active.append(["太", "並", "所"])
    book.active["A1"].font = Font(bold=True)
    book.active["C1"].font = Font(underline="single")
    book.active["C1"].hyperlink = "https://a.example/"
    document = _saved(book)
    found = [(document.raw[m.start : m.end], m.kind) for m in document.marks]
    assert found == [("太", "bold"), ("所", "link")]


_BOX = (
    '<xdr:wsDr xmlns:xdr="x" xmlns:a="a" xmlns:r="r" xmlns:c="c"><xdr:twoCellAnchor>'
    '<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="枠"{}/></xdr:nvSpPr><xdr:txBody>'
    "<a:p><a:r><a:t>締切は</a:t></a:r><a:r><a:t>六月</a:t></a:r></a:p><a:p/></xdr:txBody></xdr:sp>"
    '</xdr:twoCellAnchor><xdr:oneCellAnchor><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="3" name="p" '
    'descr="会場の図"/></xdr:nvPicPr></xdr:pic></xdr:oneCellAnchor></xdr:wsDr>'
)
_RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://x/drawing" Target="../drawings/drawing1.xml"/>'
    "</Relationships>"
)


@pytest.mark.parametrize(("hidden", "shown"), [("", ["甲", "締切は六月"]), (' hidden="1"', ["甲"])])
def test_text_boxes_over_a_sheet_are_read_and_pictures_are_known(
    hidden: str, shown: list[str]
) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "甲"
    stream = io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/drawings/drawing1.xml", _BOX.format(hidden))
        archive.writestr("xl/worksheets/_rels/sheet1.xml.rels", _RELATION)
    document = read_content(stream.getvalue(), "a.xlsx", ".xlsx")
    assert document.raw.split() == shown
    assert [(m.kind, m.value) for m in document.marks] == [("picture", "会場の図")]
