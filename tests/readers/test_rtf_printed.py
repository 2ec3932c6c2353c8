"""What Rich Text prints besides plain paragraphs is in the text of its reader, and no more."""

import time

import pytest

from readers.formats.rtf.read import read
from text.errors import UnreadableDocument
from text.model.document import Document

HEAD = (
    r"{\rtf1\ansi\ansicpg932\uc1\deff0{\fonttbl{\f0\fcharset128 M;}{\f1\fcharset0 T;}"
    r"{\f2\fcharset2 Wingdings;}}{\stylesheet{\s0 Normal;}{\s3\b heading 2;}}"
)
BOX = r"{\field{\*\fldinst FORMCHECKBOX{\*\formfield{\fftype1\ffres25\ffdefres%d}}}{\fldrslt }}"


def _document(body: str) -> Document:
    return read((HEAD + _by_number(body) + "}").encode("ascii"), "a.rtf")


def _by_number(text: str) -> str:
    r"""Return `text` as Word writes it: what is not ASCII as \uN and a fallback."""
    return "".join(
        char if char.isascii() else rf"\u{(ord(char) + 2**15) % 2**16 - 2**15}?" for char in text
    )


def _lines(body: str) -> list[str]:
    return _document(body).raw.rstrip("\n").split("\n")


PRINTED = {
    "characters by number": (r"\u26085?\u26412 ?と", "日本と"),
    "a fallback of two bytes": (r"\uc2\u26085\'93\'fa{\uc0\u26412}", "日本"),
    "a character above U+FFFF": (r"\u-10174?\u-8265?", "𠮷"),
    "its halves on both sides of a word": (r"{葛\uc0 \u56128\uc1 \u56576\'3fの}", "葛\U000e0100の"),
    "half of one": (r"甲\u56128?乙", "甲\ufffd乙"),
    "bytes in hexadecimal": (r"\'93\'fa\'96\'7b", "日本"),
    "a second byte that is a letter": (r"\'83A\'94\\", "ア能"),
    "letters of a font for Latin": (r"{\f1 caf\'e9}", "café"),
    "a symbol": (r"{\f2 \'fe}", "☑"),
    "hidden text": (r"前{\v 秘密}後", "前後"),
    "hidden text switched off": (r"前\v 秘密\v0 後", "前後"),
    "deleted text": (r"前{\deleted\revauthdel1 旧}{\revised 新}後", "前新後"),
    "a deleted end of a paragraph": (r"前{\deleted\par}後", "前後"),
    "figures set high and low": (r"10{\super 2}H{\sub 2}O\up8 3\up0 4", "10²H₂O³4"),
    "a height evened out": (r"10{\up2 2}", "102"),
    "a comment": (r"前{\*\atnid X}{\*\atnauthor Y}{\annotation 意見}後", "前後"),
    "a bookmark": (r"{\*\bkmkstart 印}前{\*\bkmkend 印}後", "前後"),
    "an unknown group that may be passed over": (r"前{\*\mystery 謎}後", "前後"),
    "a field's result": (r"{\field{\*\fldinst REF 甲}{\fldrslt 第3条}}", "第3条"),
    "a circled character": (r"{\field{\*\fldinst EQ \\o\\ac(○,秘)}{\fldrslt }}", "㊙"),
    "a ticked box": (BOX % 1, "☑"),
    "an empty box": (BOX % 0, "☐"),
    "the number of an item": (r"{\listtext 1.\tab}項目", "1.\t項目"),
    "a picture's bytes": (r"前{\pict\pngblip 89504e47}後", "前後"),
    "binary bytes": (r"前{\*\x\bin3 {}}}後", "前後"),
    "twins, of which the second is meant": (r"{\upr{?}{\*\ud 日本}}", "日本"),
    "a fallback with a name": (r"A\u8212\emdash B\u8212 \emdash \emdash C", "A—B——C"),
    "a bullet of the font of the text": (r"{\listtext \u-3913\'3f\tab}項目", "・\t項目"),
    "a private character elsewhere": (r"前\u-3913?後", "前\uf0b7後"),
    "signs with a name": (r"\lquote a\rquote\~b\_c\-d", "\u2018a\u2019\xa0b-cd"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "printed"), PRINTED.values(), ids=PRINTED)
def test_what_is_printed_is_read(body: str, printed: str) -> None:
    assert _lines(body) == [printed]


def test_hidden_text_is_told_of() -> None:
    assert _document(r"前{\v 秘密}").notices == ("show.notice-hidden",)
    assert _document(r"前{\v }後").notices == ()


def test_heads_and_feet_frame_the_text_once_each() -> None:
    body = (
        r"{\header 部外秘\par}{\footer 第{\field{\*\fldinst PAGE}{\fldrslt 1}}頁\par}本文\sect"
        r"\sectd{\header 部外秘\par}次の節\par"
    )
    document = _document(body)
    assert document.raw.rstrip("\n").split("\n") == ["部外秘", "本文", "次の節", "第1頁"]
    assert [document.raw[a:b] for a, b in document.furniture] == ["部外秘\n", "第1頁\n"]


def test_the_head_of_a_first_page_counts_where_there_is_one() -> None:
    assert _lines(r"{\headerf 表紙\par}本文") == ["本文"]
    assert _lines(r"{\headerf 表紙\par}\titlepg 本文") == ["表紙", "本文"]


@pytest.mark.parametrize("kind", [r"\footnote", r"\footnote\ftnalt", r"\*\footnote"])
def test_a_note_is_numbered_where_it_is_cited(kind: str) -> None:
    body = rf"甲{{\super\chftn{{{kind}\pard\chftn  一の注\par}}}}乙\chftn{{{kind} 二の注}}丙\par"
    assert _lines(body) == ["甲[1]乙[2]丙", "[1]  一の注", "[2] 二の注"]


def test_looks_are_marked() -> None:
    body = (
        r"{\strike 会}{\strike 費}と{\field{\*\fldinst HYPERLINK "
        r'"https://a.example/"}{\fldrslt{\ul 案内}}}{\striked1 x}{\strike0 y}'
    )
    document = _document(body)
    found = [(document.raw[m.start : m.end], m.kind, m.value) for m in document.marks]
    assert found == [
        ("会費", "struck", ""),
        ("案内", "link", "https://a.example/"),
        ("案内", "underline", ""),
        ("x", "struck", ""),
    ]


def test_a_heading_begins_a_section() -> None:
    document = _document(
        r"\pard\s3\b 第一 総則\par\pard\plain\s0 本文\par\pard\outlinelevel0 附則\par 末"
    )
    assert [(part.heading, part.level) for part in document.sections] == [
        ("第一 総則", 2),
        ("附則", 1),
    ]
    assert {mark.kind for mark in document.marks} == {"heading"}


def test_merged_cells_keep_the_columns_in_line() -> None:
    wide = r"\trowd\cellx200\cellx300\intbl 計\cell 9\cell\row"
    merged = r"\trowd\clmgf\cellx100\clmrg\cellx200\cellx300\intbl 計\cell\cell 9\cell\row"
    plain = r"\trowd\cellx100\cellx203\cellx300\intbl 一\par 壱\cell 二\cell 三\cell\row\pard 後"
    for first in (wide, merged):
        document = _document(first + plain)
        assert document.raw.split("\n") == ["計\t\t9", "一", "壱\t二\t三", "", "後", ""]
        assert [border.kind for border in document.borders][:2] == ["merged", "merged"]


def test_a_table_stands_in_a_cell_of_another() -> None:
    inner = (
        r"\itap2 甲\nestcell 乙\nestcell{\*\nesttableprops\trowd\cellx50\cellx90\nestrow}"
        r"{\nonesttables\par}"
    )
    outer = rf"\trowd\cellx100\cellx200\pard\intbl 前\par{inner}\pard\intbl 後\cell 右\cell\row"
    document = _document(outer + r"\pard 末\par")
    text = document.raw.replace("\n", " ").split()
    assert text == ["前", "甲", "乙", "後", "右", "末"]


def test_a_text_box_follows_its_paragraph_and_its_twin_is_left_out() -> None:
    box = (
        r"{\shp{\*\shpinst{\sp{\sn wzDescription}{\sv 校章}}{\shptxt\pard 枠の中\par}}"
        r"{\shprslt 写し}}"
    )
    document = _document(rf"前{box}後\par 次\par")
    assert document.raw.rstrip("\n").split("\n") == ["前後", "枠の中", "次"]
    assert [mark.value for mark in document.marks if mark.kind == "picture"] == ["校章"]


@pytest.mark.parametrize(
    "body",
    [
        r"{\footnote a" * 3_000, r"{\shp{\*\shpinst{\shptxt a" * 1_000, r"\cell" * 20_000,
        r"{\field{\*\fldinst PAGE}{\fldrslt " * 3_000, r"\bin-9" * 9_000, "\\" * 9_001, "}" * 9_000,
        "".join(rf"\trowd\cellx{at * 50} a\cell\row" for at in range(3_000)), r"\itap9999999 a" * 9,
    ],
)  # fmt: skip
def test_a_hostile_file_costs_no_more_than_its_length(body: str) -> None:
    start = time.process_time()
    _document(body)
    assert time.process_time() - start < 10


def test_groups_without_end_are_refused() -> None:
    with pytest.raises(UnreadableDocument):
        _document("{" * 200_000)


LISTS = (
    r"{\*\listtable{\list{\listlevel\levelnfc11\levelstartat2\levelfollow2{\leveltext"
    r"\'03\'91\'e6\'00\'8f\'f0;}{\levelnumbers\'02;}}"
    r"{\listlevel\levelnfc0\levelstartat1\levelfollow1{\leveltext\'03(\'01);}{\levelnumbers\'02;}}\listid7}{\list{\listlevel\levelnfc23"
    r"{\leveltext\'01\u-3880 ?;}{\levelnumbers;}\f2}\listid8}}"
    r"{\*\listoverridetable{\listoverride\listid7\listoverridecount0\ls1}"
    r"{\listoverride\listid7\listoverridecount1{\lfolevel\listoverridestartat\levelstartat5}\ls2}"
    r"{\listoverride\listid8\listoverridecount0\ls3}}"
)


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (
            r"\pard\ls1 甲\par\ilvl1 乙\par 丙\par\ilvl0 丁\par",
            ["第二条甲", "(1) 乙", "(2) 丙", "第三条丁"],
        ),
        (r"\pard\ls1 甲\par\pard 地\par\ls2 乙\par", ["第二条甲", "地", "第五条乙"]),
        (r"\pard\ls1{\listtext 1.\tab}甲\par", ["1.\t甲"]), (r"\pard\ls9 甲\par", ["甲"]),
        (r"\pard\ls3 甲\par", ["➢ 甲"]),
        (r"\trowd\cellx9\pard\intbl\ls1 甲\cell\row", ["第二条甲"]),
        (r"\pard\ls1\plain 甲\par", ["第二条甲"]),
    ],
)  # fmt: skip
def test_items_have_the_numbers_that_the_table_of_lists_gives(body: str, lines: list[str]) -> None:
    assert _lines(LISTS + body) == lines


def test_a_cell_without_an_edge_is_not_drawn() -> None:
    row = r"\trowd\cellx9\cellx18\pard\intbl 甲\cell 乙\cell%s\row\pard 外\par"
    assert _lines(row % r"\cell") == _lines(row % "")
    assert _lines(row % r" 丙\cell")[0] == "甲\t乙\t丙"


def test_dots_over_letters_are_told() -> None:
    document = _document(r"規程を{\accdot 改正\accnone す}る\par")
    found = [(document.raw[m.start : m.end], m.kind) for m in document.marks]
    assert found == [("改正", "emphasis-dots")]
