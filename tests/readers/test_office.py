"""Word and OpenDocument files: what a reader of the document would see, in order."""

import io
import zipfile

import pytest

from readers.formats.docx import read as docx_reader
from readers.formats.docx.numbering import numeral
from readers.formats.odt import read as odt_reader
from text.model.document import Document
from text.running.running import running
from text.structure.sections import sections

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "draw", "style")
)
NUMBERS = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimalFullWidth"/>'
    '<w:lvlText w:val="第%1条"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="decimalEnclosedCircle"/><w:lvlText w:val="%2"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="aiueoFullWidth"/><w:lvlText w:val="(%1-%3)"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'
)
STYLES = (
    '<w:style w:styleId="L"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="M"><w:basedOn w:val="L"/></w:style>'
    '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="2"><w:name w:val="x"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
)


def zipped(parts: dict[str, str]) -> bytes:
    """Return a zip file of `parts` (name → text)."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def docx(body: str, footnotes: str = "", prolog: str = "") -> bytes:
    """Return a .docx file whose body is the WordprocessingML `body`."""
    return zipped(
        {
            "word/document.xml": f"{prolog}<w:document {W}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {W}>{STYLES}</w:styles>",
            "word/numbering.xml": f"<w:numbering {W}>{NUMBERS}</w:numbering>",
            "word/footnotes.xml": f"<w:footnotes {W}>{footnotes}</w:footnotes>",
        }
    )


def paragraph(runs: str, style: str = "") -> str:
    """Return a paragraph; plain text becomes one run."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    inner = runs if runs.startswith("<") else f"<w:r><w:t>{runs}</w:t></w:r>"
    return f"<w:p>{properties}{inner}</w:p>"


def odt(body: str, styles: str = "") -> bytes:
    """Return an .odt file whose text is the OpenDocument XML `body`."""
    content = (
        f"<office:document-content {ODF}>{styles}<office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    return zipped({"content.xml": content})


RUN = "<w:r><w:t>{}</w:t></w:r>"
DOCX = {
    "paragraphs": (paragraph("一。") + paragraph("二。"), "一。\n二。\n"),
    "runs, tabs and breaks": (
        paragraph(f"{RUN.format('甲')}<w:r><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>"),
        "甲\t乙\n丙\n",
    ),
    "insertions are accepted": (
        paragraph(f"{RUN.format('旧')}<w:ins>{RUN.format('新')}</w:ins>"),
        "旧新\n",
    ),
    "deletions are accepted": (
        paragraph(f"{RUN.format('残')}<w:del><w:r><w:delText>消</w:delText></w:r></w:del>"),
        "残\n",
    ),
    "what was moved away is gone": (
        paragraph(
            f"<w:moveFrom>{RUN.format('元')}</w:moveFrom><w:moveTo>{RUN.format('先')}</w:moveTo>"
        ),
        "先\n",
    ),
    "a deleted paragraph mark joins": (
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>上</w:t></w:r></w:p>"
        + paragraph("下"),
        "上下\n",
    ),
    "a large first letter belongs to its word": (
        '<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr><w:r><w:t>春</w:t></w:r></w:p>'
        + paragraph("の総会"),
        "春の総会\n",
    ),
    "tables cell by cell": (
        "<w:tbl><w:tr>"
        f"<w:tc>{paragraph('甲')}</w:tc><w:tc>{paragraph('乙')}</w:tc>"
        f"</w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('消')}</w:tc></w:tr></w:tbl>",
        "甲\t乙\n\n",
    ),
    "a nested table once": (
        "<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>"
        f"{paragraph('中')}</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>",
        "中\n",
    ),
    "a nested table has rows of its own": (
        f"<w:tbl><w:tr><w:tc>{paragraph('甲')}</w:tc><w:tc><w:tbl><w:tr><w:tc>{paragraph('乙')}"
        f"</w:tc><w:tc>{paragraph('丙')}</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>",
        "甲\t\n乙\t丙\n\n\n",
    ),
    "links and field codes": (
        paragraph(
            f"<w:hyperlink>{RUN.format('連絡先')}</w:hyperlink>"
            "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        ),
        "連絡先\n",
    ),
    "ruby keeps its base": (
        paragraph(
            f"<w:r><w:ruby><w:rt>{RUN.format('かんじ')}</w:rt>"
            f"<w:rubyBase>{RUN.format('漢字')}</w:rubyBase></w:ruby></w:r>"
        ),
        "漢字《かんじ》\n",
    ),
}
ODT = {
    "paragraphs": ("<text:p>一。</text:p><text:p>二。</text:p>", "一。\n二。\n"),
    "blanks, tabs and breaks": (
        '<text:p>甲<text:s text:c="2"/>乙<text:tab/>丙<text:line-break/>丁</text:p>',
        "甲  乙\t丙\n丁\n",
    ),
    "deletions are accepted": (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>消</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>残<text:change/>る</text:p>",
        "残る\n",
    ),
    "tables cell by cell": (
        "<table:table><table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell>"
        "<table:table-cell><text:p>乙</text:p></table:table-cell></table:table-row></table:table>",
        "甲\t乙\n\n",
    ),
    "footnotes at the end": (
        "<text:p>本文<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>注の文</text:p></text:note-body></text:note>。</text:p>",
        "本文[1]。\n[1] 注の文\n",
    ),
}


@pytest.mark.parametrize(("body", "text"), DOCX.values(), ids=DOCX)
def test_a_word_file_reads_as_it_looks_with_changes_accepted(body: str, text: str) -> None:
    assert docx_reader.read(docx(body), "x.docx").raw == text


@pytest.mark.parametrize(("body", "text"), ODT.values(), ids=ODT)
def test_an_opendocument_file_reads_as_it_looks_with_changes_accepted(body: str, text: str) -> None:
    assert odt_reader.read(odt(body), "x.odt").raw == text


def test_footnotes_stand_at_the_end_under_their_numbers() -> None:
    body = paragraph(f'{RUN.format("本文")}<w:r><w:footnoteReference w:id="7"/></w:r>')
    note = f'<w:footnote w:id="7">{paragraph("注の文")}</w:footnote>'
    assert docx_reader.read(docx(body, note), "x.docx").raw == "本文[1]\n[1] 注の文\n"


def _headed() -> list[Document]:
    body = paragraph("総則", "1") + paragraph("本文。") + paragraph("細則", "2") + paragraph("終。")
    text = (
        '<text:h text:outline-level="1">総則</text:h><text:p>本文。</text:p>'
        '<text:h text:outline-level="2">細則</text:h><text:p>終。</text:p>'
    )
    return [docx_reader.read(docx(body), "x.docx"), odt_reader.read(odt(text), "x.odt")]


@pytest.mark.parametrize("document", _headed(), ids=("docx", "odt"))
def test_headings_become_sections(document: Document) -> None:
    found = [(s.heading, s.level, document.raw[s.start : s.end]) for s in sections(document)]
    assert found == [("総則", 1, "総則\n本文。\n"), ("細則", 2, "細則\n終。\n")]


def test_ruby_is_a_reading_over_its_base() -> None:
    document = docx_reader.read(docx(DOCX["ruby keeps its base"][0]), "x.docx")
    (note,) = document.annotations
    assert (running(document).text[note.start : note.end], note.reading) == ("漢字", "かんじ")


def _item(text: str, depth: int) -> str:
    number = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="5"/></w:numPr>'
    return f"<w:p><w:pPr>{number}</w:pPr>{RUN.format(text)}</w:p>"


def test_the_numbers_that_word_sets_are_text_and_make_sections() -> None:
    items = [("目的", 0), ("甲", 1), ("乙", 1), ("子", 2), ("会員", 0), ("丙", 1)]
    body = "".join(_item(text, depth) for text, depth in items) + paragraph("会費", "M")
    document = docx_reader.read(docx(body), "x.docx")
    assert document.raw.splitlines() == [
        *("第１条 目的", "① 甲", "② 乙", "(１-ア) 子", "第２条 会員", "① 丙", "第３条 会費"),
    ]
    assert [section.level for section in sections(document)] == [2, 3, 3, 2, 3, 2]


def test_the_numbers_of_opendocument_lists_are_text() -> None:
    styles = (
        '<office:automatic-styles><text:list-style style:name="L">'
        '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
        '<text:list-level-style-number text:level="2" style:num-format="ア, イ, ウ, ..." '
        'style:num-prefix="(" style:num-suffix=")"/>'
        "</text:list-style></office:automatic-styles>"
    )
    item = "<text:list-item><text:p>{}</text:p>{}</text:list-item>"
    inner = f"<text:list>{item.format('子', '')}{item.format('丑', '')}</text:list>"
    body = (
        f'<text:list text:style-name="L">{item.format("甲", inner)}'
        f"{item.format('乙', '')}</text:list>"
        '<text:p>文</text:p><text:list text:style-name="L" text:continue-numbering="true">'
        f"{item.format('丙', '')}</text:list>"
        f'<text:list text:style-name="L">{item.format("丁", "")}</text:list>'
    )
    lines = odt_reader.read(odt(body, styles), "x.odt").raw.splitlines()
    assert lines == ["1. 甲", "(ア) 子", "(イ) 丑", "2. 乙", "文", "3. 丙", "1. 丁"]


@pytest.mark.parametrize(
    ("number", "style", "written"),
    [
        *(
            (3, "decimal", "3"),
            (12, "decimalFullWidth", "１２"),
            (20, "decimalEnclosedCircle", "⑳"),
        ),
        *((21, "decimalEnclosedCircle", "21"), (10, "japaneseCounting", "十")),
        *((25, "japaneseCounting", "二十五"), (30, "japaneseCounting", "三十")),
        *(
            (2, "aiueo", "ｲ"),
            (2, "irohaFullWidth", "ロ"),
            (3, "lowerLetter", "c"),
            (14, "upperRoman", "XIV"),
        ),
        *((5, "none", ""), (7, "unheardOf", "7")),
    ],
)
def test_numbers_are_written_as_word_writes_them(number: int, style: str, written: str) -> None:
    assert numeral(number, style) == written
