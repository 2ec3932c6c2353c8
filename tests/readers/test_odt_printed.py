"""OpenDocument: what is printed is read, with its place in a table and its number in a list."""

from __future__ import annotations

import pytest

from readers.formats.odt.read import read
from tests.readers.test_office import ODF, odt, zipped
from text.model.document import Document
from text.running.running import BORDER, running

STYLES = """<office:automatic-styles>
<style:style style:name="high" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="low" style:family="text"><style:text-properties style:text-position="-33% 58%"/></style:style>
<style:style style:name="gone" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="unseen" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="ding" style:family="text"><style:text-properties style:font-name="Wingdings"/></style:style>
<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." loext:num-list-format="第%1%条" xmlns:loext="urn:x"/>
<text:list-level-style-number text:level="2" style:num-format="ｱ, ｲ, ｳ, ..." style:num-prefix="(" style:num-suffix=")"/></text:list-style>
</office:automatic-styles>"""  # noqa: E501
NAMES = (
    ODF
    + ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    + ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    + ' xmlns:form="urn:oasis:names:tc:opendocument:xmlns:form:1.0"'
    + ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    + ' xmlns:xlink="http://www.w3.org/1999/xlink"'
)


def _names() -> str:
    """Return the declarations, each once."""
    found: dict[str, str] = {}
    for word in NAMES.split():
        name, _, said = word.partition("=")
        found.setdefault(name, said)
    return " ".join(f"{name}={said}" for name, said in found.items())


def _read(body: str, styles: str = STYLES, pages: str = "") -> Document:
    content = (
        f"<office:document-content {_names()}>{styles}<office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    parts = {"content.xml": content}
    if pages:
        parts["styles.xml"] = (
            f"<office:document-styles {_names()}><office:master-styles>"
            f"{pages}</office:master-styles></office:document-styles>"
        )
    return read(zipped(parts), "a.odt")


PRINTED = {
    "figures set high and low": (
        '10<text:span text:style-name="high">2</text:span>'
        '<text:span text:style-name="low">3</text:span>',
        "10²₃",
    ),
    "struck-out text": ('<text:span text:style-name="gone">旧</text:span>新', "旧新"),
    "hidden text is not": ('甲<text:span text:style-name="unseen">陰</text:span>', "甲"),
    "letters in a font of symbols": (
        '<text:span text:style-name="ding">\uf0fe</text:span>出席',
        "☑出席",
    ),
    "blanks of the file are one": ("甲\n   <text:span>\n 乙 </text:span> 丙", "甲 乙 丙"),
    "a comment is not": (
        "甲<office:annotation><text:p>後で</text:p></office:annotation>乙",
        "甲乙",
    ),
    "ruby": (
        "<text:ruby><text:ruby-base>服部</text:ruby-base><text:ruby-text>はっとり</text:ruby-text>"
        "</text:ruby>さん",
        "服部《はっとり》さん",
    ),
    "the description of a picture is not": (
        '<draw:frame><draw:image xlink:href="a.png"/><svg:title>図</svg:title></draw:frame>後',
        "後",
    ),
    "a box of a form": (
        '<draw:control draw:control="c1"/>出席<draw:control draw:control="c2"/>欠席',
        "☑出席☐欠席",
    ),
    "a box of a form of Word": (
        '<field:fieldmark-start xmlns:field="urn:f" field:type="vnd.x.FORMCHECKBOX">'
        '<field:param field:name="Checkbox_Checked" field:value="true"/></field:fieldmark-start>済',
        "☑済",
    ),
}
FORMS = (
    '<office:forms><form:form><form:checkbox form:id="c1" form:current-state="checked"/>'
    '<form:checkbox form:id="c2"/></form:form></office:forms>'
)


@pytest.mark.parametrize(("words", "text"), PRINTED.values(), ids=PRINTED)
def test_what_is_printed_is_read(words: str, text: str) -> None:
    assert _read(f"{FORMS}<text:p>{words}</text:p>").raw == f"{text}\n"


def test_hidden_text_is_told() -> None:
    found = _read('<text:p>甲<text:span text:style-name="unseen">陰</text:span></text:p>')
    assert found.notices == ("show.notice-hidden",)


def test_text_boxes_stand_behind_their_paragraph() -> None:
    box = "<draw:frame><draw:text-box><text:p>注意</text:p></draw:text-box></draw:frame>"
    shape = "<draw:custom-shape><text:p>図形</text:p></draw:custom-shape>"
    assert _read(f"<text:p>甲{box}乙{shape}</text:p>").raw == "甲乙\n注意\n図形\n"


def _cell(text: str, attributes: str = "") -> str:
    body = f"<text:p>{text}</text:p>" if text else ""
    return f"<table:table-cell {attributes}>{body}</table:table-cell>"


def test_cells_stand_in_their_columns_covered_and_repeated_ones_too() -> None:
    rows = [
        _cell("甲")
        + _cell("乙", 'table:number-columns-spanned="2"')
        + "<table:covered-table-cell/>",
        _cell("", 'table:number-columns-repeated="2"') + _cell("○"),
    ]
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    found = _read(f"<text:p>前</text:p><table:table>{body}</table:table><text:p>後</text:p>")
    assert found.raw == "前\n甲\t乙\t\n\t\t○\n\n後\n"
    assert running(found).text.count(BORDER) == 4
    assert [border.kind for border in found.borders].count("merged") == 1


def _item(text: str, attributes: str = "", inner: str = "") -> str:
    return f"<text:list-item {attributes}><text:p>{text}</text:p>{inner}</text:list-item>"


def _list(*items: str, attributes: str = "") -> str:
    return f'<text:list text:style-name="L" {attributes}>{"".join(items)}</text:list>'


def test_items_have_the_numbers_that_are_printed() -> None:
    deeper = "<text:list>" + _item("い") + _item("ろ") + "</text:list>"
    found = _read(
        _list(_item("甲", inner=deeper), _item("乙"), attributes='xml:id="one"')
        + "<text:p>間</text:p>"
        + _list(_item("丙"))
        + _list(
            _item("丁"), _item("戊", 'text:start-value="9"'), attributes='text:continue-list="one"'
        )
    )
    assert " ".join(found.raw.split()) == (
        "第一条 甲 (ｱ) い (ｲ) ろ 第二条 乙 間 第一条 丙 第三条 丁 第九条 戊"
    )


def test_headers_and_footers_are_the_furniture_of_the_page() -> None:
    page = (
        '<style:master-page style:name="Standard"><style:header><text:p>会報 第12号</text:p>'
        "</style:header><style:footer><text:p>電話 03-1111-2222</text:p><text:p>- "
        "<text:page-number>1</text:page-number> -</text:p><text:p>12</text:p>"
        "</style:footer></style:master-page>"
        '<style:master-page style:name="Other"><style:header><text:p>使わない</text:p>'
        "</style:header></style:master-page>"
    )
    found = _read("<text:p>本文</text:p>", pages=page)
    assert found.raw == "会報 第12号\n本文\n電話 03-1111-2222\n- 1 -\n12\n"
    assert [found.raw[slice(*place)] for place in found.furniture] == [
        "会報 第12号\n",
        "電話 03-1111-2222\n",
        "- 1 -\n",
        "12\n",
    ]
    assert running(found).text == "会報 第12号\n本文\n電話 03-1111-2222\n12\n"


def test_headings_have_their_numbers() -> None:
    styles = (
        '<office:styles><text:outline-style><text:outline-level-style text:level="1" '
        'style:num-format="1" style:num-prefix="第" style:num-suffix="章"/></text:outline-style>'
        "</office:styles>"
    )
    heading = '<text:h text:outline-level="1">{}</text:h>'
    found = _read(heading.format("総則") + heading.format("雑則"), styles)
    assert [section.heading for section in found.sections] == ["第1章 総則", "第2章 雑則"]


def test_a_file_of_the_least_is_read() -> None:
    assert read(odt("<text:p>一</text:p>"), "a.odt").raw == "一\n"
