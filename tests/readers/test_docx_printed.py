"""What Word prints besides plain paragraphs is in the text of its reader."""

import pytest

from readers.formats.docx.read import read
from tests.readers.test_office import RUN, W, docx, paragraph, zipped
from text.running.running import BORDER, running


def _field(instruction: str, result: str = "", form: str = "") -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}">{}</w:fldChar></w:r>'
    code = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    shown = mark.format("separate", "") + RUN.format(result) if result else ""
    return mark.format("begin", form) + code + shown + mark.format("end", "")


def _look(properties: str, text: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def _table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def _cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


BOX = '<w:ffData><w:checkBox><w:default w:val="{}"/></w:checkBox></w:ffData>'
LIST = (
    '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="春"/><w:listEntry w:val="秋"/>'
    "</w:ddList></w:ffData>"
)
PRINTED = {
    "a character in a circle": (_field(r"EQ \o\ac(○,秘)"), "㊙"),
    "the ruby of old files": (_field(r"EQ \* jc2 \o\ad(\s\up 9(ふくべ),服部)"), "服部《ふくべ》"),
    "a fraction": (_field(r"EQ \f(3,4)"), "3/4"),
    "a field without a result": (_field("PAGE"), ""),
    "a field with one": (_field("REF 甲", "第3条"), "第3条"),
    "a ticked box of a form": (_field("FORMCHECKBOX", form=BOX.format(1)), "☑"),
    "an empty box of a form": (_field("FORMCHECKBOX", form=BOX.format(0)), "☐"),
    "a list of a form": (_field("FORMDROPDOWN", form=LIST), "秋"),
    "a symbol": ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
    "letters in a font of symbols": (
        _look('<w:rFonts w:ascii="Wingdings"/>', "\uf0a8"),
        "☐",
    ),
    "figures set high and low": (
        RUN.format("10")
        + _look('<w:vertAlign w:val="superscript"/>', "2")
        + _look('<w:vertAlign w:val="subscript"/>', "3"),
        "10²₃",
    ),
    "figures raised by hand": (
        RUN.format("10")
        + _look('<w:position w:val="8"/><w:sz w:val="14"/>', "2")
        + _look('<w:position w:val="-6"/>', "3"),
        "10²₃",
    ),
    "a height evened out": (RUN.format("10") + _look('<w:position w:val="2"/>', "2"), "102"),
    "hidden text is not": (f"{RUN.format('甲')}{_look('<w:vanish/>', '陰')}", "甲"),
    "struck-out text": (_look("<w:strike/>", "旧"), "旧"),
}


@pytest.mark.parametrize(("runs", "text"), PRINTED.values(), ids=PRINTED)
def test_what_is_printed_is_read(runs: str, text: str) -> None:
    assert read(docx(paragraph(RUN.format("前") + runs)), "x.docx").raw == f"前{text}\n"


def test_struck_out_text_and_links_are_marked() -> None:
    runs = f"{RUN.format('今は')}{_look('<w:dstrike/>', '千円')}"
    document = read(docx(paragraph(runs)), "x.docx")
    assert [(mark.start, mark.end, mark.kind) for mark in document.marks] == [(2, 4, "struck")]


def test_cells_stand_in_their_columns_merged_or_not() -> None:
    wide = _cell("計", '<w:gridSpan w:val="2"/>')
    body = _table(
        _cell("議案") + _cell("賛成") + _cell("反対"),
        _cell("一", '<w:vMerge w:val="restart"/>') + _cell("") + _cell("○"),
        _cell("", "<w:vMerge/>") + wide,
    )
    document = read(docx(paragraph("集計") + body), "x.docx")
    assert document.raw == "集計\n議案\t賛成\t反対\n一\t\t○\n\t計\t\n\n"
    kinds = [(border.start, border.kind) for border in document.borders]
    assert kinds[:4] == [(2, "row"), (5, "cell"), (8, "cell"), (11, "row")]
    assert [kind for _, kind in kinds[4:]] == ["cell", "cell", "row", "merged", "merged", "row"]
    assert running(document).text.splitlines()[2] == f"一{BORDER}{BORDER}○"


def test_a_single_cell_is_a_box_without_borders() -> None:
    document = read(docx(_table(_cell("お知らせ"))), "x.docx")
    assert (document.raw.strip(), document.borders) == ("お知らせ", ())


HEAD = (
    '<w:sectPr><w:headerReference w:type="default" r:id="h"/>'
    '<w:headerReference w:type="first" r:id="f"/><w:footerReference w:type="default" r:id="g"/>'
    "</w:sectPr>"
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def test_the_main_part_headers_and_footers_are_found_by_their_relationships() -> None:
    kind = f'Type="{RELATIONS}/'
    relations = "".join(
        f'<Relationship Id="{name}" {kind}{what}" Target="{target}"/>'
        for name, what, target in (
            ("h", "header", "kopf.xml"),
            ("f", "header", "erste.xml"),
            ("g", "footer", "/word/fuss.xml"),
        )
    )
    page = _field("PAGE", "4")
    content = zipped(
        {
            "_rels/.rels": f'<R><Relationship Id="m" {kind}officeDocument" '
            'Target="word/document2.xml"/></R>',
            "word/document2.xml": f'<w:document {W} xmlns:r="{RELATIONS}"><w:body>'
            f"{paragraph('本文。')}{HEAD}</w:body></w:document>",
            "word/_rels/document2.xml.rels": f"<R>{relations}</R>",
            "word/kopf.xml": f"<w:hdr {W}>{paragraph(RUN.format('会報 ') + page)}</w:hdr>",
            "word/erste.xml": f"<w:hdr {W}>{paragraph('表紙だけ')}</w:hdr>",
            "word/fuss.xml": f"<w:ftr {W}>{paragraph('電話 03')}{paragraph(page)}</w:ftr>",
        }
    )
    document = read(content, "x.docx")
    assert document.raw == "会報 4\n本文。\n電話 03\n4\n"
    assert running(document).text == "会報 \n本文。\n電話 03\n"
    assert [document.raw[start:end] for start, end in document.furniture] == [
        *("会報 4\n", "電話 03\n", "4\n"),
    ]


def _numbering(levels: str, *instances: str) -> bytes:
    items = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
        f"</w:pPr>{RUN.format('あ')}</w:p>"
        for number, depth in ((1, 0), (1, 1), (1, 0), (2, 0), (2, 1), (1, 0))
    )
    numbers = "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="0"/>{instance}</w:num>'
        for at, instance in enumerate(instances, 1)
    )
    return zipped(
        {
            "word/document.xml": f"<w:document {W}><w:body>{items}</w:body></w:document>",
            "word/numbering.xml": f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{levels}'
            f"</w:abstractNum>{numbers}</w:numbering>",
        }
    )


def _level(depth: int, style: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


KANJI = _level(0, "japaneseCounting", "第%1条")
START = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'
OWN = '<w:lvlOverride w:ilvl="0">' + _level(0, "aiueo", "(%1)") + "</w:lvlOverride>"
LISTS = {
    "lists of one definition count on": (
        KANJI + _level(1, "decimal", "%1.%2"),
        ("", ""),
        ["第一条", "一.1", "第二条", "第三条", "三.1", "第四条"],
    ),
    "a list that restarts": (
        KANJI + _level(1, "decimal", "%2"),
        ("", START.format(5)),
        ["第一条", "1", "第二条", "第五条", "1", "第六条"],
    ),
    "a level that is written in digits": (
        KANJI + _level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        ("", ""),
        ["第一条", "1.1", "第二条", "第三条", "3.1", "第四条"],
    ),
    "a level that never begins anew": (
        KANJI + _level(1, "decimal", "%2", '<w:lvlRestart w:val="0"/>'),
        ("", ""),
        ["第一条", "1", "第二条", "第三条", "2", "第四条"],
    ),
    "a level of its own": (
        KANJI + _level(1, "decimal", "%2"),
        ("", OWN),
        ["第一条", "1", "第二条", "(ｱ)", "1", "第二条"],
    ),
}


@pytest.mark.parametrize(("levels", "instances", "labels"), LISTS.values(), ids=LISTS)
def test_numbers_are_those_that_word_prints(
    levels: str, instances: tuple[str, str], labels: list[str]
) -> None:
    lines = read(_numbering(levels, *instances), "x.docx").raw.splitlines()
    assert [line.removesuffix(" あ") for line in lines] == labels


@pytest.mark.parametrize("text", ["一二", ""])
def test_a_row_merged_into_one_cell_is_a_table_and_a_single_cell_a_box(text: str) -> None:
    merged = read(docx(_table(_cell(text, '<w:gridSpan w:val="2"/>'))), "x.docx")
    assert [border.kind for border in merged.borders] == ["merged", "row"]
    assert not read(docx(_table(_cell("囲み"))), "x.docx").borders
